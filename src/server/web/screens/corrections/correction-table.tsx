// Corrections as a table: what, where it stands, whose turn it is, by when.
import type { ClassId, Instant } from '../../../../kernel/index.ts';
import { toIso } from '../../../../kernel/index.ts';
import type { CorrectionStanding, MyCorrection } from '../../../application/index.ts';
import { Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { CorrectionBadge, awaitedText, stateOf } from './state.tsx';
import { correctionWords } from './words.ts';

interface TableProps {
  readonly visit: Visit;
  readonly items: readonly (CorrectionStanding | MyCorrection)[];
  readonly classes: ReadonlyMap<ClassId, string>;
}

export function CorrectionTable({ visit, items, classes }: TableProps) {
  const words = correctionWords[visit.language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.turn}</th>
            <th scope="col">{words.before}</th>
            <th scope="col" class="w-1" aria-label={words.open} />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.correction.id} visit={visit} item={item} classes={classes} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  visit: { language, now },
  item,
  classes,
}: Omit<TableProps, 'items'> & { readonly item: CorrectionStanding | MyCorrection }) {
  const words = correctionWords[language];
  const { id, classId, snapshot } = item.correction;
  const { cells, requestedAt, requester, unlocked, permitBefore } = snapshot.context;
  const state = stateOf(item);
  const task = 'task' in item ? item.task : null;
  const before = ends[state]?.({ unlocked: unlocked?.until ?? null, permitBefore }) ?? null;
  const name = words.ofClass(classes.get(classId) ?? '');
  return (
    <tr>
      <td>
        <div class="fw-bold">{name}</div>
        <div class="text-secondary">
          {words.cells(cells.length)} · {item.names.get(requester)} · <Moment at={requestedAt} day />
        </div>
      </td>
      <td>
        <CorrectionBadge state={state} language={language} />
      </td>
      <td>{task === null ? awaitedText(item, language) : <strong>{words.tasks[task]}</strong>}</td>
      <td>
        {before === null ? (
          <span class="text-secondary">{words.noEnd}</span>
        ) : (
          <>
            <Moment at={before} />
            {before > now && before - now < DAY_MS && (
              <div
                class="num text-warning-emphasis"
                data-controller="count-down"
                data-count-down-until-value={toIso(before)}
              />
            )}
          </>
        )}
      </td>
      <td>
        <a
          class={`btn btn-sm${task === null ? '' : ' btn-primary'}`}
          href={`/corrections/${id}`}
          aria-label={words.openOf(name)}
        >
          {words.open}
        </a>
      </td>
    </tr>
  );
}

const DAY_MS = 24 * 3_600_000;

interface Ends {
  readonly unlocked: Instant | null;
  readonly permitBefore: Instant | null;
}

const toPermit = ({ permitBefore }: Ends) => permitBefore;
const toEdit = ({ unlocked }: Ends) => unlocked;
const ends: Readonly<Record<string, (of: Ends) => Instant | null>> = {
  requested: toPermit,
  homeroomConfirmed: toPermit,
  unlocked: toEdit,
  witnessed: toEdit,
};
