// The database is away in the middle of a ceremony: stopped as by a power cut, or frozen; then it is there again.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { issueToken, type TokenScope } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { call } from '../support/api.ts';
import { census, effectsWaiting } from '../support/faults/census.ts';
import { databaseIn, type Database } from '../support/faults/database.ts';
import { ended, killed, serve, until, type Started } from '../support/faults/processes.ts';
import { ceremonySchool, submitTranscripts, type CeremonySchool } from '../support/faults/school.ts';
import { faultRandom, sized, type Seeded } from '../support/faults/seed.ts';
import { temporaryFolder } from '../support/house.ts';

const CLASSES = sized('GIAPLAI_FAULT_POSTGRES_CLASSES', 1);
const PUPILS = 30;

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
  const house = await openInstallation(folder, { lanes: 1 });
  school = await ceremonySchool(house, { classes: CLASSES, pupils: PUPILS, seed: random.seed });
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

const asked = (server: Started, token: string) =>
  call(server, 'POST', '/api/ceremonies', token, {
    role: 'subjectTeacher',
    records: school.records,
    key: { kind: 'development' },
  });

it('a power cut, a kill and a freeze of the database in the middle leave each document signed once', async () => {
  const expected = school.records.length;
  let server = await started();
  const house = await openInstallation(folder, { lanes: 1 });
  for (const one of school.classes) await submitTranscripts(house, school, one);
  await house.close();
  await until(async () => (await effectsWaiting(folder)) === 0, { everyMs: 1000 });
  const known = await tokenOf();
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
  await pause(1000);
  database.start();
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
  server.process.kill('SIGTERM');
  expect(await ended(server.process)).toBe(0);
  expect(await census(folder)).toMatchObject({
    ...whole,
    documents: expected,
    signatures: 2 * expected,
    waiting: 0,
    running: 0,
  });
}, 300_000);
