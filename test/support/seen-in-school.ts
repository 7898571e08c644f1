// What the pages of the seeded school are about: a value for each part of an address, as the person finds it over the API.
import { call } from './api.ts';

type Ask = (path: string) => Promise<unknown>;
type Items = readonly Readonly<Record<string, unknown>>[];

const itemsOf = async (ask: Ask, path: string): Promise<Items> =>
  ((await ask(path)) as { readonly items?: Items } | null)?.items ?? [];

const firstOf = async (ask: Ask, path: string, member = 'id') =>
  (await itemsOf(ask, path))[0]?.[member] as string | undefined;

const ofClass = async (ask: Ask, path: string, member = 'id'): Promise<string | undefined> => {
  for (const { id } of await itemsOf(ask, '/api/classes')) {
    const found = await firstOf(ask, `/api/classes/${String(id)}/${path}`, member);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** One that has come as far as may be: its page has most to show. */
async function recordIn(ask: Ask, states: readonly string[]): Promise<string | undefined> {
  for (const wanted of states)
    for (const { id } of await itemsOf(ask, '/api/classes'))
      for (const { id: record, state, kind } of await itemsOf(ask, `/api/classes/${String(id)}/records`))
        if (state === wanted && kind === 'transcript') return String(record);
  return undefined;
}

/** The first record that was made more than once. */
async function withVersions(ask: Ask): Promise<string | undefined> {
  for (const { id } of await itemsOf(ask, '/api/classes'))
    for (const { id: record, version } of await itemsOf(ask, `/api/classes/${String(id)}/records`))
      if (Number(version) > 1) return String(record);
  return undefined;
}

const finders: Readonly<Record<string, (ask: Ask) => Promise<string | undefined>>> = {
  classId: (ask) => firstOf(ask, '/api/classes'),
  recordId: async (ask) => (await recordIn(ask, ['archived', 'locked'])) ?? ofClass(ask, 'records'),
  orderId: async (ask) => {
    const [first] = await itemsOf(ask, '/api/copy-orders');
    return (first?.order as { readonly id: string } | undefined)?.id;
  },
  bookId: (ask) => firstOf(ask, '/api/books'),
  foreignBookId: (ask) => firstOf(ask, '/api/foreign-books'),
  correctionId: (ask) => ofClass(ask, 'corrections'),
  ceremonyId: (ask) => firstOf(ask, '/api/ceremonies'),
  dossierId: (ask) => firstOf(ask, '/api/dossiers'),
  editLogId: (ask) => firstOf(ask, '/api/edit-logs'),
  lockedOrderId: (ask) => firstOf(ask, '/api/lock-minutes', 'order'),
  runId: (ask) => firstOf(ask, '/api/runs'),
  pupil: async (ask) => {
    const classId = await firstOf(ask, '/api/classes');
    const due = (await ask(`/api/classes/${String(classId)}/summer`)) as { readonly pupils?: Items } | null;
    return due?.pupils?.[0]?.code as string | undefined;
  },
  version: (ask) => firstOf(ask, '/api/policies', 'version'),
  child: (ask) => firstOf(ask, '/api/children'),
  personId: (ask) => firstOf(ask, '/api/people'),
  subject: () => Promise.resolve('TOAN'),
  term: () => Promise.resolve('HK1'),
  number: () => Promise.resolve('1'),
  problem: () => Promise.resolve('record.locked'),
  code: () => Promise.resolve('GL-00000-00000-00000'),
};

/** Undefined where the school has nothing of the kind for this person. */
export async function addressSeen(
  { url, cookie }: { readonly url: string; readonly cookie: string },
  path: string,
): Promise<string | undefined> {
  const ask: Ask = async (at) => {
    const reply = await call({ url }, 'GET', at, undefined, undefined, { cookie });
    return reply.status === 200 ? (reply.body as unknown) : null;
  };
  if (path === '/records/{recordId}/versions') {
    const record = await withVersions(ask);
    return record === undefined ? undefined : path.replace('{recordId}', record);
  }
  let address = path;
  for (const [whole, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const value = await finders[name]?.(ask);
    if (value === undefined) return undefined;
    address = address.replace(whole, encodeURIComponent(value));
  }
  return address;
}
