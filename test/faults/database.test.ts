// The database is away in the middle of a ceremony: stopped as by a power cut, or frozen; then it is there again.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { issueToken, type TokenScope } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { gateOf, PASSWORD } from '../support/accounts.ts';
import { call, type Reply } from '../support/api.ts';
import { census, effectsWaiting } from '../support/faults/census.ts';
import { databaseIn, type Database } from '../support/faults/database.ts';
import { ended, killed, program, serve, until, type Started } from '../support/faults/processes.ts';
import { ceremonySchool, submitTranscripts, type CeremonySchool } from '../support/faults/school.ts';
import { faultRandom, sized, type Seeded } from '../support/faults/seed.ts';
import { temporaryFolder } from '../support/house.ts';
import { employ } from '../support/school-office.ts';

const CLASSES = sized('GIAPLAI_FAULT_POSTGRES_CLASSES', 1);
const PUPILS = 30;
/** What a restart of a machine takes. */
const AWAY_MS = 60_000;

const former = process.env.DATABASE_URL;
let cluster: string;
let database: Database;
let folder: string;
let random: Seeded;
let school: CeremonySchool;
const children: ChildProcess[] = [];

beforeAll(async () => {
  random = faultRandom();
  cluster = mkdtempSync(path.join(tmpdir(), 'giaplai-postgres-'));
  database = databaseIn(cluster);
  process.env.DATABASE_URL = database.url;
  folder = temporaryFolder();
  // Nobody's account is the demo's.
  writeFileSync(path.join(folder, 'demo-accounts.json'), '[]');
  const house = await openInstallation(folder, { lanes: 1 });
  school = await ceremonySchool(house, { classes: CLASSES, pupils: PUPILS, seed: random.seed });
  const [place] = await house.store.read((view) => view.schools());
  await employ(gateOf({ house }), place!.id, { role: 'administrator', account: 'quan.tri' });
  await house.close();
}, 120_000);
afterAll(async () => {
  for (const child of children) await killed(child);
  database.end();
  if (former === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = former;
  for (const place of [cluster, folder]) rmSync(place, { recursive: true, force: true });
});

const whole = { doubled: 0, damaged: [], missing: [], otherBytes: [] };

async function tokenOf(): Promise<string> {
  const house = await openInstallation(folder, { lanes: 1 });
  const scopes: readonly TokenScope[] = ['read', 'write', 'sign'];
  const { token } = await issueToken(house, { person: school.teacher, label: 'faults', scopes, days: 30 });
  await house.close();
  return token;
}

async function started(settings: Readonly<Record<string, string>> = {}): Promise<Started> {
  const server = await serve(folder, settings);
  children.push(server.process);
  return server;
}

/** As a browser has it. */
async function signedIn(server: Started): Promise<Readonly<Record<string, string>>> {
  const { headers } = await call(server, 'POST', '/api/session', undefined, {
    account: 'quan.tri',
    password: PASSWORD,
  });
  return { cookie: headers.get('set-cookie')!.split(';')[0]!, accept: 'text/html' };
}

/** For so long everybody hears why, and when to come again. */
async function expectToldFor(ms: number, asking: () => Promise<readonly Reply[]>): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    for (const { status, headers, body } of await asking()) {
      expect([status, headers.get('retry-after')]).toEqual([503, '10']);
      expect(typeof body === 'string' ? body : (body as { code: string }).code).toContain(
        'store.unreachable',
      );
    }
    await pause(Math.min(5000, Math.max(0, until - performance.now())));
  }
}

const asked = (server: Started, token: string) =>
  call(server, 'POST', '/api/ceremonies', token, {
    role: 'subjectTeacher',
    records: school.records,
    key: { kind: 'development' },
  });

it('a power cut of a minute, a kill and a freeze of the database in the middle leave each document signed once', async () => {
  const expected = school.records.length;
  let server = await started();
  const worker = program(folder, ['worker'], { GIAPLAI_LANES: '1', GIAPLAI_LOG: 'warn' });
  children.push(worker);
  const house = await openInstallation(folder, { lanes: 1 });
  for (const one of school.classes) await submitTranscripts(house, school, one);
  await house.close();
  await until(async () => (await effectsWaiting(folder)) === 0, { everyMs: 1000 });
  const known = await tokenOf();
  const operator = await signedIn(server);
  database.stop();
  const refused = await call(server, 'GET', '/api/due', known);
  expect(refused).toMatchObject({ status: 503, body: { code: 'store.unreachable' } });
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(await call(server, 'GET', '/health')).toMatchObject({ status: 503, body: { status: 'failing' } });
  database.start();
  const gesture = await asked(server, known);
  expect(gesture).toMatchObject({ status: 202 });
  const { id } = gesture.body as { id: string };
  await pause(random.integer(50, 300));
  database.stop();
  await expectToldFor(AWAY_MS, () =>
    Promise.all([
      call(server, 'GET', `/api/ceremonies/${id}`, known),
      call(server, 'GET', '/status', undefined, undefined, operator),
    ]),
  );
  database.start();
  // Neither has ended, and what each of them does goes on.
  expect([server.process, worker].map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([
    null,
    null,
  ]);
  await until(async () => (await call(server, 'GET', '/health')).status === 200, { everyMs: 500 });
  await pause(random.integer(50, 300));
  await killed(server.process);
  server = await started();
  await pause(random.integer(50, 300));
  database.freeze();
  const frozen = await call(server, 'GET', `/api/ceremonies/${id}`, known);
  expect(frozen).toMatchObject({ status: 503, body: { code: 'store.unreachable' } });
  database.thaw();
  const state = async () =>
    ((await call(server, 'GET', `/api/ceremonies/${id}`, known)).body as { state: string }).state;
  await until(async () => (await state()) === 'finished', { everyMs: 500 });
  expect((await call(server, 'GET', '/status', undefined, undefined, operator)).body).toContain(
    'Không có gì dở dang',
  );
  for (const child of [server.process, worker]) {
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  }
  expect(await census(folder)).toMatchObject({
    ...whole,
    documents: expected,
    signatures: 2 * expected,
    waiting: 0,
    running: 0,
  });
}, 300_000);
