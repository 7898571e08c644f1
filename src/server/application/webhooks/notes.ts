// What the journal keeps about webhooks: where they lead by host alone, for paths and queries may hold secrets.
import type { Instant } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { actorText, type JournalDraft } from '../journal/entry.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';

export type WebhookDeed =
  'webhook.added' | 'webhook.paused' | 'webhook.resumed' | 'webhook.ended' | 'webhook.secretRotated';

/** Whoever works at the machine itself, by the command line. */
export const atTheMachine: Actor = { service: 'commandLine' };

export const webhookNote = (
  type: WebhookDeed,
  { id, schoolId, url, events, formerUntil }: WebhookSubscription,
  actor: Actor,
  at: Instant,
): JournalDraft => ({
  at,
  actor: actorText(actor),
  record: null,
  event: {
    type,
    webhook: id,
    school: schoolId,
    host: new URL(url).host,
    ...(type === 'webhook.added' && { events }),
    ...(type === 'webhook.secretRotated' && { formerUntil }),
  },
});
