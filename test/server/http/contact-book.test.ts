// The contact book over the API: every operation against its effect, and every role, class and child that is not one's own.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import type { Gate } from '../../../src/server/application/index.ts';
import { gateOf } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { smallBook, throughTheLock, importBook, type ImportedClass } from '../../support/house.ts';
import {
  addSchool,
  employ,
  good,
  operationsOf,
  sessionFor,
  type Browser,
} from '../../support/school-office.ts';

let api: TestApi;
let gate: Gate;
let schoolId: string;
let other: ImportedClass;
let parent: Browser;
let parentId: string;
let homeroom: Browser;
const book = smallBook();
const [own, strangers] = book.pupils.map(({ code }) => code) as [string, string];
const agreement = { channel: 'email', address: 'ph@giadinh.example', language: 'vi' };
const childAt = (pupil: string, classId: string = api.imported.classId) =>
  `/api/children/${classId}.${pupil}`;

beforeAll(async () => {
  api = await startApi({ book, accounts: (test) => accountsOf(gateOf(test)) });
  gate = gateOf(api.test);
  other = await importBook(api.test.house, smallBook({ className: '8C' }));
  [{ id: schoolId } = { id: '' }] = await gate.store.read((view) => view.schools());
  const scope = { classes: [api.imported.classId] };
  const pupils = { ...scope, pupils: [own] };
  const { person } = await employ(gate, schoolId, { role: 'parent', account: 'phu.huynh', scope: pupils });
  parentId = person;
  await employ(gate, schoolId, { role: 'homeroomTeacher', account: 'chu.nhiem', scope });
  parent = await sessionFor(api, gate, 'phu.huynh');
  homeroom = await sessionFor(api, gate, 'chu.nhiem');
  await throughTheLock(api.test.house, api.imported);
}, 120_000);
afterAll(() => api.close());

it('parents agree, read results, documents and messages of their child, and withdraw', async () => {
  const { items: children } = await good(parent('GET', '/api/children'));
  expect(children).toEqual([
    {
      id: `${api.imported.classId}.${own}`,
      pupil: own,
      name: book.pupils[0]!.name,
      class: { id: api.imported.classId, name: book.className, schoolYear: book.schoolYear },
    },
  ]);
  const consents = '/api/me/family-consents';
  const given = await good(parent('POST', consents, agreement));
  expect(given).toMatchObject({ ...agreement, manner: 'online', withdrawnAt: null });
  expect(await good(parent('GET', consents))).toEqual({ items: [given] });

  const messages = `/api/classes/${api.imported.classId}/family-messages`;
  const written = await good(
    homeroom('POST', messages, { kind: 'violation', pupils: [own], text: 'Đi học muộn' }),
  );
  expect(written).toEqual({ pupils: 1, notices: 1, untold: [] });
  await good(homeroom('POST', messages, { kind: 'weekly', text: 'Tuần 24' }));
  expect((await good(homeroom('GET', messages))).items).toHaveLength(1 + book.pupils.length);
  const unknown = await homeroom('POST', messages, { kind: 'weekly', pupils: ['KHONGCO'], text: 'x' });
  expect(unknown).toMatchObject({ status: 422, body: { code: 'family.pupilUnknown' } });
  expect((await homeroom('POST', messages, { kind: 'weekly', text: ' \n ' })).status).toBe(400);
  const told = (await good(parent('GET', `${childAt(own)}/messages`))).items as {
    kind: string;
    text: string;
  }[];
  expect(told.map(({ kind, text }) => [kind, text])).toEqual([
    ['weekly', 'Tuần 24'],
    ['violation', 'Đi học muộn'],
  ]);

  const { items: results } = await good(parent('GET', `${childAt(own)}/results`));
  expect(results.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
    'classSummary',
    'classSummary',
    'classSummary',
    'transcript',
  ]);
  for (const { name } of book.pupils.slice(1)) expect(JSON.stringify(results)).not.toContain(name);
  const [document] = (await good(parent('GET', `${childAt(own)}/documents`))).items;
  expect(document).toMatchObject({ version: 1, corrected: false, beingCorrected: false });
  const file = await parent('GET', `/api/records/${document.record}/document`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);

  const families = `/api/classes/${api.imported.classId}/families`;
  const [first] = (await good(homeroom('GET', families))).items;
  expect(first).toMatchObject({
    pupil: own,
    parents: [{ person: parentId, consent: given, failing: false }],
  });
  expect((await parent('DELETE', `${consents}/email`)).status).toBe(204);
  expect(await parent('DELETE', `${consents}/email`)).toMatchObject({
    status: 404,
    body: { code: 'family.noConsent' },
  });
  const noted = await good(
    homeroom('POST', `/api/families/${parentId}/consents`, { ...agreement, paper: 'Phiếu 3' }),
  );
  expect(noted.manner).toBe('Phiếu 3');
  expect((await homeroom('DELETE', `/api/families/${parentId}/consents/email`)).status).toBe(204);
  expect((await good(parent('GET', consents))).items).toHaveLength(2);

  await api.desk.readings.flush();
  const entries = await gate.store.read((view) => view.journal(0, 100_000));
  const read = entries.filter(({ event }) => event.type === 'pupilData.read' && event.by === parentId);
  expect(read.map(({ event }) => event.what)).toEqual(['messages', 'results', 'document']);
  expect(api.log.join('')).not.toContain(own);
  const { described, succeeded } = await operationsOf(api);
  const here = described.filter(({ tags: [tag] }) => tag === 'children' || tag === 'families');
  expect(here).toHaveLength(12);
  expect(here.map(({ operationId }) => operationId).filter((id) => !succeeded.has(id))).toEqual([]);
});

