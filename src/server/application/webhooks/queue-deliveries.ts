// Turns new journal entries into deliveries: identifiers and states, nothing about a pupil (R131).
import { freshId, toIso } from '../../../kernel/index.ts';
import type { Brand, Instant } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { NewDelivery, WebhookSubscription } from '../ports/webhooks-store.ts';

const PORTION = 500;

/** @returns how many were queued */
export async function queueDeliveries(house: House): Promise<number> {
  let queued = 0;
  const subscriptions = await house.store.read((view) => view.subscriptions());
  for (const { id, endedAt } of subscriptions) {
    if (endedAt !== null) continue;
    for (;;) {
      const done = await house.store.write((transaction) => queuePortion(transaction, id, house.clock.now()));
      queued += done.queued;
      if (done.seen === 0) break;
    }
  }
  return queued;
}

/** Looking and moving on in one transaction: two processes at once queue each entry once. */
async function queuePortion(transaction: Transaction, id: string, at: Instant) {
  const subscription = (await transaction.subscriptions()).find((one) => one.id === id);
  if (subscription?.endedAt !== null) return { queued: 0, seen: 0 };
  const entries = await transaction.journal(subscription.seenSeq, PORTION);
  const last = entries.at(-1);
  if (!last) return { queued: 0, seen: 0 };
  const deliveries = await deliveriesFor(transaction, subscription, entries, at);
  await transaction.addDeliveries(deliveries);
  await transaction.saveSubscription({ ...subscription, seenSeq: last.seq });
  return { queued: deliveries.length, seen: entries.length };
}

async function deliveriesFor(
  transaction: Transaction,
  { id: subscriptionId, events, schoolId }: WebhookSubscription,
  entries: Awaited<ReturnType<Transaction['journal']>>,
  at: Instant,
): Promise<readonly NewDelivery[]> {
  const wanted = entries.filter(({ event, record }) => record !== null && events.includes(event.type));
  const records = await transaction.records(wanted.flatMap(({ record }) => record ?? []));
  const byId = new Map(records.map((record) => [record.id, record]));
  const mine = new Set((await transaction.classes(schoolId)).map((one) => one.id));
  return wanted.flatMap((entry) => {
    const record = entry.record === null ? undefined : byId.get(entry.record);
    if (!record || !mine.has(record.classId)) return [];
    const id = freshId<Brand<string, 'DeliveryId'>>();
    const body = JSON.stringify({
      id,
      type: entry.event.type,
      at: toIso(entry.at),
      seq: entry.seq,
      school: schoolId,
      class: record.classId,
      record: record.id,
      kind: record.kind,
      /** When queued: a later step may have been taken since `at`. */
      state: record.snapshot.state,
    });
    return [{ id, subscriptionId, seq: entry.seq, body, createdAt: at, dueAt: at }];
  });
}
