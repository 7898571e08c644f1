// Lists that grow for years: each page is read by the order's own columns, whole and without repetition, whatever is added.
import { freshId, sha256, type Instant, type PersonId } from '../../../src/kernel/index.ts';
import {
  listAppointments,
  type EditLogId,
  type FrozenEditLog,
} from '../../../src/server/application/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook } from '../../support/house.ts';

const day = 86_400_000;

describe('a list that grows', () => {
  let api: TestApi;
  let token: string;
  let person: PersonId;
  let schoolId: string;
  let webhook: string;
  beforeAll(async () => {
    api = await startApi({ book: smallBook({}, 7) });
    const { imported } = api;
    const { house } = api.test;
    schoolId = (await house.store.read((view) => view.people([imported.cast.principal])))[0]!.schoolId;
    person = freshId<PersonId>();
    await house.store.write((transaction) =>
      transaction.addPeople([{ id: person, schoolId, name: 'Người Quản Trị' }]),
    );
    token = await api.tokenOf(person);
    webhook = freshId();
    await api.test.house.store.write(async (transaction) => {
      await transaction.addAppointments([administrator()]);
      await transaction.saveSubscription({
        id: webhook,
        schoolId,
        url: 'https://example.org/',
        sealedSecret: '',
        formerSecret: null,
        formerUntil: null,
        events: [],
        createdAt: now(),
        endedAt: null,
        pausedAt: null,
        seenSeq: 0,
      });
    });
    for (let index = 0; index < 7; index += 1) await grow(index);
  });
  afterAll(() => api.close());

  const now = () => api.test.house.clock.now();
  const administrator = () => ({
    id: freshId<never>(),
    schoolId,
    personId: person,
    role: 'administrator' as const,
    scope: {},
    basis: { kind: 'decision' as const, number: '1/QĐ', date: '2025-08-01' },
    validFrom: (now() - day) as Instant,
    validTo: null,
    endedBy: null,
    actingFor: null,
    delegatedFrom: null,
  });

  /** One more of everything; some of it at the same moment as what was there, so that only the id tells them apart. */
  const grow = (index: number) =>
    api.test.house.store.write(async (transaction) => {
      const at = (now() + Math.floor(index / 2) * 1000) as Instant;
      const id = freshId();
      await transaction.addNotices([
        {
          id,
          personId: person,
          kind: 'waiting',
          address: 'a@example.org',
          language: 'vi',
          subject: `Thư ${index}`,
          text: '',
          occasion: id,
          createdAt: at,
          dueAt: at,
        },
      ]);
      const settled = { id, lastReply: '550', dueAt: at, settledAt: at };
      if (index % 3 === 0) await transaction.settleNotice({ ...settled, state: 'bounced' });
      await transaction.addLetter({
        id: freshId(),
        personId: person,
        kind: 'passwordLink',
        address: 'a@example.org',
        sealed: '',
        createdAt: at,
        dueAt: at,
        wantedUntil: at,
      });
      const delivery = { id: freshId(), subscriptionId: webhook, body: '{}', createdAt: at, dueAt: at };
      await transaction.addDeliveries([{ ...delivery, seq: 1000 + index }]);
      await transaction.addAppointments([{ ...administrator(), validFrom: (at - day) as Instant }]);
      const log = freshId<EditLogId>();
      const segment = { blob: 'a'.repeat(64) as never, start: 0, length: 1, hash: 'a'.repeat(64) as never };
      await transaction.addEditLog(frozen(log, index), {
        editLogId: log,
        ordinal: 0,
        ...segment,
        fileHash: sha256(log),
        signer: null,
        at,
        evidence: null,
      });
    });

  const frozen = (id: EditLogId, index: number): FrozenEditLog => ({
    id,
    schoolId,
    classId: index % 2 === 0 ? null : api.imported.classId,
    period: `2026-0${1 + Math.floor(index / 4)}`,
    edition: 1 + index,
    until: now(),
    edits: 0,
    frozenBy: person,
    checker: api.imported.cast.homeroom,
    leader: person,
    snapshotHash: 'b'.repeat(64) as never,
    verificationCode: `GL-${index}`,
    slots: [],
  });

  const read = async (path: string, next: string | null, limit: number) => {
    const sign = path.includes('?') ? '&' : '?';
    const after = next === null ? '' : `&after=${next}`;
    const { status, body } = await call(api, 'GET', `${path}${sign}limit=${limit}${after}`, token);
    expect([path, status]).toEqual([path, 200]);
    return body as { readonly items: readonly { readonly id: string }[]; readonly next: string | null };
  };
  const rest = async (path: string, from: string | null): Promise<string[]> => {
    const ids: string[] = [];
    for (let next = from; next !== null;) {
      const page = await read(path, next, 2);
      expect(page.items.length).toBeLessThanOrEqual(2);
      ids.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    return ids;
  };
  const paths = (): readonly string[] => [
    `/api/classes/${api.imported.classId}/records`,
    `/api/classes/${api.imported.classId}/records?state=draft`,
    '/api/appointments',
    `/api/appointments?person=${person}`,
    `/api/appointments?at=${new Date(now() + day).toISOString()}`,
    '/api/notices',
    '/api/notices?which=trouble',
    '/api/account-letters',
    `/api/webhooks/${webhook}/deliveries`,
    '/api/edit-logs',
  ];

  it('is the same read by twos as read at once, in the same order', async () => {
    for (const path of paths()) {
      const whole = (await read(path, null, 200)).items.map(({ id }) => id);
      expect([path, whole.length > 2, new Set(whole).size]).toEqual([path, true, whole.length]);
      const first = await read(path, null, 2);
      expect([path, ...first.items.map(({ id }) => id), ...(await rest(path, first.next))]).toEqual([
        path,
        ...whole,
      ]);
    }
  });

  it('shows what was there once, whatever is added between two pages', async () => {
    const before = await Promise.all(
      paths().map(async (path) => ({
        path,
        whole: (await read(path, null, 200)).items.map(({ id }) => id),
        first: await read(path, null, 2),
      })),
    );
    await grow(20);
    await grow(21);
    for (const { path, whole, first } of before) {
      const seen = [...first.items.map(({ id }) => id), ...(await rest(path, first.next))];
      expect([path, new Set(seen).size]).toEqual([path, seen.length]);
      expect([path, ...seen.filter((id) => whole.includes(id))]).toEqual([path, ...whole]);
    }
  });

  it('goes on after an item that has ceased to be one of those asked for', async () => {
    const path = '/api/notices?which=trouble';
    const whole = (await read(path, null, 200)).items.map(({ id }) => id);
    const first = await read(path, null, 1);
    const verdict = { state: 'accepted', lastReply: '250', dueAt: now(), settledAt: now() } as const;
    await api.test.house.store.write((transaction) =>
      transaction.settleNotice({ ...verdict, id: first.items[0]!.id }),
    );
    expect(await rest(path, first.next)).toEqual(whole.slice(1));
  });

  it('refuses a cursor of nothing', async () => {
    for (const path of paths()) {
      const at = `${path}${path.includes('?') ? '&' : '?'}after=bm90aGluZw`;
      const { status, body } = await call(api, 'GET', at, token);
      expect([path, status, body.code]).toEqual([path, 400, 'request.badCursor']);
    }
  });

  it('takes no cursor of another list: of another class, person, subscription or school', async () => {
    const { house } = api.test;
    const other = await importBook(house, smallBook({ className: '8D' }));
    const [record] = other.records;
    const cursor = (id: string) => Buffer.from(id).toString('base64url');
    const [mine] = (await listAppointments(house, { by: person, of: person }))!;
    for (const [path, id] of [
      [`/api/classes/${api.imported.classId}/records`, record!],
      [`/api/appointments?person=${api.imported.cast.homeroom}`, mine!.id],
      [`/api/webhooks/${webhook}/deliveries`, record!],
    ] as const) {
      const sign = path.includes('?') ? '&' : '?';
      expect(await call(api, 'GET', `${path}${sign}after=${cursor(id)}`, token)).toMatchObject({
        status: 400,
        body: { code: 'request.badCursor' },
      });
    }
  });
});
