// G14: the pages for people in the seeded school: what the first one weighs, how long the server takes for each, beside
// Express sending the same HTML as a fixed text.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { screensOf } from '../src/server/web/screens/index.ts';
import { demoSession } from './fixtures/demo-session.ts';
import { rawRequest } from './fixtures/raw-request.ts';
import { serverProcess, type ServerProcess } from './fixtures/server-process.ts';
import type { Goal, Line, Outcome } from './goal.ts';
import { fixedPages, type FixedPages } from './peers/fixed-page.ts';
import { median } from './rounds.ts';

const KIB = 1024;
const FIXED = 'the same HTML as a fixed text';
const ROUNDS = 15;
/** Who looks at a page: the first of these who may. */
const roles = ['subjectTeacher', 'homeroomTeacher', 'principal', 'registrar', 'administrator', 'inspector'];

export const pages: Goal = {
  id: 'G14',
  title: 'pages for people: weight of the first, time of the server for each',
  measure,
};

async function measure(): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'giaplai-bench-'));
  const server = await serverProcess(home, 1);
  try {
    const sessions = new Map<string, string>();
    for (const role of roles) sessions.set(role, await demoSession(server.url, home, role));
    const seen = await seenPages(server.url, sessions);
    const fixed = await fixedPages(seen.map(({ html }) => html));
    try {
      return outcomeOf(seen, await timesOf(server, fixed, seen), await firstWeight(server.url, sessions));
    } finally {
      fixed.close();
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

interface Seen {
  readonly name: string;
  readonly role: string;
  readonly path: string;
  readonly cookie: string;
  readonly html: string;
}

async function seenPages(url: string, sessions: ReadonlyMap<string, string>): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const start = () => Promise.reject(new TypeError('nobody signs in here'));
  for (const { name, path, who } of screensOf({ start, problems: 'docs/problems', secure: false })) {
    if (who === 'anybody') continue;
    for (const [role, cookie] of sessions) {
      const address = await addressOf(url, cookie, path);
      if (address === null) continue;
      const { status, body } = await rawRequest(`${url}${address}`, { cookie, accept: 'text/html' });
      if (status !== 200) continue;
      seen.push({ name, role, path: address, cookie, html: body.toString('utf8') });
      break;
    }
  }
  if (seen.length < 5) throw new RangeError(`only ${seen.length} pages could be seen`);
  return seen;
}

/** Of a class, a subject and a record of the school; null for what it has none of. */
async function addressOf(url: string, cookie: string, path: string): Promise<string | null> {
  const first = async (at: string) => {
    const response = await fetch(`${url}${at}`, { headers: { cookie } });
    if (!response.ok) return null;
    return (
      ((await response.json()) as { readonly items: readonly { readonly id: string }[] }).items[0]?.id ?? null
    );
  };
  const classId = path.includes('{') ? await first('/api/classes') : null;
  const values: Readonly<Record<string, string | null>> = {
    classId,
    subject: 'TOAN',
    recordId: path.includes('{recordId}') && classId ? await first(`/api/classes/${classId}/records`) : null,
  };
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (parts.some((name) => !values[name])) return null;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

interface Times {
  readonly ours: number[];
  readonly fixed: number[];
  /** Of the server’s processor, milliseconds a page. */
  cpu: number;
  fixedCpu: number;
  /** Packed, as it came over the wire. */
  bytes: number;
}

/** Turn by turn, so that a busy machine slows both alike. */
async function timesOf(
  { url, metric }: ServerProcess,
  fixed: FixedPages,
  seen: readonly Seen[],
): Promise<readonly Times[]> {
  const times: Times[] = seen.map(() => ({ ours: [], fixed: [], cpu: NaN, fixedCpu: NaN, bytes: NaN }));
  const asking = (cookie: string) => ({ cookie, accept: 'text/html', 'accept-encoding': 'gzip' });
  for (let round = -3; round < ROUNDS; round += 1)
    for (const [number, { path, cookie }] of seen.entries()) {
      const ours = await rawRequest(`${url}${path}`, asking(cookie));
      const peer = await rawRequest(`${fixed.url}/${number}`, asking(cookie));
      if (ours.status !== 200 || peer.status !== 200) throw new RangeError(`${path}: ${ours.status}`);
      if (round < 0) continue;
      times[number]?.ours.push(ours.ms);
      times[number]?.fixed.push(peer.ms);
    }
  for (const [number, { path, cookie }] of seen.entries()) {
    const one = times[number];
    if (!one) continue;
    const [before, fixedBefore] = [await metric(PROCESSOR), await fixed.cpu()];
    for (let piece = 0; piece < ROUNDS; piece += 1) {
      one.bytes = (await rawRequest(`${url}${path}`, asking(cookie))).bytes;
      await rawRequest(`${fixed.url}/${number}`, asking(cookie));
    }
    one.cpu = (1000 * ((await metric(PROCESSOR)) - before)) / ROUNDS;
    one.fixedCpu = ((await fixed.cpu()) - fixedBefore) / ROUNDS;
  }
  return times;
}

const PROCESSOR = 'giaplai_process_cpu_seconds_total';

/** Everything that a browser loads to draw the first page after signing in, as it comes over the wire. */
async function firstWeight(url: string, sessions: ReadonlyMap<string, string>): Promise<number> {
  const cookie = sessions.get('subjectTeacher') ?? '';
  const page = await rawRequest(`${url}/`, { cookie, accept: 'text/html', 'accept-encoding': 'gzip' });
  const html = gunzipSync(page.body).toString('utf8');
  // What <meta> names is loaded by the pages that show a PDF, when they do.
  const shown = html.replace(/<meta[^>]*>/g, '');
  const assets = new Set(
    [...shown.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path),
  );
  let bytes = page.bytes;
  for (const path of assets) bytes += (await rawRequest(`${url}${path}`, { 'accept-encoding': 'br' })).bytes;
  if (assets.size < 3) throw new RangeError('the page names too few assets');
  return bytes;
}

function outcomeOf(seen: readonly Seen[], times: readonly Times[], weight: number): Outcome {
  const medians = times.map(({ ours, fixed }) => ({ ours: median(ours), fixed: median(fixed) }));
  const floor = median(medians.map(({ fixed }) => fixed));
  const lines: readonly Line[] = [
    {
      name: FIXED,
      ms: floor,
      cpuMs: median(times.map(({ fixedCpu }) => fixedCpu)),
      times: 1,
      bytes: median(times.map(({ bytes }) => bytes)),
    },
    ...seen.map(({ name, role }, number): Line => {
      const { ours = NaN, fixed = NaN } = medians[number] ?? {};
      const { cpu = NaN, bytes = NaN } = times[number] ?? {};
      return { name: `${name} (${role})`, ms: ours, cpuMs: cpu, times: ours / fixed, bytes };
    }),
  ];
  return {
    lines,
    against: FIXED,
    figures: [
      {
        what: 'G14 the first page with all it loads, compressed',
        value: weight / KIB,
        unit: ' KiB',
        atMost: 150,
      },
      {
        what: 'G14 slowest page of the seeded school, median',
        value: Math.max(...medians.map(({ ours }) => ours)),
        unit: ' ms',
        atMost: 50,
      },
      {
        what: 'G14 the page that takes most of the processor',
        value: Math.max(...times.map(({ cpu }) => cpu)),
        unit: ' ms',
      },
    ],
    remarks: [
      `${seen.length} pages, each ${ROUNDS} times over a kept connection, with its way through the socket`,
    ],
  };
}
