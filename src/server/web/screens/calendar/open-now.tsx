// Which windows of entry and signing stand open, and until when.
import type { Instant } from '../../../../kernel/index.ts';
import { windowKey, windowWords } from '../../../../policies/index.ts';
import { Card, Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenCalendar } from './seen-calendar.ts';
import { calendarWords } from './words.ts';

export function OpenNow({ visit, seen }: { readonly visit: Visit; readonly seen: SeenCalendar }) {
  const words = calendarWords[visit.language];
  const windows = seen.agenda?.windows ?? [];
  if (windows.length === 0) return null;
  return (
    <Card title={words.windows} padded={false}>
      <ul class="list-group list-group-flush">
        {windows.map(({ window, open, until }) => (
          <li key={windowKey(window)} class="list-group-item d-flex flex-wrap gap-2 align-items-center">
            <span class={`badge state-badge bg-${open ? 'green' : 'secondary'}-lt`}>
              <Icon name={open ? 'check' : 'lock'} />
              {open ? words.open : words.shut}
            </span>
            <span class="flex-fill">{windowWords(window)[visit.language]}</span>
            {until !== null && (
              <span class="text-secondary">
                {words.until} <Moment at={(until - 1) as Instant} day />
              </span>
            )}
          </li>
        ))}
      </ul>
      <p class="card-body mb-0 text-secondary">{words.windowsAbout}</p>
    </Card>
  );
}
