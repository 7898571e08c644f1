// Changes one webhook and notes it in the journal, in one transaction.
import type { Instant } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';
import type { Administrator } from './administer.ts';
import { webhookFault } from './faults.ts';
import { webhookNote, type WebhookDeed } from './notes.ts';

/** An administrator at the web, the command line, or the program itself. */
export type WebhookChanger = Administrator | Actor;

export interface WebhookChange {
  readonly id: string;
  readonly by: WebhookChanger;
  readonly deed: WebhookDeed;
  /** The same object: nothing changes, nothing is noted. */
  readonly change: (before: WebhookSubscription, at: Instant) => WebhookSubscription;
}

/**
 * An ended webhook stays as it is.
 * @throws Fault `access.notPermitted`, `webhook.unknown`
 */
export const changeSubscription = (
  house: House,
  { id, by, deed, change }: WebhookChange,
): Promise<WebhookSubscription> =>
  house.store.write(async (transaction) => {
    const at = house.clock.now();
    const schoolId = 'schoolId' in by ? by.schoolId : undefined;
    if ('schoolId' in by)
      await permission(transaction, {
        person: by.person,
        action: 'webhook.changed',
        target: { schoolId: by.schoolId },
        at,
      });
    const before = (await transaction.subscriptions()).find(
      (one) => one.id === id && (schoolId === undefined || one.schoolId === schoolId),
    );
    if (!before) throw webhookFault('webhook.unknown', { id });
    if (before.endedAt !== null) return before;
    const after = change(before, at);
    if (after === before) return before;
    await transaction.saveSubscription(after);
    const actor = 'schoolId' in by ? { person: by.person } : by;
    await transaction.append([webhookNote(deed, after, actor, at)]);
    return after;
  });
