// G6 and G12 as people meet them: the principal's one ceremony of 1,800 documents over HTTP, while others go on asking.
import { join } from 'node:path';
import { ensureKeys } from '../src/cli/development-keys.ts';
import { issueToken, type LocalSigner } from '../src/server/application/index.ts';
import { benchSchool, type BenchSchool } from './fixtures/school.ts';
import { serverProcess, type ServerProcess } from './fixtures/server-process.ts';
import type { Goal, Outcome } from './goal.ts';
import { rawRsa } from './peers/raw-rsa.ts';
import { median } from './rounds.ts';

/** Of 45 records each. */
const CLASSES = 40;
const LANES = 2;
const MEBIBYTE = 1024 * 1024;

export const overHttp: Goal = {
  id: 'G12',
  title: 'one ceremony over HTTP: a server process, its sockets, and others asking meanwhile',
  measure,
};

async function measure(): Promise<Outcome> {
  const school = await benchSchool(CLASSES);
  try {
    await signedByTeachers(school);
    const { principal, house, records, homeroom } = school;
    const tokenOf = async (person: typeof principal) =>
      (await issueToken(house, { person, label: 'bench', scopes: ['read', 'sign'], days: 1 })).token;
    const key = await keyOf(school);
    const server = await serverProcess(school.folder, LANES);
    try {
      // Not before: a fresh server gives the demo's people accounts, and a new password ends the tokens there were.
      const tokens = { signer: await tokenOf(principal), other: await tokenOf(homeroom) };
      return await ceremony(server, tokens, records, key);
    } finally {
      await server.stop();
    }
  } finally {
    await school.close();
  }
}

/** In this process, as G6 measures it; the homeroom teacher and the principal come to the server. */
async function signedByTeachers({ teachers, records, sign, house }: BenchSchool): Promise<void> {
  for (const teacher of teachers) await sign(house, teacher, 'subjectTeacher', records);
}

/** The key that the server will sign with, for the limit of the same run. */
async function keyOf({ folder, house, principal }: BenchSchool): Promise<LocalSigner> {
  const signer = (await ensureKeys(join(folder, 'pki'), house, () => undefined)).ofPerson(principal);
  const { modulusLength } = signer.key.asymmetricKeyDetails ?? {};
  if (modulusLength !== 2048) throw new RangeError('the principal’s key is not RSA-2048');
  return signer;
}

interface Tokens {
  readonly signer: string;
  readonly other: string;
}

async function ceremony(
  server: ServerProcess,
  { signer, other }: Tokens,
  records: readonly string[],
  signer2048: LocalSigner,
): Promise<Outcome> {
  const ask = asking(server.url);
  // The first ceremony after a start compiles what the evening will run; it is told beside.
  const first = await held(server, ask, other, { role: 'homeroomTeacher', records });
  const paths = ['/health', '/api/classes', `/api/records/${records[0] ?? ''}`];
  const quiet = await timed(ask, other, paths, until(5000));
  const residentBefore = await server.metric('giaplai_process_resident_memory_bytes');
  const raw = [rawMilliseconds(signer2048)];
  let over = false;
  const watched = held(server, ask, signer, { role: 'principal', records }).finally(() => (over = true));
  const lag: number[] = [];
  const meanwhile = timed(
    ask,
    other,
    paths,
    () => over,
    async () => {
      lag.push(1000 * (await server.metric('giaplai_nodejs_eventloop_lag_p99_seconds')));
    },
  );
  const { took, signed } = await watched;
  const busy = await meanwhile;
  const resident = await server.metric('giaplai_process_resident_memory_bytes');
  raw.push(rawMilliseconds(signer2048));
  const rsa = median(raw);
  return {
    lines: [],
    against: 'raw RSA-2048',
    figures: [
      {
        what: `G6 ${signed} documents over HTTP ÷ their raw RSA`,
        value: took / (signed * rsa),
        unit: ' ×',
        atMost: 6,
      },
      {
        what: 'G12 event-loop delay p99 of the server meanwhile, worst of its readings',
        value: Math.max(...lag),
        unit: ' ms',
        atMost: 50,
      },
      { what: 'other requests meanwhile, p99', value: percentile(busy, 0.99), unit: ' ms' },
      { what: 'other requests on the idle server, p99', value: percentile(quiet, 0.99), unit: ' ms' },
      {
        what: 'G12 memory a worker: what the server grew by during the ceremony, halved',
        value: (resident - residentBefore) / LANES / MEBIBYTE,
        unit: ' MiB',
        atMost: 150,
      },
    ],
    remarks: [
      `the first ceremony after the start: ${(first.took / 1000).toFixed(2)} s`,
      `${(took / 1000).toFixed(2)} s from the request to the last event; raw RSA-2048 ${rsa.toFixed(3)} ms`,
      `${busy.length} other requests meanwhile, median ${percentile(busy, 0.5).toFixed(1)} ms (idle: ${percentile(quiet, 0.5).toFixed(1)} ms)`,
      `server resident ${(resident / MEBIBYTE).toFixed(0)} MiB after, ${(residentBefore / MEBIBYTE).toFixed(0)} before`,
    ],
  };
}

/** From the request to the last event. @throws RangeError unless everything is signed */
async function held(
  { url }: ServerProcess,
  ask: Ask,
  token: string,
  wish: { readonly role: string; readonly records: readonly string[] },
): Promise<{ readonly took: number; readonly signed: number }> {
  const started = performance.now();
  const key = { kind: 'development' };
  const { id } = await ask<{ readonly id: string }>('/api/ceremonies', token, { ...wish, key });
  const state = await lastState(url, id, token);
  const took = performance.now() - started;
  const { outcomes } = await ask<Held>(`/api/ceremonies/${id}`, token);
  const signed = outcomes.filter((outcome) => outcome.signed).length;
  if (state !== 'finished' || signed !== wish.records.length)
    throw new RangeError(`${state}: ${signed} of ${wish.records.length} signed`);
  return { took, signed };
}

interface Held {
  readonly outcomes: readonly { readonly signed: boolean }[];
}

type Ask = <Answer>(path: string, token: string, body?: unknown) => Promise<Answer>;

const asking =
  (url: string): Ask =>
  async <Answer>(path: string, token: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new RangeError(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  };

/** Milliseconds of one request after the other, with a breath between them. */
async function timed(
  ask: Ask,
  token: string,
  paths: readonly string[],
  over: () => boolean,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<number[]> {
  const times: number[] = [];
  while (!over()) {
    for (const path of paths) {
      const before = performance.now();
      await ask(path, token);
      times.push(performance.now() - before);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (times.length % 30 === 0) await between();
  }
  await between();
  return times;
}

const until = (ms: number) => {
  const end = performance.now() + ms;
  return () => performance.now() > end;
};

/** Watches as a browser does, and returns the last state it was told. */
async function lastState(url: string, id: string, token: string): Promise<string> {
  const response = await fetch(`${url}/api/ceremonies/${id}/events`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const told = [...(await response.text()).matchAll(/^data: \{"state":"(\w+)"\}$/gm)];
  return told.at(-1)?.[1] ?? 'nothing';
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

function rawMilliseconds(signer: LocalSigner): number {
  const once = rawRsa(signer);
  for (let warm = 0; warm < 50; warm += 1) once();
  const before = performance.now();
  for (let piece = 0; piece < 400; piece += 1) once();
  return (performance.now() - before) / 400;
}
