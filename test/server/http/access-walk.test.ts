// Every role × every route × own class, other class, other grade, other pupil, other school, and what does not exist: what
// is open stands in test/support/walk; the rest is refused, and what is not theirs to know is as if it were not there.
import { readFileSync } from 'node:fs';
import { instant, type Clock } from '../../../src/kernel/index.ts';
import { allRoutes, type AnyRoute } from '../../../src/server/http/index.ts';
import type { Gate } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import { operationsOf } from '../../support/school-office.ts';
import {
  places,
  reaches,
  recordNames,
  recordReaders,
  sheetNames,
  type ActorName,
  type Spot,
} from '../../support/walk/circles.ts';
import { succeedsIn } from '../../support/walk/succeeds-in.ts';
import type { Expectation, Target } from '../../support/walk/expectation.ts';
import { expectations } from '../../support/walk/expectations.ts';
import { walkersOf, type Walker } from '../../support/walk/walkers.ts';
import { walkedWorld, type World } from '../../support/walk/world.ts';

const routes = allRoutes(false);
/** Signing out comes last: whoever did is nobody any more. */
const rows = routes
  .toSorted((a, b) => Number(a.operationId === 'signOut') - Number(b.operationId === 'signOut'))
  .flatMap((route) =>
    [expectations[route.operationId] ?? []].flat().map((expectation) => ({ route, expectation })),
  );
type Row = (typeof rows)[number];

/** Slow enough for a session to last the walk, quick enough for nobody to be told to wait. */
function steadyClock(): Clock {
  let now: number = instant('2026-06-01T08:00:00+07:00');
  return { now: () => instant((now += 200)) };
}

/** every-operation, account, administration and school-rules count the operations of these tags one by one. */
const countedElsewhere = new Set([
  'session',
  'tokens',
  'account',
  'administration',
  'classes',
  'records',
  'ceremonies',
  'office',
  'verification',
  'policies',
  'calendar',
  'notices',
  'webhooks',
  'edit-logs',
]);

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly code: string;
}

