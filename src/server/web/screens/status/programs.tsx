// Programs elsewhere that are told: whether they rest, what they answered last; paused, resumed, tried out.
import { Card, Form, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { Mark, type Grade } from './mark.tsx';
import type { WebhookSeen } from './seen-status.ts';
import type { StatusProps } from './store.tsx';
import { statusWords } from './words.ts';

export function Programs({ visit, seen }: StatusProps) {
  const words = statusWords[visit.language];
  if (seen.webhooks === null) return null;
  return (
    <Card title={words.programs}>
      {seen.webhooks.length === 0 ? (
        <Mark grade="none" text={words.noPrograms} />
      ) : (
        <ul class="list-unstyled mb-0">
          {seen.webhooks.map((one) => (
            <Program key={one.subscription.id} visit={visit} webhook={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Program({ visit, webhook }: { readonly visit: Visit; readonly webhook: WebhookSeen }) {
  const words = statusWords[visit.language];
  const { subscription, last } = webhook;
  const paused = subscription.pausedAt !== null;
  const [grade, text] = stateOf(webhook, words);
  const deeds = [paused ? 'resume' : 'pause', 'test'] as const;
  return (
    <li class="mb-3">
      <Mark grade={grade} text={text} /> <strong class="text-break">{subscription.url}</strong>
      {last && (
        <div class="text-secondary text-break">
          <Moment at={last.settledAt ?? last.createdAt} />
          {last.lastReply !== null && ` · ${words.attempt(last.attempts, last.lastReply)}`}
        </div>
      )}
      {last?.state === 'dead' && <div>{words.programDo}</div>}
      <div class="d-flex flex-wrap gap-2 mt-1">
        {deeds.map((deed) => (
          <Form key={deed} visit={visit} deed={deed}>
            <input type="hidden" name="webhook" value={subscription.id} />
            <button class="btn btn-sm" aria-label={`${words[deed]}: ${subscription.url}`}>
              {words[deed]}
            </button>
          </Form>
        ))}
      </div>
    </li>
  );
}

function stateOf(
  { subscription, last }: WebhookSeen,
  words: (typeof statusWords)['vi'],
): readonly [Grade, string] {
  if (subscription.pausedAt !== null) return ['look', words.paused];
  if (last === null) return ['none', words.neverTold];
  if (last.state === 'delivered') return ['good', words.delivered];
  return last.state === 'waiting' ? ['look', words.deliveryWaits] : ['bad', words.undelivered];
}
