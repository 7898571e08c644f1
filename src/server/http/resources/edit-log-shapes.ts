// Shapes of edit logs as papers: which period and edition, who has signed, whose turn it is.
import { toIso } from '../../../kernel/index.ts';
import type { CodedEditLog, EditLogStanding } from '../../application/index.ts';
import {
  described,
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  text,
  uuid,
  whole,
  yesNo,
} from '../shapes.ts';
import type { Of } from '../shapes.ts';

const common = {
  period: described('A month, `2026-05`, or a school year, `2025-2026`', text()),
  edition: whole(),
  until: described('Edits before this moment are in it', moment),
  edits: whole(),
  sha256: described('Of the file as it is signed so far', nullable(digest)),
};

export const editLogShape = named(
  'PrintedEditLog',
  object({
    id: uuid,
    class: described('Null: of the whole school', nullable(uuid)),
    ...common,
    code: text(),
    checker: uuid,
    leader: uuid,
    awaited: described(
      'A person; `service` before the school has certified it; null: all have',
      nullable(text()),
    ),
    signed: list(object({ person: uuid, at: moment })),
  }),
);

export const toEditLog = (standing: EditLogStanding): Of<typeof editLogShape> => {
  const { id, classId, verificationCode, checker, leader } = standing.log;
  return {
    id,
    class: classId,
    ...toCommon(standing),
    code: verificationCode,
    checker,
    leader,
    awaited: standing.awaited,
    signed: standing.signed.map(({ person, at }) => ({ person, at: toIso(at) })),
  };
};

export const codedEditLogShape = named(
  'CodedEditLog',
  object({
    code: text(),
    school: text(),
    class: nullable(text()),
    ...common,
    signatures: described('Of people, in the order they signed', list(moment)),
    complete: described('Everybody who is to sign has signed', yesNo),
    latest: described('False where a later edition was printed', yesNo),
  }),
);

/** Without names. */
export const toCodedEditLog = (found: CodedEditLog): Of<typeof codedEditLogShape> => ({
  code: found.log.verificationCode,
  school: found.school,
  class: found.schoolClass,
  ...toCommon(found),
  signatures: found.signed.map(({ at }) => toIso(at)),
  complete: found.awaited === null,
  latest: found.latest,
});

const toCommon = ({ log: { period, edition, until, edits }, fileHash }: EditLogStanding) => ({
  period,
  edition,
  until: toIso(until),
  edits,
  sha256: fileHash,
});