describe('the access walk', () => {
  let api: TestApi;
  let gate: Gate;
  let world: World;
  let walkers: readonly Walker[];
  beforeAll(async () => {
    const test = await testHouse(1, steadyClock());
    gate = gateOf(test);
    world = await walkedWorld(test, gate);
    const examining = { places: 24 };
    api = await startApi({ test, gate, imported: world.own, accounts: () => accountsOf(gate), examining });
    walkers = await walkersOf(api, gate, world.schoolId, world.own.classId);
  }, 180_000);
  afterAll(() => api.close());

  async function ask(
    { route, expectation }: Row,
    target: Target,
    headers: Record<string, string>,
  ): Promise<Heard> {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(target[name])),
    );
    const file = expectation.file?.(target);
    const body = file?.bytes ?? (expectation.body && JSON.stringify(expectation.body(target)));
    const type = file?.type ?? 'application/json';
    const response = await fetch(`${api.url}${path}${expectation.query?.(target) ?? ''}`, {
      method: route.method.toUpperCase(),
      headers: {
        ...headers,
        ...(expectation.ifMatch !== undefined && { 'if-match': expectation.ifMatch }),
        ...(body !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    const text = await response.text();
    const problem = (response.headers.get('content-type') ?? '').includes('problem+json');
    return {
      status: response.status,
      text,
      code: problem ? (JSON.parse(text) as { code: string }).code : '',
    };
  }

  /** What an answer says, without what the request itself named and without its own number. */
  const bare = ({ status, text }: Heard, target: Target): string => {
    const named = Object.values(target).filter((value) => typeof value === 'string' && value.length > 7);
    const told = named.reduce<string>((rest, value) => rest.replaceAll(String(value), '…'), text);
    return `${status} ${told.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`;
  };

  /** Records and classes that this walker may not know of, and that the answer tells of all the same. */
  const leaksIn = (text: string, actor: ActorName, target: Target): readonly string[] => {
    const said = [target.recordId, target.classId].reduce((rest, id) => rest.replaceAll(id, ''), text);
    return places.flatMap((place) => {
      const marks = world.marksOf(place);
      const known = recordReaders[actor]?.some((spot) => spot.startsWith(place)) ?? false;
      // Results come from the class's summary: parents learn which paper that is, and cannot open it.
      const told = (key: string) => known && key.startsWith('HK');
      const hidden = [...marks.records].flatMap(([key, found]) =>
        told(key) || reaches(recordReaders, actor, `${place}/${key}` as Spot) ? [] : found,
      );
      return [...hidden, ...(known ? [] : [marks.class])].filter((mark) => said.includes(mark));
    });
  };

  const spotsOf = ({ expectation: { at } }: Row): readonly Spot[] =>
    at === 'self'
      ? ['own']
      : at === 'school'
        ? ['own', 'foreign']
        : at === 'class'
          ? places
          : places.flatMap((place) =>
              (at === 'record' ? recordNames : sheetNames).map((name): Spot => `${place}/${name}`),
            );
  const targetAt = (spot: Spot, fresh?: 'fresh'): Promise<Target> => {
    const [place, name] = spot.split('/') as [(typeof places)[number], string?];
    return world.target(place, name, fresh);
  };
  /** What names nothing is about the caller's own school, wherever they stand. */
  const isOpen = ({ route, expectation }: Row, actor: ActorName, spot: Spot): boolean => {
    const about = expectation.at === 'school' && !namesSomething(route, expectation) ? 'own' : spot;
    return reaches(expectation.open, actor, about);
  };

  it('knows what to expect of every route', () => {
    expect(routes.map(({ operationId }) => operationId).filter((id) => !(id in expectations))).toEqual([]);
    const ids = new Set(routes.map(({ operationId }) => operationId));
    expect(Object.keys(expectations).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('lets nobody in without a name, or with a token of another scope', async () => {
    const { person } = walkers.find(({ name }) => name === 'administrator')!;
    const wrong: string[] = [];
    for (const row of rows) {
      const { by } = row.expectation;
      if (by === 'anybody') continue;
      const target = await world.nothing();
      const told = (await ask(row, target, {})).code;
      if (told !== 'request.unauthenticated') wrong.push(`nobody ${row.route.operationId} ${told}`);
      for (const scope of ['read', 'write', 'sign'] as const) {
        const token = await api.tokenOf(person, [scope]);
        const { code } = await ask(row, target, { authorization: `Bearer ${token}` });
        const refused =
          by === 'session' ? 'request.sessionNeeded' : by === scope ? null : 'request.outOfScope';
        const right = refused === null ? !/^request\.(outOf|session|unauth)/.test(code) : code === refused;
        if (!right) wrong.push(`${scope} ${row.route.operationId} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('finds no way across, and no trace of what is not there for somebody', async () => {
    const nothing = await world.nothing();
    const wrong: string[] = [];
    let asked = 0;
    const unknown = new Map<string, string>();
    const asIfNothing = async (row: Row, walker: Walker): Promise<string> => {
      const key = `${walker.name} ${rows.indexOf(row)}`;
      const heard = unknown.get(key) ?? bare(await ask(row, nothing, walker.headers), nothing);
      unknown.set(key, heard);
      return heard;
    };
    const denied = async (row: Row, spot: Spot, walker: Walker): Promise<void> => {
      const { open, known = open } = row.expectation;
      const target = await targetAt(spot);
      const heard = await ask(row, target, walker.headers);
      const line = `${walker.name} ${row.route.operationId} ${spot}: ${heard.status} ${heard.code}`;
      if (![403, 404].includes(heard.status)) wrong.push(`${line} is let in`);
      for (const leak of leaksIn(heard.text, walker.name, target)) wrong.push(`${line} tells of ${leak}`);
      if (reaches(known, walker.name, spot)) {
        if (heard.status !== 403) wrong.push(`${line}, though they know it`);
      } else if (bare(heard, target) !== (await asIfNothing(row, walker)))
        wrong.push(`${line} differs from what is not there: ${await asIfNothing(row, walker)}`);
    };
    const allowed = async (row: Row, spot: Spot, walker: Walker): Promise<void> => {
      const target = await targetAt(spot, row.route.method === 'get' ? undefined : 'fresh');
      const heard = await ask(row, target, walker.headers);
      const line = `${walker.name} ${row.route.operationId} ${spot}: ${heard.status} ${heard.code}`;
      const { by, orRefused = [] } = row.expectation;
      const closed = [401, 403, 404].includes(heard.status) && !orRefused.includes(heard.code);
      if (closed && by !== 'anybody') wrong.push(`${line} is closed`);
      const failed = heard.status >= 500 && !orRefused.includes(heard.code);
      if (heard.status === 400 || failed) wrong.push(`${line} ${heard.text.slice(0, 200)}`);
      for (const leak of leaksIn(heard.text, walker.name, target)) wrong.push(`${line} tells of ${leak}`);
    };
    // What is open comes last: it changes things.
    for (const isFor of [false, true])
      for (const row of rows)
        for (const spot of spotsOf(row)) {
          const here = walkers.filter(({ name }) => isOpen(row, name, spot) === isFor);
          asked += here.length;
          await Promise.all(here.map((walker) => (isFor ? allowed : denied)(row, spot, walker)));
        }
    await Promise.all([api.desk.runs.idle(), api.desk.officeRuns.idle()]);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(2000);
  }, 600_000);

  it('has every operation succeed, answering as its schema says, unless a test of its tag counts them', async () => {
    const { described, succeeded } = await operationsOf(api);
    const never = described.filter(
      ({ operationId, tags: [tag = ''] }) => !succeeded.has(operationId) && !countedElsewhere.has(tag),
    );
    const unheard = never.filter(({ operationId }) => {
      const path = routes.find((route) => route.operationId === operationId)?.path ?? '';
      const last = path.split('/').findLast((part) => !part.startsWith('{')) ?? '';
      const file = succeedsIn[operationId];
      return file === undefined || !readFileSync(`${__dirname}/${file}.test.ts`, 'utf8').includes(last);
    });
    expect(unheard.map(({ operationId, tags }) => `${tags.join()} ${operationId}`)).toEqual([]);
  });
});

/** Whether a request says which person, account or other thing of the school it is about. */
function namesSomething({ path }: AnyRoute, { body, query }: Expectation): boolean {
  const names = new Proxy({} as Target, { get: (_, name) => `<${String(name)}>` });
  const text = `${path.replace('{version}', '')} ${JSON.stringify(body?.(names) ?? '')} ${query?.(names) ?? ''}`;
  return /\{\w+\}|<\w+>/.test(text);
}
