// The inspector's pages: everything is read and taken away with its proof, edits are told by person, nothing can be changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { verifyJournalText } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { smallBook, temporaryFolder, throughTheLock } from '../../support/house.ts';
import { change, entryPath } from '../../support/results.ts';
import { employ } from '../../support/school-office.ts';
import { addressOf, allScreens, parametersOf } from '../../support/screens.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(120_000);

const book = smallBook();

let api: TestApi;
let inspector: Visitor;
let inspectorId: string;
let readToken: string;

beforeAll(async () => {
  api = await startApi({ book, accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  const schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  const { person } = await employ(gate, schoolId, { role: 'inspector', account: 'thanh.tra' });
  inspectorId = person;
  readToken = await api.tokenOf(person, ['read']);
  const { cast, classId } = api.imported;
  for (const value of ['90', '40', '50', '45'])
    await change(api.test.house, classId, cast.subjectTeachers[0]!, {
      [entryPath(book, 0, 'midterm')]: value,
    });
  await throughTheLock(api.test.house, api.imported);
  inspector = visitorOf(api);
  await inspector.get('/sign-in');
  await inspector.send('signIn', { account: 'thanh.tra', password: PASSWORD });
});
afterAll(() => api.close());

const evidence = (query = '') => `/api/classes/${api.imported.classId}/evidence${query}`;
const journal = () => api.test.house.store.read((view) => view.journal(0, 10_000));

it('leads to every class and everything that may be read', async () => {
  const { status, text } = await inspector.get('/inspection');
  expect(status).toBe(200);
  for (const place of ['/journal', '/corrections', '/office/registers', '/policy', '/calendar', evidence()])
    expect(text).toContain(`href="${place}"`);
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  expect(main).not.toContain('<form');
});

it('counts edits by person and direction', async () => {
  const { cast } = api.imported;
  const { house } = api.test;
  const year = (await house.store.read((view) => view.classes()))[0]!.schoolYear;
  const { text } = await inspector.get(`/inspection/edits?year=${year}`);
  const [teacher] = cast.subjectTeachers;
  const at = text.indexOf(cast.names.get(teacher!)!);
  const row = [...text.slice(at, text.indexOf('</tr>', at)).matchAll(/<td[^>]*>(\d+)<\/td>/g)];
  // Edits, up (from what was imported as well), down.
  expect(row.slice(0, 3).map(([, count]) => count)).toEqual(['4', '2', '2']);
  expect((await inspector.get(`/inspection?year=${year}`)).text).toContain(`?year=${year}"`);
  const other = await inspector.get('/inspection/edits?year=1999-2000');
  expect(other.text).toContain('Không có điểm nào bị sửa');
});

it('hands out evidence in one file that proves itself, told in the journal before', async () => {
  const response = await fetch(api.url + evidence(), { headers: { authorization: `Bearer ${readToken}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  const folder = temporaryFolder();
  const file = path.join(folder, 'evidence.zip');
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const place = path.join(folder, 'out');
  mkdirSync(place);
  execFileSync('python3', ['-m', 'zipfile', '-e', file, place]);
  const sums = execFileSync('sha256sum', ['--strict', '--check', 'SHA256SUMS'], { cwd: place }).toString();
  const names = sums.split('\n').map((line) => line.replace(/: OK$/, ''));
  expect(names.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(api.imported.records.length);
  for (const name of [
    'data/journal.jsonl',
    'data/edit-log.json',
    'data/rules.json',
    'data/verification/report.pdf',
  ])
    expect(names).toContain(name);
  const lines = readFileSync(path.join(place, 'data/journal.jsonl'), 'utf8');
  const { head } = JSON.parse(lines.trimEnd().split('\n').at(-1)!) as {
    head: Parameters<typeof verifyJournalText>[1];
  };
  expect(verifyJournalText(lines, head).findings).toEqual([]);
  expect(lines).toContain('"type":"evidence.taken"');
  const taken = (await journal()).filter(({ event }) => event.type === 'evidence.taken');
  expect(taken).toHaveLength(1);
  expect(taken[0]).toMatchObject({ actor: `person:${inspectorId}`, event: { class: api.imported.classId } });
});

it('hands out one record alone, nothing of a record that is not of the class, and nothing to teachers', async () => {
  const [record] = api.imported.records;
  const one = await fetch(api.url + evidence(`?record=${record!}`), {
    headers: { authorization: `Bearer ${readToken}` },
  });
  expect(one.status).toBe(200);
  await one.arrayBuffer();
  const none = await call(api, 'GET', evidence('?record=00000000-0000-4000-8000-000000000000'), readToken);
  expect(none.status).toBe(404);
  const teacher = await api.tokenOf(api.imported.cast.subjectTeachers[0]!, ['read']);
  expect((await call(api, 'GET', evidence(), teacher)).status).toBe(403);
});

/** One's own account and language, checking the chain, verifying: they change nothing of the school's. */
const OWN = new Set(['account', 'security', 'preferences', 'password', 'sign-in', 'second-step', 'sign-out']);
const HARMLESS = new Set(['journal check', 'verify file', 'verify code', 'verify-code code']);

it('can change nothing by any form of any page', async () => {
  const { classId, records } = api.imported;
  const random = '00000000-0000-4000-8000-000000000000';
  const known: Readonly<Record<string, string>> = {
    classId,
    recordId: records[0]!,
    subject: 'TOAN',
    term: 'HK1',
  };
  const hostile = {
    reason: 'x',
    number: '1',
    decisionNumber: '1',
    granted: 'yes',
    key: 'development',
    of: 'class',
  };
  await inspector.get('/');
  const before = (await journal()).length;
  const done: string[] = [];
  let tried = 0;
  for (const screen of allScreens.filter(({ name }) => !OWN.has(name)))
    for (const deed of Object.keys(screen.deeds ?? {})) {
      if (HARMLESS.has(`${screen.name} ${deed}`)) continue;
      const values = Object.fromEntries(
        parametersOf(screen.path).map((name) => [name, known[name] ?? random]),
      );
      const { status } = await inspector.sendTo(addressOf(screen.path, values), deed, hostile);
      tried += 1;
      if (status < 400) done.push(`${screen.name} ${deed}: ${status}`);
    }
  expect(done).toEqual([]);
  expect(tried).toBeGreaterThan(40);
  const mine = (await journal()).slice(before).filter(({ actor }) => actor === `person:${inspectorId}`);
  expect(mine.filter(({ event }) => !/read|refused|seen|searched/i.test(event.type))).toEqual([]);
});
