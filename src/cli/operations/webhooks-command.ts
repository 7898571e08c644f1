// giaplai webhooks add | list | remove | send: telling programs elsewhere. `send` is meant for cron, every minute.
import { toVietnameseTime } from '../../kernel/index.ts';
import {
  endSubscription,
  queueDeliveries,
  sendDeliveries,
  subscribe,
  type WebhookSubscription,
} from '../../server/application/index.ts';
import { networksFrom, webhookPostman } from '../../server/webhooks/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { dim, green, print, red, yellow } from '../screen.ts';
import { chosenSchool } from './chosen-school.ts';

export interface AddWebhook {
  readonly school?: string;
  readonly events: readonly string[];
}

export function addWebhook(home: Home, url: string, { school, events }: AddWebhook): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id: schoolId } = await chosenSchool(house, school);
    const subscription = await subscribe(house, { schoolId, url, events });
    print(`${green('✔')} ${subscription.id}  ${subscription.url}`);
    // Shown once: whoever sets up the receiver needs it.
    print(`  Khoá bí mật / secret: ${subscription.secret}`);
    return 0;
  });
}

export function removeWebhook(home: Home, id: string): Promise<number> {
  return atSchool(home, async ({ house }) => {
    await endSubscription(house, id);
    print(`${green('✔')} ${id}: –`);
    return 0;
  });
}

/** @returns 1 when a delivery was given up in this run */
export function sendWebhooks(home: Home): Promise<number> {
  return atSchool(home, async ({ house, signal }) => {
    const postman = webhookPostman({ networks: networksFrom(process.env.GIAPLAI_WEBHOOK_NETWORKS) });
    await queueDeliveries(house);
    const { delivered, refused, dead } = await sendDeliveries(house, postman, signal);
    print(
      `${green('✔')} ${delivered} đã giao, ${refused} chưa nhận, ${dead} thôi / ` +
        `${delivered} delivered, ${refused} refused, ${dead} given up`,
    );
    return dead === 0 ? 0 : 1;
  });
}

const SHOWN = 5;

export function listWebhooks(home: Home): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const subscriptions = await house.store.read((view) => view.subscriptions());
    for (const subscription of subscriptions) {
      print(`${subscription.id}  ${subscription.url}  ${standing(subscription)}`);
      print(dim(`  ${subscription.events.join(' ')}`));
      const deliveries = await house.store.read((view) => view.deliveries(subscription.id, SHOWN));
      for (const { createdAt, seq, state, attempts, lastReply } of deliveries) {
        const colour = { delivered: green, waiting: yellow, dead: red }[state];
        print(`  ${toVietnameseTime(createdAt)}  #${seq}  ${colour(state)} ×${attempts}  ${lastReply ?? ''}`);
      }
    }
    return 0;
  });
}

const standing = ({ endedAt }: WebhookSubscription): string =>
  endedAt === null ? '' : red(`đã thôi / ended ${toVietnameseTime(endedAt)}`);
