// Programs elsewhere are told of steps: signed, once by id, again when they were not there, and nothing about pupils.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { instant } from '../../../src/kernel/index.ts';
import type { Clock, Instant } from '../../../src/kernel/index.ts';
import {
  endSubscription,
  queueDeliveries,
  sendDeliveries,
  statusOfClass,
  subscribe,
  webhookEvents,
} from '../../../src/server/application/index.ts';
import type { WebhookSubscription } from '../../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../../src/server/installation.ts';
import { networksFrom, webhookPostman } from '../../../src/server/webhooks/index.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  smallBook,
  submitAll,
  temporaryFolder,
  type ImportedClass,
} from '../../support/house.ts';
import { receiver, type ReceivedPost, type Receiver } from '../../support/receiver.ts';

let house: Installation;
let folder: string;
let imported: ImportedClass;
let schoolId: string;
let server: Receiver | undefined;
let now: Instant;
const clock: Clock = { now: () => now };
const hours = (count: number) => (now = (now + count * 3_600_000) as Instant);
const postman = webhookPostman({ networks: networksFrom('127.0.0.0/8') });
const send = () => sendDeliveries(house, postman);
const deliveries = ({ id }: WebhookSubscription) => house.store.read((view) => view.deliveries(id, 100));

async function listening(answer?: Parameters<typeof receiver>[0], events: readonly string[] = []) {
  server = await receiver(answer);
  return { server, subscription: await subscribe(house, { schoolId, url: server.url, events }) };
}

/** As a receiver would do it, from the documentation alone. */
function isGenuine({ headers, body }: ReceivedPost, secret: string): boolean {
  const [, seconds = '', value = ''] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['giaplai-signature'])) ?? [];
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return value.length === 64 && timingSafeEqual(Buffer.from(value), Buffer.from(expected));
}

beforeEach(async () => {
  now = instant('2026-06-01T07:00:00+07:00');
  folder = temporaryFolder();
  house = await openInstallation(folder, { clock, lanes: 1 });
  imported = await importBook(house, smallBook());
  [{ id: schoolId } = { id: '' }] = await house.store.read((view) => view.schools());
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await house.close();
  rmSync(folder, { recursive: true });
});

