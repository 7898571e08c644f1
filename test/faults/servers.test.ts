// Servers and a worker on one Postgres are killed again and again while people sign, sign in and correct: they come again, and end.
import type { ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PersonId } from '../../src/kernel/index.ts';
import { issueToken, readJournal, verifyJournal } from '../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../src/server/installation.ts';
import { gateOf, PASSWORD } from '../support/accounts.ts';
import { call, type Reply } from '../support/api.ts';
import { census, effectsWaiting, judgedByPoppler } from '../support/faults/census.ts';
import { ended, killed, program, serve, until, type Started } from '../support/faults/processes.ts';
import { ceremonySchool, submitTranscripts, type CeremonySchool } from '../support/faults/school.ts';
import { faultRandom, sized, type Seeded } from '../support/faults/seed.ts';
import {
  importBook,
  smallBook,
  temporaryFolder,
  throughTheLock,
  type ImportedClass,
} from '../support/house.ts';
import { endPostgres, usePostgres } from '../support/postgres/cluster.ts';
import { handOverAgain } from '../support/postgres/jobs.ts';
import { employ } from '../support/school-office.ts';
import { scannedPages } from '../support/scans.ts';

const CLASSES = sized('GIAPLAI_FAULT_SERVED_CLASSES', 1);
const PUPILS = sized('GIAPLAI_FAULT_SERVED_PUPILS', 40);
const SERVERS = sized('GIAPLAI_FAULT_SERVERS', 2);
/** Of each process, in each of the two halves. */
const KILLS = sized('GIAPLAI_FAULT_SERVED_KILLS', 1);
const CORRECTED = 4;
const ACCOUNTS = ['van.thu.1', 'van.thu.2', 'van.thu.3'] as const;

const book = smallBook({ className: '9C9' }, CORRECTED);
let folder: string;
let random: Seeded;
let house: Installation;
let school: CeremonySchool;
let locked: ImportedClass;
const servers: Started[] = [];
let worker: ChildProcess;
let kills = 0;

beforeAll(async () => {
  usePostgres();
  random = faultRandom();
  folder = temporaryFolder();
  // Nobody's account is the demo's.
  writeFileSync(path.join(folder, 'demo-accounts.json'), '[]');
  house = await openInstallation(folder, { lanes: 1 });
  school = await ceremonySchool(house, { classes: CLASSES, pupils: PUPILS, seed: random.seed });
  locked = await importBook(house, book);
  await throughTheLock(house, locked);
  const [place] = await house.store.read((view) => view.schools());
  for (const account of ACCOUNTS) await employ(gateOf({ house }), place!.id, { role: 'registrar', account });
}, 180_000);
afterAll(async () => {
  for (const { process } of servers) await killed(process);
  await killed(worker);
  await house.close();
  rmSync(folder, { recursive: true, force: true });
  endPostgres();
});

const aWorker = () => program(folder, ['worker'], { GIAPLAI_LANES: '1', GIAPLAI_LOG: 'silent' });
const aServer = () => serve(folder, { GIAPLAI_LANES: '1' });

/** Each process dies on its own, perhaps all of them at once, and is started again. */
const dying = (): Promise<unknown> =>
  Promise.all([
    ...servers.map(async (_, place) => {
      for (let count = 0; count < KILLS; count++) {
        if (await killed(servers[place]!.process, random, 3000)) kills += 1;
        servers[place] = await aServer();
      }
    }),
    (async () => {
      for (let count = 0; count < KILLS; count++) {
        if (await killed(worker, random, 3000)) kills += 1;
        worker = aWorker();
      }
    })(),
  ]);

/** Asks whichever server, with the same key, until one of them has an answer. */
async function persistently(
  method: string,
  at: string,
  { token, body, key }: { readonly token?: string; readonly body?: unknown; readonly key?: string },
): Promise<Reply> {
  const headers = key === undefined ? {} : { 'Idempotency-Key': key };
  for (;;) {
    const reply = await call(random.pick(servers), method, at, token, body, headers).catch(() => null);
    const { code } = (reply?.body ?? {}) as { readonly code?: string };
    if (reply && reply.status !== 503 && code !== 'request.inProgress') return reply;
    await pause(100);
  }
}

const tokenOf = async (person: PersonId): Promise<string> =>
  (await issueToken(house, { person, label: 'faults', scopes: ['read', 'write', 'sign'], days: 30 })).token;

