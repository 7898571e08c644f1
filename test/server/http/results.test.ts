// Marks over the API: every operation once, two writers side by side, and who may do what.
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  decideLocking,
  executeLocking,
  proposeLocking,
  type AppointedRole,
  type Gate,
  type Scope,
} from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { call, startApi, type Reply, type TestApi } from '../../support/api.ts';
import { importBook, smallBook } from '../../support/house.ts';
import { addSchool, employ } from '../../support/school-office.ts';
import { entryPath } from '../../support/results.ts';

const made = smallBook();
const book = { ...made, staff: { ...made.staff, homeroomTeacher: 'Vũ Thị Chủ Nhiệm' } };
const subject = book.subjects[0]!.code;
const midterm = entryPath(book, 0, 'midterm');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as a client without types sees it
const good = async (reply: Promise<Reply>): Promise<any> => {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** Orders of grades and minutes are carried out in school-orders.test.ts, workbooks in sheet-workbooks.test.ts. */
const beside = /LockMinutes|SchoolOrder|^(exportSheet|compareSheet)$/;

describe('marks over the API', () => {
  let api: TestApi;
  let gate: Gate;
  let schoolId: string;
  let base: string;
  let teacher: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)), book });
    gate = gateOf(api.test);
    [{ id: schoolId } = { id: '' }] = await gate.store.read((view) => view.schools());
    base = `/api/classes/${api.imported.classId}`;
    teacher = await api.tokenOf(api.imported.cast.subjectTeachers[0]!);
  });
  afterAll(() => api.close());

  const sheetAt = (term = 'HK1') => `${base}/sheet?kind=subject&term=${term}&subject=${subject}`;
  const sheet = { kind: 'subject', subject, term: 'HK1' };
  const enter = (token: string, etag: string, changes: readonly object[], more: object = {}) =>
    call(api, 'POST', `${base}/entries`, token, { sheet, changes, ...more }, { 'if-match': etag });
  const read = async (token = teacher) => {
    const reply = await call(api, 'GET', sheetAt(), token);
    const cell = (reply.body.cells as readonly { path: string; value: string | null }[]).find(
      ({ path }) => path === midterm,
    );
    return { etag: reply.headers.get('etag')!, value: cell?.value ?? null, body: reply.body };
  };

  it('do all they describe, as they describe it', async () => {
    const { cast, classId } = api.imported;
    const principal = await api.tokenOf(cast.principal);
    const homeroom = await api.tokenOf(cast.homeroom);
    const { etag, value } = await read();
    const device = 'Máy 3 phòng bộ môn';
    const entered = await enter(teacher, etag, [{ path: midterm, before: value, after: null }], { device });
    expect(entered).toMatchObject({ status: 200, body: { outcome: 'entered', changed: 1, warnings: [] } });
    const again = [{ path: midterm, before: null, after: value }];
    await good(enter(teacher, entered.headers.get('etag')!, again, { reason: 'Nhập lại' }));
    const history = await good(
      call(api, 'GET', `${base}/cell-history?path=${encodeURIComponent(midterm)}`, homeroom),
    );
    expect(history).toMatchObject({ value, net: { changed: false, deletions: 1, steps: 2 } });
    expect(history.changes[0]).toMatchObject({ by: cast.names.get(cast.subjectTeachers[0]!), device });
    const period = 'from=2026-01-01T00:00:00Z&until=2027-01-01T00:00:00Z';
    const { rows } = await good(call(api, 'GET', `${base}/edit-log?${period}`, principal));
    expect(rows).toMatchObject([{ direction: 'same', reason: 'Nhập lại' }]);
    const lists = await good(call(api, 'GET', `${base}/year-lists`, homeroom));
    expect(lists.undecided).toEqual([]);
    const progress = await good(call(api, 'GET', '/api/entry-progress?schoolYear=2025-2026', principal));
    expect(progress.byClass).toHaveLength(1);
    expect(progress.sheets).toHaveLength(2 * (book.subjects.length + 1));
    const tests = { subject, term: 'HK1', days: [{ column: 'final', on: '2025-12-20' }] };
    const stated = await good(call(api, 'POST', `${base}/test-days`, teacher, tests));
    expect(stated.items).toMatchObject([{ column: 'final', on: '2025-12-20' }]);
    const kept = await good(call(api, 'GET', `${base}/test-days?subject=${subject}&term=HK1`, teacher));
    expect(kept).toEqual(stated);
    await lockScores(classId, cast.principal, cast.registrar);
    const { locks } = await good(call(api, 'GET', `${base}/result-locks`, homeroom));
    expect(locks).toMatchObject([{ scope: { part: 'scores', term: 'HK2' }, liftedAt: null }]);
    const locked = await good(call(api, 'GET', sheetAt('HK2'), teacher));
    expect(locked.cells[0].closed.by).toBe('lock');
    expect(await neverSucceeded()).toEqual([]);
  });

  it('show two writers both values side by side, and let the second in where they do not meet', async () => {
    const { etag, value } = await read();
    const other = entryPath(book, 1, 'final');
    await good(enter(teacher, etag, [{ path: midterm, before: value, after: '31' }]));
    const second = await enter(teacher, etag, [{ path: midterm, before: value, after: '32' }]);
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'results.changedMeanwhile', conflicts: [{ cell: midterm, yours: '32', theirs: '31' }] },
    });
    const was = (await read()).body.cells.find(({ path }: { path: string }) => path === other)
      .value as string;
    const changes = [{ path: other, before: was, after: was === '33' ? '34' : '33' }];
    expect((await enter(teacher, etag, changes)).status).toBe(200);
  });

  it('want to know which state of the sheet was seen, and which sheet is meant', async () => {
    const changes = [{ path: midterm, before: null, after: '31' }];
    const blind = await call(api, 'POST', `${base}/entries`, teacher, { sheet, changes });
    expect(blind).toMatchObject({ status: 400, body: { errors: [{ pointer: '/If-Match' }] } });
    const vague = [
      'kind=subject',
      'kind=conduct',
      'kind=absences&term=HK1',
      'kind=conduct&term=HK1&subject=TOAN',
    ];
    for (const query of vague)
      expect((await call(api, 'GET', `${base}/sheet?${query}`, teacher)).status).toBe(400);
  });

  const roles: readonly (readonly [AppointedRole, Scope | undefined, number, number])[] = [
    ['departmentHead', { subjects: [subject] }, 200, 403],
    ['departmentHead', { subjects: ['KHÁC'] }, 403, 403],
    ['vicePrincipal', undefined, 200, 403],
    ['administrator', undefined, 200, 403],
    ['inspector', undefined, 200, 403],
  ];
  it.each(roles)('%s of %j reads with %i and enters with %i', async (role, scope, reads, enters) => {
    const account = `ai.${role.toLowerCase()}.${reads}`;
    const { person } = await employ(gate, schoolId, { role, account, ...(scope && { scope }) });
    const token = await api.tokenOf(person);
    expect((await call(api, 'GET', sheetAt(), token)).status).toBe(reads);
    const { etag, value } = await read();
    expect((await enter(token, etag, [{ path: midterm, before: value, after: '77' }])).status).toBe(enters);
    expect((await read()).value).toBe(value);
  });

  it('do not exist for people of another school, and not for parents', async () => {
    const other = await addSchool(gate, 'Trường Khác');
    const child = { classes: [api.imported.classId], pupils: [book.pupils[0]!.code] };
    const leader = await employ(gate, other, { role: 'principal', account: 'ht.khac' });
    const parent = await employ(gate, schoolId, { role: 'parent', account: 'cha.me', scope: child });
    const addresses = [
      sheetAt(),
      `${base}/year-lists`,
      `${base}/result-locks`,
      `${base}/cell-history?path=x`,
    ];
    for (const { person } of [leader, parent]) {
      const token = await api.tokenOf(person);
      for (const at of addresses) expect((await call(api, 'GET', at, token)).status).toBe(404);
      const progress = await call(api, 'GET', '/api/entry-progress?schoolYear=2025-2026', token);
      expect(progress.status).toBe(403);
    }
  });

  it('of one class are nothing to the teachers of another', async () => {
    const there = await importBook(
      api.test.house,
      smallBook({
        className: '8C',
        subjects: made.subjects.map((one) => ({ ...one, teacher: 'Hà Văn Lạ' })),
      }),
    );
    const stranger = await api.tokenOf(there.cast.subjectTeachers[0]!);
    expect((await call(api, 'GET', sheetAt(), stranger)).status).toBe(404);
    expect((await enter(stranger, '"0"', [{ path: midterm, before: null, after: '1' }])).status).toBe(404);
  });

  async function lockScores(classId: typeof api.imported.classId, principal: PersonId, registrar: PersonId) {
    const { house } = api.test;
    const scope = { part: 'scores', term: 'HK2' } as const;
    const { id: order } = await proposeLocking(house, {
      classId,
      deed: 'lock',
      subject: { kind: 'results', scope },
      reason: 'Hết năm học',
      by: registrar,
    });
    await decideLocking(house, { order, by: principal, granted: true, decisionNumber: '5/QĐ' });
    await executeLocking(house, { order, by: registrar });
  }

  async function neverSucceeded(): Promise<readonly string[]> {
    const succeeded = new Set(
      api.log
        .map((line) => JSON.parse(line) as { operation?: string; status?: number })
        .flatMap(({ operation = '', status = 500 }) => (status < 300 ? [operation] : [])),
    );
    const { body } = await call(api, 'GET', '/api/openapi.json');
    const operations = Object.values(body.paths as Record<string, Record<string, Operation>>)
      .flatMap((methods) => Object.values(methods))
      .filter(({ tags: [tag] }) => tag === 'results');
    const mine = operations.map(({ operationId }) => operationId).filter((id) => !beside.test(id));
    expect(mine).toHaveLength(9);
    return mine.filter((id) => !succeeded.has(id));
  }
});

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
}
