// kill -9 of server, worker and commands at points nobody chose, threads included, while one gesture signs 1,800 documents.
import { rmSync } from 'node:fs';
import { issueToken, verifyChain, readJournal } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { call } from '../support/api.ts';
import { census, effectsWaiting, judgedByPoppler } from '../support/faults/census.ts';
import { ended, killed, program, serve, until, type Started } from '../support/faults/processes.ts';
import { ceremonySchool, submitTranscripts, type CeremonySchool } from '../support/faults/school.ts';
import { faultRandom, sized, type Seeded } from '../support/faults/seed.ts';
import { temporaryFolder } from '../support/house.ts';
import { handOverAgain } from '../support/postgres/jobs.ts';

const CLASSES = sized('GIAPLAI_FAULT_CLASSES', 40);
const PUPILS = sized('GIAPLAI_FAULT_PUPILS', 45);
/** Of the server, in each of its two halves: while documents are made, and while they are signed. */
const KILLS = sized('GIAPLAI_FAULT_KILLS', 4);

/** Where the rows are in Postgres a `giaplai worker` is beside the server, and dies as well. */
const BESIDE = process.env.DATABASE_URL?.startsWith('postgres') ?? false;

let folder: string;
let random: Seeded;
beforeEach(() => {
  folder = temporaryFolder();
  random = faultRandom();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('leaves each of the documents drafted once and signed once, and nothing waiting', async () => {
  const { school, name } = await submittedSchool();
  const expected = CLASSES * PUPILS;
  const before = await census(folder);
  expect(before).toMatchObject({ documents: 0, signatures: 0, filled: 0, waiting: expected });
  let kills = 0;

  // Documents are made by the server, which dies again and again, worker threads included.
  let server = await serve(folder);
  let worker = beside();
  for (let count = 0; count < KILLS; count++) {
    if (await killed(server.process, random, 3000)) kills += 1;
    server = await serve(folder);
    if (worker && (await killed(worker, random, 3000))) kills += 1;
    worker = beside();
  }
  // What the dead had taken is taken again after a while, which is not waited for here.
  if (BESIDE) await handOverAgain(folder, 'active');
  await until(async () => (await effectsWaiting(folder)) === 0, { everyMs: 500 });

  // One gesture over all of them; commands of the same person beside it, on the same documents, die as well.
  const token = await tokenOf(school);
  const asked = await call(server, 'POST', '/api/ceremonies', token, {
    role: 'subjectTeacher',
    records: school.records,
    key: { kind: 'development' },
  });
  expect(asked).toMatchObject({ status: 202 });
  for (let count = 0; count < KILLS; count++) {
    const command = program(folder, ['sign', random.pick(school.names), ...asTeacher(name)], {
      GIAPLAI_LANES: '1',
    });
    if (await killed(server.process, random, 1200)) kills += 1;
    if (await killed(command, random, 1500)) kills += 1;
    server = await serve(folder);
    if (worker && (await killed(worker, random, 1200))) kills += 1;
    worker = beside();
  }
  const state = await settledState(server, token, (asked.body as { id: string }).id);
  const last = program(folder, ['sign', school.names[0]!, ...asTeacher(name)]);
  await ended(last);
  if (worker) await killed(worker);
  server.process.kill('SIGTERM');
  expect(await ended(server.process)).toBe(0);

  expect(state).toMatchObject({ state: 'finished', trouble: null });
  expect(state.outcomes.filter(({ signed }) => signed)).toHaveLength(expected);
  expect(kills).toBeGreaterThanOrEqual(KILLS + 2);
  const after = await census(folder);
  // The school's own certification, then the teacher's signature: two of each, whoever was killed when.
  expect(after).toEqual({
    ...before,
    documents: expected,
    signatures: 2 * expected,
    filled: expected * (after.filled / expected),
    journal: after.journal,
    waiting: 0,
  });
  // The one signature stands at the place of each subject.
  const places = after.filled / expected;
  expect(Number.isInteger(places)).toBe(true);
  await expectOneEach(school);
  for (let sample = 0; sample < 3; sample++)
    expect(await judgedByPoppler(folder, random.pick(school.records))).toBe(1 + places);
}, 420_000);

const beside = () => (BESIDE ? program(folder, ['worker'], { GIAPLAI_LANES: '1' }) : undefined);

async function submittedSchool() {
  const house = await openInstallation(folder, { lanes: 1 });
  const school = await ceremonySchool(house, { classes: CLASSES, pupils: PUPILS, seed: random.seed });
  for (const one of school.classes) await submitTranscripts(house, school, one);
  await house.close();
  return { school, name: school.classes[0]!.cast.names.get(school.teacher)! };
}

async function tokenOf({ teacher: person }: CeremonySchool): Promise<string> {
  const house = await openInstallation(folder, { lanes: 1 });
  const asked = { person, label: 'faults', scopes: ['read', 'write', 'sign'], days: 30 } as const;
  const { token } = await issueToken(house, asked);
  await house.close();
  return token;
}

const asTeacher = (name: string) => ['--as', name, '--role', 'subjectTeacher'];

interface Held {
  readonly state: string;
  readonly trouble: unknown;
  readonly outcomes: readonly { readonly signed: boolean }[];
}

async function settledState(server: Started, token: string, id: string): Promise<Held> {
  let held: Held | undefined;
  await until(
    async () => {
      held = (await call(server, 'GET', `/api/ceremonies/${id}`, token)).body as Held;
      return held.state !== 'running';
    },
    { everyMs: 300 },
  );
  return held!;
}

/** The journal tells of one drafting, one certification and one signature for each document, in an unbroken chain. */
async function expectOneEach({ records }: CeremonySchool): Promise<void> {
  const house = await openInstallation(folder, { lanes: 1 });
  const entries = [];
  for await (const entry of readJournal(house)) entries.push(entry);
  expect(verifyChain(entries, await house.store.read((view) => view.journalHead())).findings).toEqual([]);
  const told = new Map<string, number>();
  for (const { event, record } of entries) {
    const fact = `${event.type} ${record ?? ''}`;
    told.set(fact, (told.get(fact) ?? 0) + 1);
  }
  for (const type of ['document.drafted', 'document.certified', 'signature.applied'])
    expect(records.map((id) => told.get(`${type} ${id}`))).toEqual(records.map(() => 1));
  await house.close();
}