/** Asked, confirmed and permitted; what was done already by a server that died before it answered is done. */
async function corrects(index: number): Promise<string> {
  const { cast, classId } = locked;
  const subject = book.subjects.find(
    ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== book.staff.homeroomTeacher,
  )!;
  const [teacher] = [...cast.names].find(([, name]) => name === subject.teacher)!;
  const path = `pupils/${book.pupils[index]!.code}/entries/HK1/${subject.code}/final`;
  const content = Buffer.from(scannedPages.pdf()).toString('base64');
  const wish = {
    cells: [{ path, after: '17' }],
    reason: 'Cộng sót điểm câu 5',
    evidence: [{ kind: 'testPaper', name: 'bài làm.pdf', content }],
  };
  const deed = async (person: PersonId, at: string, body: unknown) =>
    persistently('POST', at, {
      token: await tokenOf(person),
      body,
      key: `${at.split('/').at(-1)!}-${index}`,
    });
  const list = `/api/classes/${classId}/corrections`;
  const asked = await deed(teacher, list, wish);
  expect([201, 409]).toContain(asked.status);
  const { id } = asked.status === 201 ? (asked.body as { id: string }) : await foundIn(list, teacher, path);
  expect([200, 409]).toContain((await deed(cast.homeroom, `/api/corrections/${id}/confirmation`, {})).status);
  const permission = { decisionNumber: `${index + 1}/QĐ` };
  expect([200, 409]).toContain(
    (await deed(cast.principal, `/api/corrections/${id}/permissions`, permission)).status,
  );
  return id;
}

async function foundIn(list: string, teacher: PersonId, path: string): Promise<{ id: string }> {
  const reply = await persistently('GET', list, { token: await tokenOf(teacher) });
  const { items } = reply.body as { items: { id: string; cells: { path: string }[] }[] };
  return items.find(({ cells }) => cells.some((cell) => cell.path === path))!;
}

/** @returns the cookie */
async function signsIn(account: string): Promise<string> {
  const reply = await persistently('POST', '/api/session', { body: { account, password: PASSWORD } });
  expect(reply.status).toBe(200);
  return reply.headers.get('set-cookie')!.split(';')[0]!;
}

it('leaves every document, signature, correction and session there once, and nothing waiting', async () => {
  const before = await census(folder);
  worker = aWorker();
  servers.push(...(await Promise.all(Array.from({ length: SERVERS }, aServer))));
  for (const one of school.classes) await submitTranscripts(house, school, one);

  // Documents are made, people sign in and ask for corrections.
  const [cookies, corrections] = await Promise.all([
    Promise.all(ACCOUNTS.map(signsIn)),
    Promise.all(book.pupils.map((_, index) => corrects(index))),
    dying(),
  ]);
  // What the dead had taken is taken again after a while, which is not waited for here.
  await handOverAgain(folder, 'active');
  await until(async () => (await effectsWaiting(folder)) === 0, { everyMs: 500 });

  // One gesture over all of them.
  const token = await tokenOf(school.teacher);
  const gesture = { role: 'subjectTeacher', records: school.records, key: { kind: 'development' } };
  const begun = await persistently('POST', '/api/ceremonies', { token, body: gesture, key: 'gesture' });
  expect(begun.status).toBe(202);
  const { id } = begun.body as { id: string };
  await dying();
  const held = async () =>
    (await persistently('GET', `/api/ceremonies/${id}`, { token })).body as {
      readonly state: string;
      readonly outcomes: readonly { readonly signed: boolean }[];
    };
  await until(async () => (await held()).state === 'finished', { everyMs: 300 });
  expect((await held()).outcomes.filter(({ signed }) => signed)).toHaveLength(school.records.length);

  // Whoever was let in is in, wherever they ask.
  for (const server of servers)
    for (const cookie of cookies)
      expect((await call(server, 'GET', '/api/me', undefined, undefined, { cookie })).status).toBe(200);
  const reading = await tokenOf(locked.cast.principal);
  for (const one of corrections)
    expect((await call(servers[0]!, 'GET', `/api/corrections/${one}`, reading)).body).toMatchObject({
      state: 'permitted',
    });
  for (const child of [...servers.map(({ process }) => process), worker]) {
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  }

  expect(kills).toBeGreaterThanOrEqual((SERVERS + 1) * KILLS);
  const after = await census(folder);
  const made = school.records.length;
  expect(after).toMatchObject({
    ...{ doubled: 0, damaged: [], missing: [], otherBytes: [], waiting: 0, running: 0 },
    documents: before.documents + made,
    signatures: before.signatures + 2 * made,
    corrections: CORRECTED,
  });
  expect(new Set(corrections).size).toBe(CORRECTED);
  expect(after.sessions - before.sessions).toBeGreaterThanOrEqual(ACCOUNTS.length);
  await expectToldOnce(corrections);
  const places = (after.filled - before.filled) / made;
  expect(await judgedByPoppler(folder, random.pick(school.records))).toBe(1 + places);
}, 420_000);

/** The chain is whole, and tells of each document and each correction once. */
async function expectToldOnce(corrections: readonly string[]): Promise<void> {
  expect((await verifyJournal(house)).findings).toEqual([]);
  const told = new Map<string, number>();
  for await (const { event, record } of readJournal(house)) {
    const fact = `${event.type} ${record ?? String(event.correction)}`;
    told.set(fact, (told.get(fact) ?? 0) + 1);
  }
  for (const type of ['document.drafted', 'document.certified', 'signature.applied'])
    expect(school.records.map((id) => told.get(`${type} ${id}`))).toEqual(school.records.map(() => 1));
  for (const type of ['correction.requested', 'correction.confirmed', 'correction.permitted'])
    expect(corrections.map((id) => told.get(`${type} ${id}`))).toEqual(corrections.map(() => 1));
}