describe('a program elsewhere', () => {
  it('is told of each step from its subscription on, signed, without anything about a pupil', async () => {
    const { server: there, subscription } = await listening();
    await submitAll(house, imported);
    const queued = await queueDeliveries(house);
    expect(queued).toBe(2 * imported.records.length); // submitted and certified
    expect(await queueDeliveries(house)).toBe(0);
    expect(await send()).toEqual({ delivered: queued, refused: 0, dead: 0 });
    expect(there.received).toHaveLength(queued);
    const ids = there.received.map(({ headers }) => headers['giaplai-delivery']);
    expect(new Set(ids).size).toBe(queued);
    const { records } = await statusOfClass(house, imported.classId);
    for (const post of there.received) {
      expect(isGenuine(post, subscription.secret)).toBe(true);
      expect(isGenuine({ ...post, body: `${post.body} ` }, subscription.secret)).toBe(false);
      const told = JSON.parse(post.body) as Record<string, unknown>;
      expect(Object.keys(told).toSorted()).toEqual([
        'at',
        'class',
        'id',
        'kind',
        'record',
        'school',
        'seq',
        'state',
        'type',
      ]);
      expect(told.id).toBe(post.headers['giaplai-delivery']);
      expect(imported.records).toContain(told.record);
      for (const { title, kind } of records)
        if (kind === 'transcript') expect(post.body).not.toContain(title);
      for (const name of imported.cast.names.values()) expect(post.body).not.toContain(name);
    }
    expect((await deliveries(subscription)).every(({ state }) => state === 'delivered')).toBe(true);
  });

  it('is told only of the events it asked for, and of its own school', async () => {
    const { subscription } = await listening(undefined, ['record.submitted']);
    const book = smallBook();
    await importBook(house, { ...book, school: { ...book.school, name: 'Trường THCS Khác' } });
    const other = (await house.store.read((view) => view.schools())).find(({ id }) => id !== schoolId);
    expect(other).toBeDefined();
    const stranger = await subscribe(house, { schoolId: other!.id, url: server!.url, events: [] });
    await submitAll(house, imported);
    await queueDeliveries(house);
    const told = (await deliveries(subscription)).map(
      ({ body }) => (JSON.parse(body) as { type: string }).type,
    );
    expect([...new Set(told)]).toEqual(['record.submitted']);
    expect(await deliveries(stranger)).toEqual([]);
  });

  it('that was away is told later, with the same id and a new signature', async () => {
    const { server: there, subscription } = await listening(
      (count) => ({ status: count === 1 ? 503 : 204 }),
      ['record.submitted'],
    );
    await submitAll(house, imported);
    await queueDeliveries(house);
    const first = await send();
    expect(first).toEqual({ delivered: imported.records.length - 1, refused: 1, dead: 0 });
    expect(await send()).toEqual({ delivered: 0, refused: 0, dead: 0 });
    hours(1);
    expect(await send()).toEqual({ delivered: 1, refused: 0, dead: 0 });
    const again = there.received.at(-1)!;
    const before = there.received.find(({ body }) => body === again.body)!;
    expect(again.headers['giaplai-delivery']).toBe(before.headers['giaplai-delivery']);
    expect(again.headers['giaplai-signature']).not.toBe(before.headers['giaplai-signature']);
    expect(isGenuine(again, subscription.secret)).toBe(true);
  });

  it('that never takes it is given up at last', async () => {
    const { server: there, subscription } = await listening(() => ({ status: 500 }), ['record.submitted']);
    await submitAll(house, imported);
    await queueDeliveries(house);
    for (let round = 0; round < 40; round += 1) {
      await send();
      hours(3);
    }
    const all = await deliveries(subscription);
    expect(all.map(({ state, lastReply }) => `${state} ${lastReply ?? ''}`)).toEqual(
      all.map(() => 'dead HTTP 500'),
    );
    expect(there.received.length).toBe(all.length * 8);
  });

  it('is not followed elsewhere when it redirects', async () => {
    const trap = await receiver();
    await listening(() => ({ status: 307, location: trap.url }), ['record.submitted']);
    await submitAll(house, imported);
    await queueDeliveries(house);
    expect((await send()).delivered).toBe(0);
    await trap.close();
    expect(trap.received).toEqual([]);
  });

  it('that is gone for good (410) hears no more', async () => {
    const { subscription } = await listening(() => ({ status: 410 }), ['record.submitted']);
    await submitAll(house, imported);
    await queueDeliveries(house);
    await send();
    const [ended] = await house.store.read((view) => view.subscriptions());
    expect([ended?.id, ended?.endedAt]).toEqual([subscription.id, now]);
    expect(await queueDeliveries(house)).toBe(0);
  });

  it('that was struck off is told nothing more, not even what was waiting', async () => {
    const { server: there, subscription } = await listening();
    await submitAll(house, imported);
    await queueDeliveries(house);
    await endSubscription(house, subscription.id);
    expect(await send()).toEqual({ delivered: 0, refused: 0, dead: 0 });
    expect(there.received).toEqual([]);
    expect(await codeOf(endSubscription(house, 'nobody'))).toBe('webhook.unknown');
  });

  it('is told once by two processes at work at the same time', async () => {
    const { server: there } = await listening();
    await submitAll(house, imported);
    const other = await openInstallation(folder, { clock, lanes: 1 });
    const queued = await Promise.all([queueDeliveries(house), queueDeliveries(other)]);
    const sent = await Promise.all([send(), sendDeliveries(other, postman)]);
    await other.close();
    const total = 2 * imported.records.length;
    expect(queued[0] + queued[1]).toBe(total);
    expect(sent[0].delivered + sent[1].delivered).toBe(total);
    expect(there.received).toHaveLength(total);
  });
});

describe('a subscription', () => {
  it.each(['ftp://x.example/', 'x.example', 'https://user:secret@x.example/', 'javascript:alert(1)', ''])(
    'to %j is refused',
    async (url) => {
      expect(await codeOf(subscribe(house, { schoolId, url, events: [] }))).toBe('webhook.badUrl');
    },
  );

  it('names events that exist', async () => {
    const attempt = subscribe(house, { schoolId, url: 'https://x.example/', events: ['pupil.born'] });
    expect(await codeOf(attempt)).toBe('webhook.unknownEvent');
    const all = await subscribe(house, { schoolId, url: 'https://x.example/', events: [] });
    expect(all.events).toEqual(webhookEvents);
    expect(Buffer.from(all.secret, 'base64url')).toHaveLength(32);
  });
});
