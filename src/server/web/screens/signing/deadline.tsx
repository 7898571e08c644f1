// By when: a day, and a word where it is near or past.
import type { Instant } from '../../../../kernel/index.ts';
import { Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

const DAY_MS = 24 * 3600_000;
const SOON_DAYS = 3;

interface DeadlineProps {
  readonly visit: Visit;
  /** Midnight after the last day in time. */
  readonly at: Instant | null;
}

export function Deadline({ visit, at }: DeadlineProps) {
  const words = signingWords[visit.language];
  if (at === null) return <span class="text-secondary">{words.noDeadline}</span>;
  const late = at <= visit.now;
  const soon = !late && at - visit.now < SOON_DAYS * DAY_MS;
  return (
    <span class="d-inline-flex flex-wrap align-items-center gap-2">
      <Moment at={(at - 1) as Instant} day />
      {(late || soon) && (
        <span class={`badge state-badge bg-${late ? 'red' : 'orange'}-lt`}>
          <Icon name={late ? 'alert' : 'clock'} />
          {late ? words.late : words.soon}
        </span>
      )}
    </span>
  );
}
