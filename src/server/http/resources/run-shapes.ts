// Shapes of what the office asked for and nobody waits for.
import { toIso } from '../../../kernel/index.ts';
import { officeRunStates, type OfficeRun, type OfficeRunStep } from '../../application/index.ts';
import {
  described,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  trouble,
  uuid,
  whole,
  type Of,
} from '../shapes.ts';
import { bare } from './shapes.ts';

export const runShape = named(
  'Run',
  object({
    id: uuid,
    kind: oneOf('extension', 'archive'),
    state: described('`stopped`: something stood in the way; ask again', oneOf(...officeRunStates)),
    at: moment,
    records: whole(),
    outcomes: described(
      'Of extensions, as far as the run has come',
      list(object({ record: uuid, level: nullable(text()), shortfalls: list(trouble) })),
    ),
    package: nullable(
      object({
        name: text(),
        archived: whole(),
        files: whole(),
        leftOut: list(object({ title: text(), state: text() })),
      }),
    ),
    trouble: nullable(trouble),
  }),
);

/** Where the package stands on the server's disk is nobody's business over the network. */
export const toRun = (
  { id, kind, state, at, records, package: made, trouble: stop }: OfficeRun,
  steps: readonly OfficeRunStep[],
): Of<typeof runShape> => ({
  id,
  kind,
  state,
  at: toIso(at),
  records: records.length,
  outcomes: steps.map(toStep),
  package: made,
  trouble: stop,
});

const toStep = ({ recordId, level, shortfalls }: OfficeRunStep) => ({
  record: recordId,
  level: level ?? null,
  shortfalls: shortfalls.map(bare),
});
