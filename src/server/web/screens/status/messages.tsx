// Messages that came to nothing: addresses that came back, letters that wait or failed, and what to do.
import { Card, Form, Moment } from '../../parts/index.ts';
import { Mark } from './mark.tsx';
import type { StatusProps } from './store.tsx';
import { statusWords } from './words.ts';

export function Messages({ visit, seen }: StatusProps) {
  const words = statusWords[visit.language];
  const { failing, notices, letters } = seen;
  if (failing.length + notices.length + letters.length === 0)
    return (
      <Card title={words.messages}>
        <Mark grade="good" text={words.noTrouble} />
      </Card>
    );
  return (
    <Card title={words.messages}>
      {failing.length > 0 && (
        <>
          <p>
            <Mark grade="bad" text={words.failing(failing.length)} /> {words.failingDo}
          </p>
          <ul class="list-unstyled">
            {failing.map(({ address, since, reason, people }) => (
              <li key={address} class="mb-3">
                <strong class="text-break">{address}</strong> ({people.map(({ name }) => name).join(', ')})
                <div class="text-secondary text-break">
                  <Moment at={since} /> · {reason}
                </div>
                <Form visit={visit} deed="confirmAddress">
                  <input type="hidden" name="address" value={address} />
                  <button class="btn btn-sm">{words.addressRight}</button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
      {[...letters, ...notices].length > 0 && (
        <>
          <p>{words.lettersDo}</p>
          <ul class="mb-0">
            {[...letters, ...notices].map(({ id, name, address, state, attempts, lastReply, createdAt }) => (
              <li key={id}>
                <Mark grade={state === 'waiting' ? 'look' : 'bad'} text={words.letterStates[state]} /> {name}{' '}
                <span class="text-break">({address})</span> · <Moment at={createdAt} />
                {lastReply !== null && (
                  <div class="text-secondary text-break">{words.attempt(attempts, lastReply)}</div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
