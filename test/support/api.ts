// A server for tests on a real port: an invented class, a token for everybody in it, answers held against their schemas.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ClassBook } from '../../src/assessment/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import {
  carryOnCorrections,
  ceremonyRuns,
  healthWatch,
  issueToken,
  officeRuns,
  readingNotes,
  runEffects,
  type CeremonyDesk,
  type CeremonyRuns,
  type Gate,
  type OfficeRunsDesk,
  type TokenScope,
} from '../../src/server/application/index.ts';
import { examiners, type ExaminersOptions } from '../../src/server/examining/index.ts';
import { listen, openApp, type Accounts, type HttpDesk } from '../../src/server/http/index.ts';
import { keyPlaces, noKeySettings, type KeySettings } from '../../src/server/keys/index.ts';
import { openLog } from '../../src/server/log.ts';
import { webPages } from '../../src/server/web/index.ts';
import { networksFrom, webhookPostman } from '../../src/server/webhooks/index.ts';
import { gateOf } from './accounts.ts';
import { testConditions } from './conditions.ts';
import {
  importBook,
  serviceSigner,
  signerOf,
  smallBook,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from './house.ts';

export interface TestApi {
  readonly url: string;
  readonly test: TestHouse;
  readonly imported: ImportedClass;
  readonly desk: HttpDesk;
  /** What was logged. */
  readonly log: readonly string[];
  /** A fresh token of the person. */
  readonly tokenOf: (person: PersonId, scopes?: readonly TokenScope[]) => Promise<string>;
  /** What was submitted has been drafted and certified. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface TestApiOptions {
  readonly book?: ClassBook;
  readonly test?: TestHouse;
  readonly imported?: ImportedClass;
  /** Real accounts of the house. */
  readonly accounts?: (test: TestHouse) => Accounts;
  /** Where letters go to be read, in tests of accounts. */
  readonly gate?: Gate;
  readonly perMinute?: number;
  readonly health?: HttpDesk['health'];
  readonly examining?: Partial<ExaminersOptions>;
  /** In place of the examiners' thread. */
  readonly extending?: OfficeRunsDesk['extending'];
  readonly keptKeys?: false;
  /** Remote services, tokens and seals, as the settings of a server name them. */
  readonly keys?: KeySettings;
  readonly secure?: boolean;
  /** Proxies in front that say where a request comes from. */
  readonly proxies?: number;
}

export const noAccounts: Accounts = {
  signIn: () => Promise.reject(new TypeError('no accounts in this test')),
  confirm: () => Promise.reject(new TypeError('no accounts in this test')),
  signOut: () => Promise.resolve(),
  presentAt: () => Promise.resolve(null),
};

export async function startApi(options: TestApiOptions = {}): Promise<TestApi> {
  const test = options.test ?? (await testHouse());
  const { house } = test;
  const imported = options.imported ?? (await importBook(house, options.book ?? smallBook()));
  const nameOfPerson = async (id: PersonId) =>
    (await house.store.read((view) => view.people([id])))[0]?.name ?? id;
  const [school] = await house.store.read((view) => view.schools());
  const organisation = school!.name;
  const conditions = () => Promise.resolve(testConditions(house.clock));
  const unexpected: unknown[] = [];
  const ceremonies: CeremonyDesk = {
    house,
    conditions,
    keptKeys:
      options.keptKeys === false
        ? null
        : {
            ofPerson: async (person) => signerOf(await nameOfPerson(person)),
            sealOf: async (schoolId) => {
              const schools = await house.store.read((view) => view.schools());
              const name = schools.find(({ id }) => id === schoolId)?.name ?? organisation;
              return signerOf(name, name);
            },
          },
    keyPlaces: keyPlaces(options.keys ?? noKeySettings, {
      clock: house.clock,
      schoolName: () => Promise.resolve(organisation),
    }),
    onUnexpected: (error) => unexpected.push(error),
  };
  const runs: CeremonyRuns = ceremonyRuns(ceremonies);
  const work: Promise<unknown>[] = [];
  // There are no timestamp authorities in this test, and extending without them says so.
  const examining = examiners({
    home: test.folder,
    clock: house.clock,
    anchors: () => testConditions(house.clock).anchors.map(({ der }) => der),
    revocation: testConditions(house.clock).revocation,
    ...options.examining,
  });
  const readings = readingNotes({ house, onFailure: (error) => unexpected.push(error) });
  const forOffice = officeRuns({
    house,
    extending: options.extending ?? ((pdf) => examining.extend(pdf)),
    onUnexpected: (error) => unexpected.push(error),
  });
  const desk: HttpDesk = {
    house,
    accounts: options.accounts?.(test) ?? noAccounts,
    gate: options.gate ?? gateOf(test),
    runs,
    papers: { ceremonies, serviceSigner },
    officeRuns: forOffice,
    postman: webhookPostman({ networks: networksFrom('127.0.0.0/8') }),
    carryOut: () => void work.push(carryOut()),
    examiners: examining,
    readings,
    health: options.health ?? healthWatch(house, 0),
  };
  const lines: string[] = [];
  async function carryOut(): Promise<void> {
    const run = { serviceSigner, conditions: await conditions() };
    await carryOnCorrections(house, run);
    await runEffects(house, run);
  }
  const app = openApp({
    desk,
    log: openLog({ level: 'info', to: { write: (line) => void lines.push(line) } }),
    version: '0.0.0-test',
    pages: webPages({
      desk,
      folder: path.join(__dirname, '../../dist/web'),
      problems: path.join(__dirname, '../../docs/problems'),
      secure: options.secure ?? false,
      perMinute: options.perMinute ?? 100_000,
      start: () => Promise.resolve({ software: 'Giáp Lai', school: organisation, demo: null }),
    }),
    secure: options.secure ?? false,
    proxies: options.proxies ?? 0,
    metricsFor: 'loopback',
    perMinute: options.perMinute ?? 100_000,
    checkAnswers: true,
  });
  const listening = await listen(app, 0, '127.0.0.1');
  return {
    url: listening.url.replace('localhost', '127.0.0.1'),
    test,
    imported,
    desk,
    log: lines,
    tokenOf: async (person, scopes = ['read', 'write', 'sign']) =>
      (await issueToken(house, { person, label: 'test', scopes, days: 30 })).token,
    settled: async () => {
      await Promise.all(work.splice(0));
    },
    close: async () => {
      await listening.end(async () => {
        await Promise.all([runs.end(), forOffice.end()]);
      });
      await readings.end();
      await Promise.all(work);
      await examining.close();
      await test.close();
      if (unexpected.length > 0) throw new AggregateError(unexpected, 'something unexpected happened');
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  readonly body: any;
}

/** One request; JSON in and out. */
export async function call(
  api: Pick<TestApi, 'url'>,
  method: string,
  at: string,
  token?: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const response = await fetch(`${api.url}${at}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '') && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    body: json ? (JSON.parse(text) as unknown) : text,
  };
}

/** Waits until the ceremony is no longer running. */
export async function ended(api: Pick<TestApi, 'url'>, token: string, id: string): Promise<Reply> {
  for (;;) {
    const reply = await call(api, 'GET', `/api/ceremonies/${id}`, token);
    if ((reply.body as { readonly state: string }).state !== 'running') return reply;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Asks until there is an answer. */
export async function until<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface Due {
  readonly role: string;
  readonly records: readonly string[];
}

/** What waits for the caller first; undefined when nothing does. */
export async function dueOf(api: Pick<TestApi, 'url'>, token: string): Promise<Due> {
  const reply = await call(api, 'GET', '/api/due', token);
  return (reply.body as { readonly items: readonly [Due] }).items[0];
}

export interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** Server-sent events until the line ends. @param after the last one that was heard */
export async function eventsOf(
  api: Pick<TestApi, 'url'>,
  path: string,
  token: string,
  after?: string,
): Promise<readonly Told[]> {
  const heard = after === undefined ? {} : { 'last-event-id': after };
  const reply = await call(api, 'GET', path, token, undefined, heard);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  return (reply.body as string)
    .split('\n\n')
    .filter((block) => block.startsWith('id: '))
    .map((block) => {
      const [, id, event, data] = /^id: (\S+)\nevent: (\w+)\ndata: (.*)$/.exec(block)!;
      return { id: id!, event: event!, data: JSON.parse(data!) as unknown };
    });
}

export const sampleWorkbook = (name: string) => readFileSync(path.join(__dirname, '../../samples', name));
