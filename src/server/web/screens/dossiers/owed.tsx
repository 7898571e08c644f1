// What is owed by the policy's plan: my own, with a way to bring it.
import type { DueDossier } from '../../../application/index.ts';
import { Card, DueDay, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { periodText } from './state.tsx';
import { dossiersWords } from './words.ts';

interface OwedProps {
  readonly visit: Visit;
  readonly due: readonly DueDossier[];
  readonly subjects: ReadonlyMap<string, string>;
}

export const isOwed = ({ standing }: DueDossier): boolean => standing === 'late' || standing === 'open';

const AT_ONCE = 6;

/** The latest first: what comes next, then what was missed most recently. */
export function OwedByMe({ visit, due, subjects }: OwedProps) {
  const words = dossiersWords[visit.language];
  const latest = due.toSorted((one, other) => other.dueAt - one.dueAt);
  const rest = latest.slice(AT_ONCE);
  const line = (one: DueDossier) => <Line visit={visit} due={one} subjects={subjects} />;
  return (
    <Card title={words.owed} padded={false}>
      <div class="list-group list-group-flush">{latest.slice(0, AT_ONCE).map(line)}</div>
      {rest.length > 0 && (
        <details>
          <summary class="card-footer">{words.more(rest.length)}</summary>
          <div class="list-group list-group-flush">{rest.map(line)}</div>
        </details>
      )}
    </Card>
  );
}

function Line({ visit, due, subjects }: Omit<OwedProps, 'due'> & { readonly due: DueDossier }) {
  const { language } = visit;
  const words = dossiersWords[language];
  const { kind, kindName, subject, period, dueAt } = due;
  const what = [kindName, subjects.get(subject) ?? subject, periodText(period, dueAt, language)].join(' · ');
  return (
    <div class="list-group-item d-flex flex-wrap align-items-center gap-2">
      <span class="flex-fill fw-bold">{what}</span>
      <DueDay visit={visit} at={dueAt} />
      <a
        class="btn btn-sm btn-primary"
        href={`/dossiers/new?${new URLSearchParams({ kind, subject, period }).toString()}`}
        aria-label={words.bringOf(what)}
      >
        <Icon name="upload" />
        {words.bring}
      </a>
    </div>
  );
}