const roles = [
  ['subjectTeacher', { subjects: ['TOAN'] }],
  ['homeroomTeacher', {}],
  ['departmentHead', { subjects: ['TOAN'] }],
  ['vicePrincipal', undefined],
  ['principal', undefined],
  ['administrator', undefined],
  ['registrar', undefined],
  ['parent', { pupils: [own] }],
  ['pupil', { pupils: [own] }],
  ['inspector', undefined],
] as const;

it.each(roles)('a %s of another class finds no child, no consent and no family here', async (role, scope) => {
  const foreign =
    role === 'principal' || role === 'administrator' || role === 'registrar' || role === 'vicePrincipal';
  const school = foreign ? await addSchool(gate, `Trường Khác ${role}`) : schoolId;
  const limited = scope && { ...(role !== 'departmentHead' && { classes: [other.classId] }), ...scope };
  const account = `khac.${role.toLowerCase()}`;
  await employ(gate, school, { role, account, ...(limited && { scope: limited }) });
  const browser = await sessionFor(api, gate, account);
  for (const pupil of [own, strangers])
    for (const part of ['results', 'documents', 'messages'])
      expect(await browser('GET', `${childAt(pupil)}/${part}`)).toMatchObject({
        status: 404,
        body: { code: 'child.unknown' },
      });
  const { items } = await good(browser('GET', '/api/children'));
  expect(items.map((child: { class: { id: string } }) => child.class.id)).toEqual(
    role === 'parent' ? [other.classId] : [],
  );
  const before = await gate.store.read((view) => view.journalHead());
  const classAt = `/api/classes/${api.imported.classId}`;
  const rows = [
    ['GET', `${classAt}/families`, undefined],
    ['GET', `${classAt}/family-messages`, undefined],
    ['POST', `${classAt}/family-messages`, { kind: 'weekly', text: 'x' }],
    ['POST', `/api/families/${parentId}/consents`, { ...agreement, paper: 'x' }],
    ['DELETE', `/api/families/${parentId}/consents/email`, undefined],
  ] as const;
  for (const [method, at, body] of rows) {
    const { status } = await browser(method, at, body);
    expect([method, at, status === 403 || status === 404]).toEqual([method, at, true]);
  }
  expect((await gate.store.read((view) => view.journalHead())).seq).toBe(before.seq);
});

it('another parent of the class reads nothing of this child, whatever the address says', async () => {
  const scope = { classes: [api.imported.classId], pupils: [strangers] };
  await employ(gate, schoolId, { role: 'parent', account: 'phu.huynh.hai', scope });
  const browser = await sessionFor(api, gate, 'phu.huynh.hai');
  const seen = (await good(browser('GET', '/api/children'))).items as { pupil: string }[];
  expect(seen.map(({ pupil }) => pupil)).toEqual([strangers]);
  for (const at of [own, `${own}%00`, `${strangers}%2F..%2F${own}`, `${strangers}.${own}`, '%F0%9F%98%80'])
    expect((await browser('GET', `${childAt(at)}/results`)).status).toBeGreaterThanOrEqual(400);
  expect((await browser('GET', `${childAt(strangers)}/results`)).status).toBe(200);
});
