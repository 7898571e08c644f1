// Orders for a grade or school over the API, and tries at what they locked: a cell, a batch, each told in the journal.
import { appoint } from '../../../src/server/application/index.ts';
import { freshId, sha256, type PersonId } from '../../../src/kernel/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { smallBook } from '../../support/house.ts';
import { entryPath, valueAt } from '../../support/results.ts';

const book = smallBook();
const subject = book.subjects[0]!.code;
let api: TestApi;
let tokens: Readonly<Record<'teacher' | 'principal' | 'administrator' | 'registrar', string>>;
beforeAll(async () => {
  api = await startApi({ book });
  const { house } = api.test;
  const { cast } = api.imported;
  const [school] = await house.store.read((view) => view.schools());
  const administrator = freshId<PersonId>();
  const person = { id: administrator, schoolId: school!.id, name: 'Quản Trị Ví Dụ' };
  await house.store.write((transaction) => transaction.addPeople([person]));
  const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
  const post = { schoolId: school!.id, person: administrator, role: 'administrator', decision } as const;
  await appoint(house, post, { service: 'setup' });
  tokens = {
    teacher: await api.tokenOf(cast.subjectTeachers[0]!),
    principal: await api.tokenOf(cast.principal),
    administrator: await api.tokenOf(administrator),
    registrar: await api.tokenOf(cast.registrar),
  };
});
afterAll(() => api.close());

const post = (who: keyof typeof tokens, path: string, body: object) =>
  call(api, 'POST', path, tokens[who], body);
const proposal = (deed: 'lock' | 'unlock', grade: number | null = book.grade) => ({
  schoolYear: book.schoolYear,
  grade,
  deed,
  subject: { kind: 'results', scope: { part: 'scores', term: 'HK1' } },
  reason: 'Kết thúc học kì I',
});
const carriedOut = async (deed: 'lock' | 'unlock', number: string) => {
  const { status, body } = await post('administrator', '/api/school-orders', proposal(deed));
  expect([status, body.detail]).toEqual([201, undefined]);
  const path = `/api/school-orders/${String(body.id)}`;
  const ruling = { granted: true, decisionNumber: number };
  expect((await post('principal', `${path}/decision`, ruling)).status).toBe(200);
  const executed = await post('administrator', `${path}/execution`, {});
  expect(executed.status).toBe(200);
  return { path, body: executed.body as Readonly<Record<string, unknown>> };
};
const enter = (columns: Readonly<Record<string, string>>) =>
  call(
    api,
    'POST',
    `/api/classes/${api.imported.classId}/entries`,
    tokens.teacher,
    { sheet: { kind: 'subject', subject, term: 'HK1' }, changes: changesOf(columns) },
    { 'if-match': '"99999"' },
  );
let standing: Readonly<Record<string, string | null>> = {};
const changesOf = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(([path, after]) => ({ path, before: standing[path] ?? null, after }));
const refused = async () =>
  (await api.test.house.store.read((view) => view.journal(0, 1000))).filter(
    ({ event }) => event.type === 'results.refused',
  );
const paths = book.pupils.map((_, index) => entryPath(book, index, 'midterm'));

it('are proposed, decided by one number, carried out in every class at once, and listed', async () => {
  const { body } = await carriedOut('lock', '15/QĐ-VD');
  expect(body).toMatchObject({ grade: book.grade, decision: { number: '15/QĐ-VD', granted: true } });
  const listed = await call(
    api,
    'GET',
    `/api/school-orders?schoolYear=${book.schoolYear}`,
    tokens.administrator,
  );
  expect(listed.body.items).toMatchObject([{ id: body.id }]);
  const locks = await call(
    api,
    'GET',
    `/api/classes/${api.imported.classId}/result-locks`,
    tokens.administrator,
  );
  expect(locks.body.locks).toMatchObject([{ scope: { part: 'scores', term: 'HK1' }, exceptions: [] }]);
  expect((await post('administrator', '/api/school-orders', proposal('lock', 3))).status).toBe(409);
  expect((await post('teacher', '/api/school-orders', proposal('lock'))).status).toBe(403);
});

it('a try at one locked cell, and at a batch of them, is refused whole and told in the journal', async () => {
  const { house } = api.test;
  const { classId } = api.imported;
  for (const path of paths) standing = { ...standing, [path]: await valueAt(house, classId, path) };
  const before = standing;
  expect((await enter({ [paths[0]!]: '11' })).body).toMatchObject({ code: 'results.locked' });
  const batch = Object.fromEntries(paths.map((path, index) => [path, String(12 + 20 * index)]));
  expect((await enter(batch)).body).toMatchObject({ code: 'results.locked' });
  const told = await refused();
  expect(told.map(({ event }) => [event.code, event.cells, event.by])).toEqual([
    ['results.locked', [paths[0]], api.imported.cast.subjectTeachers[0]],
    ['results.locked', paths, api.imported.cast.subjectTeachers[0]],
  ]);
  for (const path of paths) expect(await valueAt(house, classId, path)).toBe(before[path]);
});

it('have minutes: drafted once, signed in turn, sealed, read, and asked about by their code', async () => {
  const [order] = (
    await call(api, 'GET', `/api/school-orders?schoolYear=${book.schoolYear}`, tokens.administrator)
  ).body.items as readonly { id: string }[];
  const drafting = { order: order!.id, number: '06/BB-VD' };
  expect((await post('teacher', '/api/lock-minutes', drafting)).status).toBe(403);
  const drafted = await post('administrator', '/api/lock-minutes', drafting);
  expect(drafted.status).toBe(201);
  const path = `/api/lock-minutes/${String(drafted.body.id)}`;
  const key = { key: { kind: 'development' } };
  const early = await post('principal', `${path}/signatures`, key);
  expect([early.status, early.body.code]).toEqual([409, 'lockMinutes.notAwaited']);
  expect((await post('administrator', `${path}/signatures`, key)).status).toBe(201);
  expect((await post('principal', `${path}/signatures`, key)).status).toBe(201);
  expect((await post('administrator', `${path}/seal`, key)).status).toBe(403);
  const sealed = await post('registrar', `${path}/seal`, key);
  expect(sealed.body).toMatchObject({ awaited: [], number: '06/BB-VD' });
  const listed = await call(api, 'GET', '/api/lock-minutes', tokens.principal);
  expect(listed.body.items).toMatchObject([{ id: drafted.body.id, sha256: sealed.body.sha256 }]);
  const headers = { authorization: `Bearer ${tokens.principal}` };
  const file = await fetch(`${api.url}${path}/document`, { headers });
  expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(sealed.body.sha256);
  const coded = await call(api, 'GET', `/api/lock-minutes-codes/${String(sealed.body.code)}`);
  expect(coded.body).toMatchObject({ complete: true, sha256: sealed.body.sha256, number: '06/BB-VD' });
});

it('are lifted by another one, and then the same entry goes in', async () => {
  await carriedOut('unlock', '16/QĐ-VD');
  expect((await enter({ [paths[0]!]: '11' })).body).toMatchObject({ outcome: 'entered' });
  const again = await post('administrator', '/api/school-orders', proposal('unlock'));
  const path = `/api/school-orders/${String(again.body.id)}`;
  await post('principal', `${path}/decision`, { granted: true, decisionNumber: '17/QĐ-VD' });
  expect((await post('administrator', `${path}/execution`, {})).body).toMatchObject({
    code: 'results.nothingLocked',
  });
});
