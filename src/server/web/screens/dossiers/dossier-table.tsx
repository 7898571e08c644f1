// Dossiers as a table: what, whose, where each stands and whose turn it is, by when.
import type { PersonId } from '../../../../kernel/index.ts';
import { presentFile } from '../../../../workflows/index.ts';
import type { DossierStanding } from '../../../application/index.ts';
import { Deadline, DueDay, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { DossierBadge, partyText, periodText } from './state.tsx';
import { dossiersWords } from './words.ts';

export interface Called {
  readonly people: ReadonlyMap<PersonId, string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly subjects: ReadonlyMap<string, string>;
}

interface DossierTableProps {
  readonly visit: Visit;
  readonly items: readonly DossierStanding[];
  readonly called: Called;
}

export function DossierTable({ visit, items, called }: DossierTableProps) {
  const words = dossiersWords[visit.language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.dossier}</th>
            <th scope="col">{words.author}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.due}</th>
            <th scope="col" class="w-1" aria-label={words.open} />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.dossier.id} visit={visit} item={item} called={called} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Omit<DossierTableProps, 'items'> {
  readonly item: DossierStanding;
}

function Row({ visit, item, called }: RowProps) {
  const { language } = visit;
  const words = dossiersWords[language];
  const { dossier, awaited, yours } = item;
  const { id, snapshot } = dossier;
  const { title, author } = snapshot.context;
  const turn = yours ? words.you : awaited && partyText(awaited, language);
  return (
    <tr>
      <td>
        <div class="fw-bold text-break">{title}</div>
        <div class="text-secondary">{aboutDossier(item, called, visit)}</div>
      </td>
      <td>{called.people.get(author)}</td>
      <td>
        <DossierBadge state={snapshot.state} language={language} />
        {turn !== null && (
          <div class={yours ? 'fw-bold' : 'text-secondary'}>
            {words.turn}: {turn}
          </div>
        )}
      </td>
      <td>
        <Due visit={visit} item={item} />
      </td>
      <td>
        <a
          class={`btn btn-sm${yours ? ' btn-primary' : ''}`}
          href={`/dossiers/${id}`}
          aria-label={words.openOf(title)}
        >
          {words.open}
        </a>
      </td>
    </tr>
  );
}

/** `Kế hoạch bài dạy · Toán · Khối 6 · Tuần 12 · bản 2` */
export function aboutDossier({ dossier }: DossierStanding, called: Called, { language }: Visit): string {
  const words = dossiersWords[language];
  const { kind, subject, grade, period, dueAt, files } = dossier.snapshot.context;
  const { version } = presentFile({ files });
  return [
    called.kinds.get(kind) ?? kind,
    ...(subject === null ? [] : [called.subjects.get(subject) ?? subject]),
    ...(grade === null ? [] : [words.grade(grade)]),
    ...(period === null || dueAt === null ? [] : [periodText(period, dueAt, language)]),
    ...(version > 1 ? [words.version(version)] : []),
  ].join(' · ');
}

/** What was sent is late once and for all, or in time; what was not is nearing its day. */
export function Due({ visit, item: { dossier } }: { readonly visit: Visit; readonly item: DossierStanding }) {
  const words = dossiersWords[visit.language];
  const { dueAt, firstSubmittedAt } = dossier.snapshot.context;
  if (dueAt === null) return <span class="text-secondary">{words.noDue}</span>;
  if (firstSubmittedAt === null) return <DueDay visit={visit} at={dueAt} />;
  return (
    <span class="d-inline-flex flex-wrap align-items-center gap-2">
      <Deadline at={dueAt} />
      {firstSubmittedAt >= dueAt && (
        <span class="badge state-badge bg-orange-lt">
          <Icon name="clock" />
          {words.sentLate}
        </span>
      )}
    </span>
  );
}
