// What the page of the operator shows: the store, what waits, messages that came to nothing, programs that are told.
import {
  damagedDocuments,
  lackingOn,
  listDeliveries,
  listSubscriptions,
  may,
  readOperations,
  watchFailing,
  watchLetters,
  watchNotices,
  type Delivery,
  type WebhookSubscription,
} from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export type SeenStatus = Awaited<ReturnType<typeof seenStatus>>;

export interface WebhookSeen {
  readonly subscription: WebhookSubscription;
  readonly last: Delivery | null;
}

const SHOWN = 20;

/** @throws Fault `access.notPermitted` */
export async function seenStatus({ desk, caller, appointments, now }: Visit<Caller>) {
  const { house } = desk;
  const { schoolId, person: by } = caller;
  const school = { schoolId, by };
  const operations = await readOperations(house, school);
  const page = { limit: SHOWN };
  const letters = (await watchLetters(house, { ...school, page })) ?? [];
  return {
    operations,
    media: await mediaWaitedFor(desk, schoolId),
    health: await desk.health(),
    damaged: await damagedDocuments(house, school),
    notices: (await watchNotices(house, { ...school, which: 'trouble', page })) ?? [],
    letters: letters.filter(({ state }) => state !== 'accepted'),
    failing: await watchFailing(house, school),
    webhooks: may(appointments, 'webhook.changed', { schoolId }, now)
      ? await webhooksSeen(desk, caller)
      : null,
  };
}

async function webhooksSeen({ house }: Visit['desk'], caller: Caller): Promise<readonly WebhookSeen[]> {
  const living = (await listSubscriptions(house, caller)).filter(({ endedAt }) => endedAt === null);
  const seen: WebhookSeen[] = [];
  for (const subscription of living) {
    const deliveries = await listDeliveries(house, caller, subscription.id, { limit: 1 });
    seen.push({ subscription, last: deliveries?.[0] ?? null });
  }
  return seen;
}

const mediaWaitedFor = ({ house }: Visit['desk'], schoolId: string) =>
  house.store.read(async (view) => {
    const waits = await view.archiveWaits(schoolId);
    return (await lackingOn(view, schoolId)).flatMap(({ target, packages }) =>
      packages === 0
        ? []
        : [{ target, packages, wait: waits.find(({ targetId }) => targetId === target.id) ?? null }],
    );
  });
