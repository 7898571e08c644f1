// `npm run bench -- evening`: teachers sign and parents read on the same evening, against a server in a process of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAnchors } from '../../src/cli/anchors.ts';
import { dayAt, schoolYearOf } from '../../src/policies/index.ts';
import { submitRecords, usualPolicy } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { serverProcess, type ServerProcess } from '../fixtures/server-process.ts';
import { makeSchool } from '../school/index.ts';
import { authoritiesElsewhere } from '../year/authorities.ts';
import { bringSchool, keysFolder, keysFor } from '../year/made-school.ts';
import { peakOf } from '../year/phases.ts';
import { carryOut } from '../year/scene.ts';
import { openPeople, PASSWORD } from './people.ts';
import type { EveningPlan, EveningSeen } from './plan.ts';

/** `seconds`: the time over which they come, evenly; `profile=1` leaves a profile of the server where it was started. */
export const eveningSizes = {
  classes: 40,
  pupils: 45,
  teachers: 300,
  parents: 2000,
  seconds: 240,
  lanes: 2,
  profile: 0,
};

export interface Evening extends EveningSeen {
  readonly wanted: number;
  /** Of the server’s event loop, worst reading, milliseconds. */
  readonly delay: number;
  readonly serverCpuSeconds: number;
  readonly serverMiB: number;
}

/** @throws RangeError when anybody was answered with an error, or something was not signed */
export async function evening(sizes: typeof eveningSizes): Promise<Evening> {
  const home = mkdtempSync(join(tmpdir(), 'giaplai-evening-'));
  try {
    const { people, documents } = await preparedSchool(home, sizes);
    console.log(
      `${documents} documents wait; ${people.teachers.length} teachers, ${people.parents.length} parents`,
    );
    const flags = sizes.profile > 0 ? ['--cpu-prof', '--cpu-prof-interval', '1000'] : [];
    const server = await serverProcess(home, sizes.lanes, flags);
    try {
      const spread = (accounts: readonly string[]) =>
        accounts.map((account, index) => ({
          account,
          comesAt: (1000 * sizes.seconds * index) / accounts.length,
        }));
      const plan = {
        url: server.url,
        password: PASSWORD,
        teachers: spread(people.teachers),
        parents: spread(people.parents),
      };
      const seen = await held(home, server, plan);
      print(seen);
      if (seen.errors.length > 0)
        throw new RangeError(`${seen.errors.length} errors: ${seen.errors[0] ?? ''}`);
      return seen;
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Submitted, drafted and certified; everybody has an account. The server then finds the home as its own. */
async function preparedSchool(home: string, sizes: typeof eveningSizes) {
  const house = await openInstallation(home, { lanes: sizes.lanes, database: undefined });
  try {
    const schoolYear = schoolYearOf(dayAt(house.clock.now()));
    const made = makeSchool({ seed: 'evening', schoolYear, ...sizes });
    const school = await bringSchool(house, made, true);
    const keys = await keysFor(home, house);
    const { stop, timestamper, revocation } = await authoritiesElsewhere(keysFolder(home), house.clock);
    const anchors = loadAnchors(join(keysFolder(home), 'anchors'));
    try {
      for (const { id, book } of school.classes)
        await submitRecords(house, { classId: id, by: school.idOf(book.staff.homeroomTeacher) });
      const conditions = { timestamper, revocation, anchors, policy: usualPolicy };
      const made = await carryOut({ house, school, keys, conditions });
      const people = await openPeople(house, school, sizes.parents);
      // A development server draws accounts and tells a story unless these say that it did.
      writeFileSync(join(home, 'demo-accounts.json'), '[]\n');
      writeFileSync(join(home, 'demo-story.json'), '{}\n');
      return { people, documents: made / 2 };
    } finally {
      await stop();
    }
  } finally {
    await house.close();
  }
}

async function held(home: string, server: ServerProcess, plan: EveningPlan): Promise<Evening> {
  const file = join(home, 'evening.json');
  writeFileSync(file, JSON.stringify(plan));
  const before = await server.metric(PROCESSOR);
  const delays: number[] = [];
  const reading = setInterval(() => {
    void server.metric(DELAY).then(
      (seconds) => delays.push(1000 * seconds),
      () => undefined,
    );
  }, READS_EVERY_MS);
  try {
    const seen = await client(file);
    return {
      ...seen,
      wanted: plan.teachers.length,
      delay: Math.max(...delays),
      serverCpuSeconds: (await server.metric(PROCESSOR)) - before,
      serverMiB: peakOf(server.pid),
    };
  } finally {
    clearInterval(reading);
  }
}

const PROCESSOR = 'giaplai_process_cpu_seconds_total';
const DELAY = 'giaplai_nodejs_eventloop_lag_p99_seconds';
const READS_EVERY_MS = 5000;

function client(plan: string): Promise<EveningSeen> {
  const program = fileURLToPath(new URL('./client-process.js', import.meta.url));
  const child = spawn(process.execPath, [program, plan], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(said).toString()) as EveningSeen);
      else reject(new RangeError(`the client ended with ${code ?? 'a signal'}`));
    });
  });
}

function print(seen: Evening): void {
  const { times, seconds, toldToWait, signed, errors, delay } = seen;
  console.log(
    '\n| asked | times | p50 ms | p95 ms | p99 ms | longest ms |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const [name, all] of Object.entries(times)) {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(0);
    console.log(`| ${[name, sorted.length, at(0.5), at(0.95), at(0.99), at(1)].join(' | ')} |`);
  }
  const answers = Object.values(times).reduce((sum, { length }) => sum + length, 0);
  console.log(
    `\n${seconds.toFixed(0)} s, ${(answers / seconds).toFixed(1)} answers/s, ${errors.length} errors, ${toldToWait} times told to wait (429), ${signed} signatures\n` +
      `event-loop delay p99 at worst ${delay.toFixed(0)} ms; server ${seen.serverCpuSeconds.toFixed(0)} s CPU, ${seen.serverMiB.toFixed(0)} MiB at most; client ${seen.clientCpuSeconds.toFixed(0)} s CPU`,
  );
}
