// A correction over the API, from the request with its scans to the execution; every operation once, as it is described.
import { appoint } from '../../../src/server/application/index.ts';
import type { CorrectionId } from '../../../src/workflows/index.ts';
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

  const files = `/api/classes/${classId}/correction-evidence`;
  const upload = async (bytes: Uint8Array, type = 'application/pdf', name = 'bài làm.pdf') => {
    const asked = new URLSearchParams({ kind: 'testPaper', name });
    const response = await fetch(`${api.url}${files}?${asked.toString()}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${await api.tokenOf(teacher, ['write'])}` },
      body: Buffer.from(bytes),
    });
    return { status: response.status, body: (await response.json()) as { id: string; code?: string } };
  };
  const kept = await upload(scannedPages.pdf());
  expect(kept).toMatchObject({ status: 201, body: { kind: 'testPaper', mediaType: 'application/pdf' } });
  const spare = await upload(scannedPages.png(), 'image/png', 'ảnh.png');
  expect(await upload(Buffer.from('<svg onload="alert(1)"/>'), 'image/png')).toMatchObject({ status: 415 });
  expect(await upload(scannedPages.pdf(), 'image/png')).toMatchObject({ status: 415 });
  expect(await upload(scannedPages.pdf(), 'image/svg+xml')).toMatchObject({ status: 415 });
  expect(await upload(Buffer.alloc(0))).toMatchObject({ status: 415 });
  expect(await upload(Buffer.alloc(30 * 1024 * 1024))).toMatchObject({ status: 413 });
  expect(await upload(Buffer.concat([scannedPages.pdf(), Buffer.from('MZ')]))).toMatchObject({
    status: 422,
    body: { code: 'correction.evidenceRefused' },
  });
  expect((await as(teacher, 'DELETE', `${files}/${spare.body.id}`)).status).toBe(204);
  expect(await good(as(teacher, 'GET', files))).toMatchObject({ items: [{ id: kept.body.id }] });

  const asked = await good(as(teacher, 'POST', corrections, { ...wish, uploads: [kept.body.id] }));
  expect(asked.evidence).toHaveLength(2);
  expect(await good(as(teacher, 'GET', files))).toEqual({ items: [] });
  const taken = await as(teacher, 'POST', corrections, { ...wish, uploads: [kept.body.id] });
  expect(taken).toMatchObject({ status: 422, body: { code: 'correction.uploadUnknown' } });
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
  expect(await good(as(cast.homeroom, 'GET', '/api/me/corrections'))).toMatchObject({
    items: [{ correction: { id: asked.id as string }, task: 'confirmCorrection', before: null }],
  });
  const line = await openLine(at, await api.tokenOf(teacher, ['read']));
  await good(as(cast.homeroom, 'POST', `${at}/refusal`, { reason: 'Thiếu sổ điểm' }));
  // The line ends with the correction; who comes back hears the end again, and nothing of what was heard.
  const heard = await line.heard();
  expect(heard.map(({ state }) => state)).toEqual(['requested', 'refused']);
  const lineAgain = await openLine(at, await api.tokenOf(teacher, ['read']), heard[0]!.id);
  const back = await lineAgain.heard();
  expect(back.map(({ state }) => state)).toEqual(['refused']);
  const told = JSON.stringify([...heard, ...back]);
  for (const hidden of [book.pupils[0]!.code, book.pupils[0]!.name, 'Thiếu sổ điểm'])
    expect(told).not.toContain(hidden);
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
  const seal = (person: typeof board) =>
    as(person, 'POST', `${mine}/minutes/seal`, { key: { kind: 'development' } });
  expect(await seal(cast.registrar)).toMatchObject({ body: { code: 'correction.minutesNotToSeal' } });
  expect(await good(sign(board))).toMatchObject({ state: 'renewing' });
  expect(await seal(teacher)).toMatchObject({ status: 403, body: { code: 'access.notPermitted' } });
  await good(seal(cast.registrar));
  const minutes = await house.store.read((view) => view.minutesOf(last.id as CorrectionId));
  const coded = await call(api, 'GET', `/api/verifications/${minutes!.verificationCode}`);
  expect(coded).toMatchObject({
    status: 200,
    body: { kind: 'correctionMinutes', state: { name: 'sealed' }, paper: null },
  });
  const { described, succeeded } = await operationsOf(api);
  const here = described
    .filter(({ tags }) => tags.includes('corrections'))
    .map(({ operationId }) => operationId);
  expect(here).toHaveLength(19);
  expect(here.filter((id) => !succeeded.has(id))).toEqual([]);
}, 60_000);

/** Open once the first state was heard; what `heard` gives comes when the line has ended. */
async function openLine(at: string, token: string, last?: string) {
  const response = await fetch(`${api.url}${at}/events?seconds=20`, {
    headers: { authorization: `Bearer ${token}`, ...(last !== undefined && { 'last-event-id': last }) },
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const more = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    text += value ?? '';
    return !done;
  };
  while (!text.includes('event: state') && (await more()));
  const heard = async () => {
    while (await more());
    return [...text.matchAll(/^id: (.+)\nevent: state\ndata: (.+)$/gm)].map(([, id = '', content = '']) => ({
      id,
      ...(JSON.parse(content) as { state: string }),
    }));
  };
  return { heard };
}
