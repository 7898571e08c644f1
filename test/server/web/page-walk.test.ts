// Every page × every role × own class, other class, other grade, other school, and what does not exist: a page never fails,
// never shows what the API refuses, and takes no form that another site made up.
import type { Gate } from '../../../src/server/application/index.ts';
import { instant, type Clock } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import { addressOf, allScreens, looksLikePage, parametersOf, shownBy } from '../../support/screens.ts';
import { places } from '../../support/walk/circles.ts';
import type { Target } from '../../support/walk/expectation.ts';
import { walkersOf, type Walker } from '../../support/walk/walkers.ts';
import { walkedWorld, type World } from '../../support/walk/world.ts';

/** Slow enough for a session to last the walk. */
function steadyClock(): Clock {
  let now: number = instant('2026-06-01T08:00:00+07:00');
  return { now: () => instant((now += 40)) };
}

describe('the walk over the pages', () => {
  let api: TestApi;
  let gate: Gate;
  let world: World;
  let walkers: readonly Walker[];
  beforeAll(async () => {
    const test = await testHouse(1, steadyClock());
    gate = gateOf(test);
    world = await walkedWorld(test, gate);
    api = await startApi({ test, gate, imported: world.own, accounts: () => accountsOf(gate) });
    walkers = await walkersOf(api, gate, world.schoolId, world.own.classId);
  }, 180_000);
  afterAll(() => api.close());

  const ask = async (path: string, headers: Readonly<Record<string, string>>, form?: string) => {
    const response = await fetch(`${api.url}${path}`, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...headers,
        ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    const { status } = response;
    return { status, text: await response.text(), to: response.headers.get('location') ?? '' };
  };
  const cookieOf = ({ headers }: Walker) => ({ cookie: headers.cookie! });
  /** As it stands in the forms of a page. */
  const tokenFor = async (walker: Walker): Promise<string> => {
    const { text } = await ask('/verify', cookieOf(walker));
    return /name="_csrf" value="([0-9a-f]+)"/.exec(text)![1]!;
  };
  const pages = allScreens.filter(looksLikePage);
  let found: ReadonlyMap<string, Target> | undefined;
  const targets = async (): Promise<ReadonlyMap<string, Target>> =>
    (found ??= new Map([
      ...(await Promise.all(places.map(async (place) => [place, await world.target(place)] as const))),
      ['nowhere', await world.nothing()],
    ]));
  const valuesOf = (target: Target) => ({
    ...target,
    day: '2026-06-01',
    month: '2026-06',
    problem: 'record.locked',
    kind: 'transcript',
  });

  /** By walker and address. */
  const statuses = new Map<string, number>();

  it('shows a page or a refusal to everybody, never a failure', async () => {
    const failed: string[] = [];
    for (const [place, target] of await targets())
      for (const screen of pages)
        for (const walker of walkers) {
          const address = addressOf(screen.path, valuesOf(target));
          // What names nothing is the same page at every place.
          if (statuses.has(`${walker.name} ${address}`)) continue;
          const { status, text } = await ask(address, cookieOf(walker));
          statuses.set(`${walker.name} ${address}`, status);
          const known = [200, 303, 400, 403, 404, 409, 422].includes(status);
          const whole = status === 303 || (text.startsWith('<!doctype html>') && text.endsWith('</html>'));
          if (!known || !whole) failed.push(`${walker.name} ${screen.name} ${place}: ${status}`);
        }
    expect(failed).toEqual([]);
    expect(statuses.size).toBeGreaterThan(1500);
  }, 300_000);

  it('shows nobody a page about something that the API does not show them', async () => {
    const leaks: string[] = [];
    const refusals = new Map<string, boolean>();
    const refused = async (walker: Walker, path: string): Promise<boolean> => {
      const key = `${walker.name} ${path}`;
      const known = refusals.get(key);
      if (known !== undefined) return known;
      const { status } = await ask(path, { ...walker.headers, accept: 'application/json' });
      refusals.set(key, status === 403 || status === 404);
      return status === 403 || status === 404;
    };
    for (const [place, target] of await targets())
      for (const screen of pages.filter(({ who }) => who === 'person'))
        for (const name of parametersOf(screen.path)) {
          const route = shownBy[name];
          if (route === undefined) continue;
          for (const walker of walkers) {
            if (!(await refused(walker, addressOf(route, target)))) continue;
            const status = statuses.get(`${walker.name} ${addressOf(screen.path, valuesOf(target))}`) ?? 0;
            if (status < 400) leaks.push(`${walker.name} ${screen.name} ${place}: ${status}`);
          }
        }
    expect(leaks).toEqual([]);
    expect([...refusals.values()].filter(Boolean).length).toBeGreaterThan(20);
  }, 300_000);

  it('sends those without a session to sign in, and back to the page they wanted', async () => {
    const target = valuesOf(await world.target('own'));
    const wrong: string[] = [];
    for (const screen of allScreens) {
      const path = addressOf(screen.path, target);
      const { status, to, text } = await ask(path, {});
      const right =
        screen.who === 'anybody'
          ? [200, 404].includes(status)
          : status === 303 && to === (path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`);
      if (!right) wrong.push(`${screen.name} ${status} ${to}`);
      for (const { person } of walkers)
        if (text.includes(person)) wrong.push(`${screen.name} tells of ${person}`);
    }
    expect(wrong).toEqual([]);
  });

  it('takes no form without the page’s own token, and none from another site', async () => {
    const target = valuesOf(await world.target('own'));
    const principal = walkers.find(({ name }) => name === 'principal')!;
    const token = await tokenFor(principal);
    const mine = await ask('/preferences', cookieOf(principal), `_do=choose&theme=dark&_csrf=${token}`);
    expect(mine.status).toBe(303);
    const taken: string[] = [];
    let sent = 0;
    for (const screen of allScreens)
      for (const deed of Object.keys(screen.deeds ?? {})) {
        const path = addressOf(screen.path, target);
        const forged = [
          await ask(path, cookieOf(principal), `_do=${deed}`),
          await ask(path, cookieOf(principal), `_do=${deed}&_csrf=${'0'.repeat(128)}`),
          await ask(
            path,
            { ...cookieOf(principal), origin: 'https://evil.example' },
            `_do=${deed}&_csrf=${token}`,
          ),
          await ask(
            path,
            { ...cookieOf(principal), 'sec-fetch-site': 'cross-site' },
            `_do=${deed}&_csrf=${token}`,
          ),
        ];
        sent += forged.length;
        const letIn = forged.filter(({ status }) => status !== 403);
        if (letIn.length > 0)
          taken.push(`${screen.name} ${deed} ${letIn.map(({ status }) => status).join()}`);
        const stranger = await ask(path, {}, `_do=${deed}`);
        if (screen.who === 'person' && !stranger.to.startsWith('/sign-in'))
          taken.push(`${screen.name} ${deed} by nobody: ${stranger.status}`);
      }
    expect(taken).toEqual([]);
    expect(sent).toBeGreaterThan(30);
  });

  it('refuses every deed on what is not theirs, and a form that says nothing, without failing', async () => {
    const foreign = valuesOf(await world.target('foreign'));
    const own = valuesOf(await world.target('own'));
    const wrong: string[] = [];
    for (const walker of walkers) {
      const token = await tokenFor(walker);
      for (const screen of pages)
        for (const deed of Object.keys(screen.deeds ?? {})) {
          const form = `_do=${deed}&_csrf=${token}`;
          const empty = await ask(addressOf(screen.path, own), cookieOf(walker), form);
          if (empty.status >= 500) wrong.push(`${walker.name} ${screen.name} ${deed}: ${empty.status}`);
          if (parametersOf(screen.path).length === 0 || screen.who === 'anybody') continue;
          const { status } = await ask(addressOf(screen.path, foreign), cookieOf(walker), form);
          if (status < 400 || status >= 500)
            wrong.push(`${walker.name} ${screen.name} ${deed} elsewhere: ${status}`);
        }
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
