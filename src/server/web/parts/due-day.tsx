// Until when something is in time, and a word where it is near or past.
import type { Instant } from '../../../kernel/index.ts';
import type { Visit } from '../visit.ts';
import { Icon } from './icon.tsx';
import { Deadline } from './moment.tsx';
import { partsWords } from './words.ts';

interface DueDayProps {
  readonly visit: Visit;
  /** The first moment that is too late: as a rule midnight after the last day. */
  readonly at: Instant;
  /** It is only over, nobody is late for it. */
  readonly passed?: true;
}

const DAY_MS = 24 * 3_600_000;
const SOON_DAYS = 3;

export function DueDay({ visit: { language, now }, at, passed }: DueDayProps) {
  const words = partsWords[language];
  const isOver = at <= now;
  const isSoon = !isOver && at - now < SOON_DAYS * DAY_MS;
  return (
    <span class="d-inline-flex flex-wrap align-items-center gap-2">
      <Deadline at={at} />
      {isOver && !passed && (
        <span class="badge state-badge bg-red-lt">
          <Icon name="alert" />
          {words.late}
        </span>
      )}
      {isSoon && (
        <span class="badge state-badge bg-orange-lt">
          <Icon name="clock" />
          {words.soon}
        </span>
      )}
    </span>
  );
}
