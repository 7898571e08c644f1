// Secrets of webhooks: sealed in the store, exchanged without losing anything, and every change in the journal.
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { instant } from '../../../src/kernel/index.ts';
import type { Instant } from '../../../src/kernel/index.ts';
import {
  endSubscription,
  pauseSubscription,
  queueDeliveries,
  resumeSubscription,
  rotateSecret,
  sendDeliveries,
  subscribe,
} from '../../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../../src/server/installation.ts';
import { openDatabase } from '../../../src/server/persistence/index.ts';
import { networksFrom, webhookPostman } from '../../../src/server/webhooks/index.ts';
import { importBook, smallBook, submitAll, temporaryFolder } from '../../support/house.ts';
import { receiver, type ReceivedPost } from '../../support/receiver.ts';

let folder: string;
let house: Installation;
let now: Instant;
const clock = { now: () => now };
const actor = { service: 'test' };
const postman = webhookPostman({ networks: networksFrom('127.0.0.0/8') });
const open = async () => (house = await openInstallation(folder, { clock, lanes: 1 }));

beforeEach(async () => {
  now = instant('2026-06-01T07:00:00+07:00');
  folder = temporaryFolder();
  await open();
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const schoolOf = async () => (await house.store.read((view) => view.schools()))[0]!.id;
const signatures = ({ headers }: ReceivedPost) => {
  const [first = '', ...values] = String(headers['giaplai-signature']).split(',');
  return { seconds: first.replace('t=', ''), values: values.map((value) => value.replace('v1=', '')) };
};
const isSignedWith = (post: ReceivedPost, secret: string) => {
  const { seconds, values } = signatures(post);
  return values.includes(createHmac('sha256', secret).update(`${seconds}.${post.body}`).digest('hex'));
};

async function told(act: (id: string) => Promise<unknown>) {
  const elsewhere = await receiver();
  try {
    const imported = await importBook(house, smallBook());
    const wish = { schoolId: await schoolOf(), url: elsewhere.url, events: ['record.submitted'] };
    const { id, secret } = await subscribe(house, wish, actor);
    await act(id);
    await submitAll(house, imported);
    await queueDeliveries(house);
    return { id, secret, sent: await sendDeliveries(house, postman), received: elsewhere.received };
  } finally {
    await elsewhere.close();
  }
}

it('the database and its log never hold the secret that the receiver was shown', async () => {
  const { secret, received } = await told(() => Promise.resolve());
  expect(received.length).toBeGreaterThan(0);
  expect(received.every((post) => isSignedWith(post, secret))).toBe(true);
  for (const file of ['giaplai.sqlite', 'giaplai.sqlite-wal']) {
    const bytes = readFileSync(path.join(folder, file));
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes(Buffer.from(secret, 'base64url'))).toBe(false);
  }
});

it('a secret that an older version stored in the open is sealed when the installation is opened, and still signs', async () => {
  const imported = await importBook(house, smallBook());
  const elsewhere = await receiver();
  const { id } = await subscribe(
    house,
    { schoolId: await schoolOf(), url: elsewhere.url, events: [] },
    actor,
  );
  await house.close();
  const before = randomBytes(32).toString('base64url');
  const source = await openDatabase(path.join(folder, 'giaplai.sqlite'));
  await source.query('UPDATE webhook_subscriptions SET secret = ? WHERE id = ?', [before, id]);
  await source.destroy();
  await open();
  const [stored] = await house.store.read((view) => view.subscriptions());
  expect(stored!.sealedSecret).not.toContain(before);
  await submitAll(house, imported);
  await queueDeliveries(house);
  await sendDeliveries(house, postman);
  await elsewhere.close();
  expect(elsewhere.received.length).toBeGreaterThan(0);
  expect(elsewhere.received.every((post) => isSignedWith(post, before))).toBe(true);
});

it('while two secrets are good each delivery is signed with both, and afterwards with the new one alone', async () => {
  let fresh: string | null = null;
  const during = await told(async (id) => {
    fresh = (await rotateSecret(house, actor, { id, overlapHours: 24 })).secret;
  });
  for (const post of during.received) {
    expect(signatures(post).values).toHaveLength(2);
    expect([isSignedWith(post, during.secret), isSignedWith(post, fresh!)]).toEqual([true, true]);
  }
  expect(during.received.length).toBeGreaterThan(0);
  now = (now + 25 * 3_600_000) as Instant;
  const after = await told(async (id) => {
    fresh = (await rotateSecret(house, actor, { id, overlapHours: 1 })).secret;
    now = (now + 3_600_000) as Instant;
  });
  for (const post of after.received)
    expect([isSignedWith(post, after.secret), isSignedWith(post, fresh!)]).toEqual([false, true]);
});

it('a secret that has become known signs nothing more once it was exchanged without overlap', async () => {
  const { secret, received } = await told(async (id) => {
    await rotateSecret(house, actor, { id, overlapHours: 24 });
    await rotateSecret(house, actor, { id, overlapHours: 0 });
  });
  expect(received.length).toBeGreaterThan(0);
  for (const post of received)
    expect([signatures(post).values.length, isSignedWith(post, secret)]).toEqual([1, false]);
});

it('under another key nothing is sent unsigned or lost: it waits until the secret is exchanged', async () => {
  const imported = await importBook(house, smallBook());
  const elsewhere = await receiver();
  const wish = { schoolId: await schoolOf(), url: elsewhere.url, events: ['record.submitted'] };
  const { id } = await subscribe(house, wish, actor);
  await house.close();
  writeFileSync(path.join(folder, 'secrets.key'), randomBytes(32));
  await open();
  await submitAll(house, imported);
  await queueDeliveries(house);
  expect(await sendDeliveries(house, postman)).toMatchObject({ delivered: 0, dead: 0 });
  expect(elsewhere.received).toEqual([]);
  const [waiting] = await house.store.read((view) => view.deliveries(id, 1));
  expect(waiting).toMatchObject({ state: 'waiting', lastReply: expect.stringContaining('rotate') as string });
  const { secret } = await rotateSecret(house, actor, { id, overlapHours: 0 });
  now = (now + 3_600_000) as Instant;
  await sendDeliveries(house, postman);
  await elsewhere.close();
  expect(elsewhere.received).toHaveLength(imported.records.length);
  expect(elsewhere.received.every((post) => isSignedWith(post, secret!))).toBe(true);
});

it('adding, pausing, resuming, exchanging and ending stand in the journal once each, without secret or path', async () => {
  await importBook(house, smallBook());
  const url = 'https://vidu.example/hook/mat-khau?key=abc';
  const { id, secret } = await subscribe(house, { schoolId: await schoolOf(), url, events: [] }, actor);
  for (const step of [pauseSubscription, pauseSubscription, resumeSubscription, resumeSubscription])
    await step(house, actor, id);
  const rotated = await rotateSecret(house, actor, { id, overlapHours: 2 });
  await endSubscription(house, id, actor);
  await endSubscription(house, id, actor);
  expect((await rotateSecret(house, actor, { id, overlapHours: 2 })).secret).toBeNull();
  const entries = await house.store.read((view) => view.journal(0, 1000));
  const noted = entries.filter(({ event }) => event.type.startsWith('webhook.'));
  expect(noted.map(({ event }) => event.type)).toEqual([
    'webhook.added',
    'webhook.paused',
    'webhook.resumed',
    'webhook.secretRotated',
    'webhook.ended',
  ]);
  expect(noted.every((entry) => entry.actor === 'service:test' && entry.event.webhook === id)).toBe(true);
  const text = JSON.stringify(noted);
  for (const hidden of [secret, rotated.secret!, 'mat-khau', 'abc']) expect(text).not.toContain(hidden);
});
