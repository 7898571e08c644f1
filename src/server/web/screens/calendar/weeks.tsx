// The weeks of the year as a table: the present one is marked, late things stand out, quiet weeks are one row.
import { parties, topics, windowWords } from '../../../../policies/index.ts';
import type { AgendaItem } from '../../../application/index.ts';
import { Card, Icon, Moment, dateText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenCalendar, Span } from './seen-calendar.ts';
import { calendarWords } from './words.ts';

interface SeenProps {
  readonly visit: Visit;
  readonly seen: SeenCalendar;
}

export function Weeks({ visit, seen }: SeenProps) {
  const words = calendarWords[visit.language];
  return (
    <Card title={words.timeline} padded={false}>
      <div class="table-responsive">
        <table class="table card-table">
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.what}</th>
            </tr>
          </thead>
          <tbody>
            {seen.spans.map((span) => (
              <tr
                key={`${span.from} ${span.items[0]?.milestone.id ?? ''}`}
                class={span.isNow ? 'table-active' : ''}
              >
                <th scope="row" class="fw-normal">
                  <SpanName visit={visit} span={span} />
                </th>
                <td>
                  {span.items.length === 0 ? (
                    <span class="text-secondary">{span.name ?? words.nothing}</span>
                  ) : (
                    <ul class="list-unstyled mb-0">
                      {span.items.map((item) => (
                        <Milestone key={`${item.milestone.id} ${item.lastDay}`} {...{ visit, seen, item }} />
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function SpanName({ visit, span }: { readonly visit: Visit; readonly span: Span }) {
  const words = calendarWords[visit.language];
  const { weeks, from, to, name, isNow } = span;
  return (
    <>
      <strong>
        {weeks === null
          ? name === null
            ? words.outside
            : words.break
          : weeks[0] === weeks[1]
            ? words.week(String(weeks[0]))
            : words.weeks(String(weeks[0]), String(weeks[1]))}
      </strong>
      {isNow && <span class="badge bg-blue-lt ms-2">{words.now}</span>}
      <div class="text-secondary">
        {from === to ? dateText(from) : `${dateText(from).slice(0, 5)} – ${dateText(to)}`}
      </div>
    </>
  );
}

const looks = {
  late: { tone: 'red', icon: 'alert' },
  done: { tone: 'green', icon: 'check' },
  passed: { tone: 'green', icon: 'check' },
  upcoming: { tone: 'secondary', icon: 'clock' },
} as const;

function Milestone({ visit, seen, item }: SeenProps & { readonly item: AgendaItem }) {
  const { language } = visit;
  const words = calendarWords[language];
  const { milestone, lastDay, standing, unsigned } = item;
  const { tone, icon } = looks[standing];
  const noted = seen.notedOf(item);
  const named = (list: readonly (keyof typeof parties)[] = []) =>
    list.map((party) => parties[party][language]).join(', ');
  const windows = (list: AgendaItem['milestone']['opens'] = []) =>
    list.map((window) => windowWords(window)[language]).join(', ');
  const facts = [
    milestone.grades && words.grades(milestone.grades.join(', ')),
    milestone.doneBy && words.doneBy(named(milestone.doneBy)),
    milestone.checkedBy && words.checkedBy(named(milestone.checkedBy)),
    milestone.opens && words.opens(windows(milestone.opens)),
    milestone.closes && words.closes(windows(milestone.closes)),
  ].filter((fact) => fact !== undefined);
  return (
    <li class="mb-2">
      <span class={`badge state-badge bg-${tone}-lt me-2`}>
        <Icon name={icon} />
        {words.standing[standing]}
      </span>
      <strong>
        {topics[milestone.topic][language]}
        {milestone.term && ` · ${milestone.term}`}
        {milestone.round !== undefined && ` · ${words.round(String(milestone.round))}`}
      </strong>{' '}
      <span class="text-nowrap">{words.lastDay(dateText(lastDay))}</span>
      {facts.length > 0 && <div class="text-secondary">{facts.join(' · ')}</div>}
      {unsigned > 0 && standing !== 'passed' && (
        <div class={standing === 'late' ? 'text-danger' : 'text-secondary'}>{words.unsigned(unsigned)}</div>
      )}
      {noted && (
        <div class="text-secondary">
          {words.noted(noted.records)} <Moment at={noted.notedAt} />
        </div>
      )}
    </li>
  );
}
