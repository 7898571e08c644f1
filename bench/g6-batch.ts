// G6, G7, G10 and G12 in one life: 1,800 records on disk, signed by everybody through the use cases the server calls.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openInstallation } from '../src/server/installation.ts';
import { benchSchool, type BenchSchool } from './fixtures/school.ts';
import type { Goal, Outcome } from './goal.ts';
import { rawRsa } from './peers/raw-rsa.ts';
import { median } from './rounds.ts';
import { watchDatabase } from './store-time.ts';

/** Of 45 records each: pupils and class summaries. */
const CLASSES = 40;

export const batch: Goal = {
  id: 'G6',
  title: 'batches through ceremonies, workers and database, all on disk',
  measure,
};

async function measure(): Promise<Outcome> {
  const school = await benchSchool(CLASSES);
  try {
    return await lifeOf(school);
  } finally {
    await school.close();
  }
}

async function lifeOf(school: BenchSchool): Promise<Outcome> {
  const { records, teachers, homeroom, sign, house } = school;
  const raw: number[] = [];
  const rawPass = () => raw.push(millisecondsPerRaw(school));
  rawPass();
  const beforeAll = performance.now();
  let waits = 0;
  for (const teacher of teachers) {
    await expectAll(sign(house, teacher, 'subjectTeacher', records), records.length);
    const paused = performance.now();
    rawPass();
    waits += performance.now() - paused;
  }
  const loop = monitorEventLoopDelay({ resolution: 5 });
  const databaseMs = watchDatabase();
  loop.enable();
  const started = performance.now();
  await expectAll(sign(house, homeroom, 'homeroomTeacher', records), records.length);
  const one = performance.now() - started;
  loop.disable();
  const inDatabase = databaseMs();
  const resident = process.memoryUsage.rss();
  rawPass();
  const whole = performance.now() - beforeAll - waits;
  const signatures = (teachers.length + 1) * records.length;
  const scaling = await oneAgainstTwo(school);
  const rsa = median(raw);
  const batchRatio = one / (records.length * rsa);
  return {
    lines: [],
    against: 'raw RSA-2048',
    figures: [
      { what: `G6 ${records.length} documents ÷ their raw RSA`, value: batchRatio, unit: ' ×', atMost: 6 },
      { what: 'G6 two workers ÷ one', value: scaling, unit: ' ×', atLeast: 1.6 },
      {
        what: `G7 ${signatures} signatures on disk ÷ their raw RSA`,
        value: whole / (signatures * rsa),
        unit: ' ×',
        atMost: 4,
      },
      { what: 'G10 database, of the batch', value: (100 * inDatabase) / one, unit: ' %', atMost: 25 },
      {
        what: 'G12 memory a worker: what the process grew by since it had none, halved',
        value: (resident - school.residentAlone) / 2 / MEBIBYTE,
        unit: ' MiB',
        atMost: 150,
      },
      {
        what: 'G12 event-loop delay p99 while the batch runs',
        value: loop.percentile(99) / 1e6,
        unit: ' ms',
        atMost: 50,
      },
    ],
    remarks: [
      `one ceremony: ${seconds(one)} s; raw RSA-2048: ${rsa.toFixed(3)} ms, median of ${raw.length} passes between the ceremonies`,
      `longest wait of the event loop ${(loop.max / 1e6).toFixed(0)} ms; resident ${(resident / MEBIBYTE).toFixed(0)} MiB after ${signatures} signatures, ${(school.residentAlone / MEBIBYTE).toFixed(0)} MiB before the first`,
    ],
  };
}

const MEBIBYTE = 1024 * 1024;
const seconds = (ms: number) => (ms / 1000).toFixed(2);

/** The principal signs portion by portion, in turns with two workers and with one; the ratio of each pair. */
async function oneAgainstTwo({ folder, records, principal, sign, house }: BenchSchool): Promise<number> {
  const single = await openInstallation(folder, { lanes: 1 });
  const size = 100;
  const ratios: number[] = [];
  const timed = async (where: typeof house, start: number) => {
    const chosen = records.slice(start, start + size);
    const before = performance.now();
    await expectAll(sign(where, principal, 'principal', chosen), chosen.length);
    return (performance.now() - before) / chosen.length;
  };
  await timed(single, 0);
  for (let start = size; start + 2 * size <= records.length; start += 2 * size) {
    const alone = await timed(single, start);
    const together = await timed(house, start + size);
    ratios.push(alone / together);
  }
  await single.close();
  return median(ratios);
}

async function expectAll(
  held: Promise<{ readonly signed: number; readonly outcomes: readonly object[] }>,
  wanted: number,
): Promise<void> {
  const { signed, outcomes } = await held;
  if (signed !== wanted)
    throw new RangeError(`${signed} of ${wanted} signed: ${JSON.stringify(outcomes[0])}`);
}

function millisecondsPerRaw({ keyOf, principal }: BenchSchool): number {
  const once = rawRsa(keyOf(principal));
  for (let warm = 0; warm < 50; warm += 1) once();
  const before = performance.now();
  for (let piece = 0; piece < 400; piece += 1) once();
  return (performance.now() - before) / 400;
}
