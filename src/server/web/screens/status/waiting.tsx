// Documents that were ordered and are not made yet, and why; tried again at once on demand.
import { Card, Form, Icon, Moment } from '../../parts/index.ts';
import { Mark } from './mark.tsx';
import type { StatusProps } from './store.tsx';
import { statusWords } from './words.ts';

const SHOWN = 20;

export function Waiting({ visit, seen }: StatusProps) {
  const words = statusWords[visit.language];
  const { effects } = seen.operations;
  const failed = effects.filter(({ lastError }) => lastError !== null).length;
  return (
    <Card title={words.jobs}>
      <p>
        {effects.length === 0 ? (
          <Mark grade="good" text={words.nothingWaits} />
        ) : failed > 0 ? (
          <Mark grade="bad" text={words.failedJobs(failed, effects.length)} />
        ) : (
          <Mark grade="look" text={words.waitingJobs(effects.length)} />
        )}
      </p>
      {effects.length > 0 && (
        <>
          <p>{failed > 0 ? words.failedDo : words.waitingDo}</p>
          <ul>
            {effects.slice(0, SHOWN).map(({ id, recordId, type, title, at, attempts, lastError }) => (
              <li key={id}>
                <a href={`/records/${recordId}`}>{title}</a>: {words.effects[type]} · <Moment at={at} />
                {lastError !== null && (
                  <div class="text-danger text-break">
                    {words.attempt(attempts, lastError)}{' '}
                    {/^[\w.]+$/.test(lastError) && <a href={`/problems/${lastError}`}>{words.whatToDo}</a>}
                  </div>
                )}
              </li>
            ))}
          </ul>
          {effects.length > SHOWN && <p>{words.more(effects.length - SHOWN)}</p>}
          <Form visit={visit} deed="retry">
            <button class="btn">
              <Icon name="refresh" />
              {words.retry}
            </button>
          </Form>
        </>
      )}
    </Card>
  );
}
