// A correction over the API, from the request with its scans to the execution; every operation once, as it is described.
import { appoint } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { smallBook, throughTheLock } from '../../support/house.ts';
import { addPerson, good, operationsOf } from '../../support/school-office.ts';
import { scannedPages } from '../../support/scans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ book: smallBook({}, 2), accounts: (test) => accountsOf(gateOf(test)) });
  await throughTheLock(api.test.house, api.imported);
}, 60_000);
afterAll(() => api.close());

it('does all it describes, as it describes it, and refuses what is out of turn', async () => {
  const { cast, classId } = api.imported;
  const { house } = api.test;
  const book = smallBook({}, 2);
  const subject = book.subjects.find(
    ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== book.staff.homeroomTeacher,
  )!;
  const teacher = [...cast.names].find(([, name]) => name === subject.teacher)![0];
  const gate = gateOf(api.test);
  const schoolId = (await house.store.read((view) => view.schools()))[0]!.id;
  const board = await addPerson(gate, schoolId, 'Quản Trị Viên');
  const decision = { number: '5/QĐ', date: '2025-08-30' };
  await appoint(gate, { schoolId, person: board, role: 'administrator', decision }, { service: 'setup' });
  const tokens = new Map<string, string>();
  const as = async (person: typeof board, method: string, path: string, body?: unknown) => {
    tokens.set(person, tokens.get(person) ?? (await api.tokenOf(person, ['read', 'write', 'sign'])));
    return call(api, method, path, tokens.get(person), body);
  };
  const path = `pupils/${book.pupils[0]!.code}/entries/HK1/${subject.code}/final`;
  const scan = Buffer.from(scannedPages.pdf()).toString('base64');
  const wish = {
    cells: [{ path, after: '17' }],
    reason: 'Cộng sót điểm câu 5',
    evidence: [{ kind: 'testPaper', name: 'bài làm.pdf', content: scan }],
  };
  const corrections = `/api/classes/${classId}/corrections`;
  const bad = await as(teacher, 'POST', corrections, {
    ...wish,
    evidence: [{ kind: 'testPaper', name: 'bài.pdf', content: Buffer.from('<html>').toString('base64') }],
  });
  expect(bad).toMatchObject({ status: 422, body: { code: 'correction.evidenceRefused' } });

  const asked = await good(as(teacher, 'POST', corrections, wish));
  expect(asked).toMatchObject({
    state: 'requested',
    route: 'afterLock',
    awaited: { parties: ['homeroomTeacher'] },
  });
  const at = `/api/corrections/${asked.id as string}`;
  expect((await good(as(cast.principal, 'GET', corrections))) as object).toMatchObject({
    items: [{ id: asked.id as string }],
  });
  const scanned = await as(cast.principal, 'GET', `${at}/evidence/1`);
  expect(scanned.status).toBe(200);
  expect(scanned.headers.get('content-type')).toBe('application/octet-stream');
  expect(scanned.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await as(cast.principal, 'GET', `${at}/minutes`)).toMatchObject({
    body: { code: 'correction.minutesMissing' },
  });
  expect(await as(cast.principal, 'POST', `${at}/permissions`, { decisionNumber: '7/QĐ' })).toMatchObject({
    status: 409,
    body: { code: 'correction.notConfirmed' },
  });
  await good(as(cast.homeroom, 'POST', `${at}/refusal`, { reason: 'Thiếu sổ điểm' }));
  const again = (await good(as(teacher, 'POST', corrections, wish))) as { id: string };
  await good(as(teacher, 'POST', `/api/corrections/${again.id}/withdrawal`, {}));
  const last = (await good(as(teacher, 'POST', corrections, wish))) as { id: string };
  const mine = `/api/corrections/${last.id}`;
  await good(as(cast.homeroom, 'POST', `${mine}/confirmation`, {}));
  await good(as(cast.principal, 'POST', `${mine}/permissions`, { decisionNumber: '7/QĐ-VD' }));
  await good(as(board, 'POST', `${mine}/unlocking`, {}));
  await good(as(board, 'POST', `${mine}/witnesses`, {}));
  await good(as(cast.homeroom, 'POST', `${mine}/witnesses`, {}));
  const done = await good(as(teacher, 'POST', `${mine}/execution`, {}));
  expect(done).toMatchObject({ state: 'executed' });
  await api.settled();
  const read = await good(as(cast.principal, 'GET', mine));
  expect(read).toMatchObject({ relockedAt: expect.any(String) as unknown });
  expect((await as(board, 'GET', `${mine}/minutes`)).status).toBe(200);
  const sign = (person: typeof board) =>
    as(person, 'POST', `${mine}/minutes/signatures`, { key: { kind: 'development' } });
  expect(await sign(cast.registrar)).toMatchObject({
    status: 403,
    body: { code: 'signing.wrongPerson' },
  });
  for (const person of [teacher, cast.homeroom, cast.principal]) await good(sign(person));
  expect(await sign(teacher)).toMatchObject({ status: 403 });
  expect(await good(sign(board))).toMatchObject({ state: 'renewing' });
  const { described, succeeded } = await operationsOf(api);
  const here = described
    .filter(({ tags }) => tags.includes('corrections'))
    .map(({ operationId }) => operationId);
  expect(here).toHaveLength(13);
  expect(here.filter((id) => !succeeded.has(id))).toEqual([]);
}, 60_000);
