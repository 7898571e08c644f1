// The people of an evening, in a process beside the server's: reads a plan, comes when it says, tells what was seen.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { EveningPlan, EveningSeen, Visitor } from './plan.ts';
import { visit, type Tally, type Visit } from './visit.ts';

const WATCHES_EVERY_MS = 1000;
const [file = ''] = process.argv.slice(2);
const { url, password, teachers, parents } = JSON.parse(readFileSync(file, 'utf8')) as EveningPlan;
const tally: Tally = { times: {}, toldToWait: 0, signed: 0, errors: [] };
const began = performance.now();

let came = 0;
const evening = async ({ account, comesAt }: Visitor, spend: (visit: Visit) => Promise<void>) => {
  await pause(comesAt);
  const one = visit(url, tally, ownAddress((came += 1)));
  try {
    await one.signIn(account, password);
    await spend(one);
  } catch (error) {
    tally.errors.push(`${account}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    one.end();
  }
};

await Promise.all([
  ...teachers.map((teacher) => evening(teacher, signs)),
  ...parents.map((parent) => evening(parent, reads)),
]);

const { user, system } = process.cpuUsage();
const seen: EveningSeen = {
  ...tally,
  seconds: (performance.now() - began) / 1000,
  clientCpuSeconds: (user + system) / 1e6,
};
console.log(JSON.stringify(seen));

/** Families do not share one address; all of 127/8 is this machine. */
function ownAddress(number: number): string {
  return `127.${1 + (number >> 16)}.${(number >> 8) & 255}.${1 + (number & 127)}`;
}

interface Due {
  readonly items: readonly { readonly role: string; readonly records: readonly string[] }[];
}
interface Held {
  readonly id: string;
  readonly state: string;
  readonly outcomes: readonly { readonly signed: boolean }[];
}

/** Looks at what is due, signs it all with one gesture, and watches until it is done. */
async function signs(one: Visit): Promise<void> {
  await one.get('GET /', '/');
  await one.get('GET /signing', '/signing');
  const { items } = JSON.parse((await one.get('GET /api/due', '/api/due')).text) as Due;
  for (const role of new Set(items.map((item) => item.role))) {
    const records = items.filter((item) => item.role === role).flatMap((item) => item.records);
    const asked = { role, records, key: { kind: 'development' } };
    const begun = performance.now();
    const { id } = JSON.parse(
      (await one.post('POST /api/ceremonies', '/api/ceremonies', asked)).text,
    ) as Held;
    for (;;) {
      await pause(WATCHES_EVERY_MS);
      const { text } = await one.get('GET /api/ceremonies/{id}', `/api/ceremonies/${id}`);
      const { state, outcomes } = JSON.parse(text) as Held;
      if (state === 'waiting' || state === 'running') continue;
      const signed = outcomes.filter((outcome) => outcome.signed).length;
      if (signed !== records.length) throw new RangeError(`${signed} of ${records.length} signed, ${state}`);
      tally.signed += signed;
      (tally.times['a ceremony, from the gesture to its end'] ??= []).push(performance.now() - begun);
      break;
    }
    await one.get('GET /signing/ceremonies/{id}', `/signing/ceremonies/${id}`);
  }
}

/** Looks at the children, and at each child's page. */
async function reads(one: Visit): Promise<void> {
  const { text } = await one.get('GET /children', '/children');
  const children = new Set([...text.matchAll(/href="(\/children\/[^"#?]+)"/g)].map(([, path = '']) => path));
  if (children.size === 0) throw new RangeError('a parent sees no child');
  for (const child of children) await one.get('GET /children/{child}', child);
}
