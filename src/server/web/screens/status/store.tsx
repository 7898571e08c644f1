// The store: read, written, guarded; and how old the last backup is.
import { Card, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { Mark, type Grade } from './mark.tsx';
import type { SeenStatus } from './seen-status.ts';
import { statusWords } from './words.ts';

export interface StatusProps {
  readonly visit: Visit;
  readonly seen: SeenStatus;
}

const DAY_MS = 24 * 3_600_000;
/** A school that loses more than a day of marks does not know what it has lost. */
const OLD_DAYS = 1;

export function Store({ visit, seen }: StatusProps) {
  const words = statusWords[visit.language];
  const { health, operations } = seen;
  const { differences, lastBackup } = operations;
  const guarded = differences.length === 0;
  const days = lastBackup === null ? null : Math.floor((visit.now - lastBackup) / DAY_MS);
  const backup: Grade = days === null ? 'bad' : days > OLD_DAYS ? 'look' : 'good';
  return (
    <Card title={words.store}>
      <ul class="list-unstyled mb-0">
        <li class="mb-2">
          <Mark
            grade={health.readable ? 'good' : 'bad'}
            text={health.readable ? words.readable : words.unreadable}
          />
        </li>
        <li class="mb-2">
          <Mark
            grade={health.writable ? 'good' : 'bad'}
            text={health.writable ? words.writable : words.unwritable}
          />
          {!health.writable && <div>{words.unwritableDo}</div>}
          {health.trouble && (
            <div class="text-danger text-break">
              {health.trouble[visit.language]} ·{' '}
              <a href={`/problems/${health.trouble.code}`}>{words.whatToDo}</a>
            </div>
          )}
        </li>
        <li class="mb-2">
          <Mark
            grade={guarded ? 'good' : 'bad'}
            text={guarded ? words.guarded : words.unguarded(differences.length)}
          />
          {!guarded && (
            <>
              <div>{words.unguardedDo}</div>
              <ul>
                {differences.slice(0, 10).map(({ kind, what, name }) => (
                  <li key={`${what} ${name}`}>
                    {words.differences[kind]}: <code>{`${what} ${name}`}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </li>
        <li>
          <Mark grade={backup} text={days === null ? words.noBackup : words.backupAge(days)} />
          {lastBackup !== null && (
            <span class="ms-2 text-secondary">
              <Moment at={lastBackup} />
            </span>
          )}
          {backup !== 'good' && (
            <div>
              {words.backupDo} <code>{words.backupCommand}</code>
            </div>
          )}
        </li>
      </ul>
    </Card>
  );
}
