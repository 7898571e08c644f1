// giaplai webhooks add | list | pause | resume | rotate | remove | send: telling programs elsewhere. `send` is meant for cron, every minute.
import { toVietnameseTime } from '../../kernel/index.ts';
import {
  atTheMachine,
  endSubscription,
  pauseSubscription,
  queueDeliveries,
  resumeSubscription,
  rotateSecret,
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

export function pauseWebhook(home: Home, id: string): Promise<number> {
  return atSchool(home, async ({ house }) => told(await pauseSubscription(house, atTheMachine, id)));
}

export function resumeWebhook(home: Home, id: string): Promise<number> {
  return atSchool(home, async ({ house }) => told(await resumeSubscription(house, atTheMachine, id)));
}

export interface RotateWebhook {
  /** Whole hours, as typed. */
  readonly overlap: string;
}

export function rotateWebhook(home: Home, id: string, { overlap }: RotateWebhook): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const asked = { id, overlapHours: Number(overlap) };
    const { subscription, secret } = await rotateSecret(house, atTheMachine, asked);
    if (secret !== null) print(`  Khoá bí mật mới / new secret: ${secret}`);
    return told(subscription);
  });
}

/** @returns 1 for an ended one, which nothing changes */
function told(subscription: WebhookSubscription): number {
  const ended = subscription.endedAt !== null;
  print(`${ended ? red('✘') : green('✔')} ${subscription.id}  ${standing(subscription)}`);
  return ended ? 1 : 0;
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

function standing({ endedAt, pausedAt, formerUntil }: WebhookSubscription): string {
  if (endedAt !== null) return red(`đã thôi / ended ${toVietnameseTime(endedAt)}`);
  const overlap =
    formerUntil === null ? '' : dim(` khoá cũ đến / former secret until ${toVietnameseTime(formerUntil)}`);
  return (pausedAt === null ? '' : yellow(`tạm dừng / paused ${toVietnameseTime(pausedAt)}`)) + overlap;
}
