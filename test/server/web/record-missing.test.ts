// What keeps a record from being submitted, as its page tells it: the sheet, its columns, whom it waits for.
import { submitRecords } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { recordIds } from '../../support/house.ts';
import { change, entryPath } from '../../support/results.ts';
import { readBook } from '../../../src/server/application/classes/class-books.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let api: TestApi;
let principal: Visitor;
const pageOf = (record: string) => `/records/${record}`;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const { cast, classId } = api.imported;
  const { house } = api.test;
  const schoolClass = (await house.store.read((view) => view.classes())).find(({ id }) => id === classId)!;
  const book = await readBook(house, schoolClass);
  await change(house, classId, cast.homeroom, {
    [entryPath(book, 0, 'regular/1')]: null,
    [entryPath(book, 0, 'final')]: null,
    [entryPath(book, 1, 'final')]: null,
    [`pupils/${book.pupils[0]!.code}/conduct/HK2`]: null,
  });
  await openAccount(gateOf(api.test), cast.principal, 'hieu.truong');
  principal = visitorOf(api);
  await principal.get('/sign-in');
  await principal.send('signIn', { account: 'hieu.truong', password: PASSWORD });
});
afterAll(() => api.close());

const rowsOf = (text: string) =>
  [...text.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([row]) =>
    row
      .replaceAll(/<[^>]+>/g, '|')
      .replaceAll(/\|+/g, '|')
      .replaceAll(/^\||\|$/g, ''),
  );

it('names each sheet of a pupil that is not complete, its columns, and who enters it', async () => {
  const { cast, records } = api.imported;
  const { status, text } = await principal.get(`${pageOf(records[0]!)}/missing`);
  expect(status).toBe(200);
  const [scores, conduct, ...more] = rowsOf(text);
  expect(more).toEqual([]);
  expect(scores).toContain('|Học kì I|ĐĐGtx 2, ĐĐGck|2|');
  expect(cast.subjectTeachers.map((one) => cast.names.get(one))).toContain(scores!.split('|').at(-1));
  expect(conduct).toBe(`Rèn luyện|Học kì II|1|${cast.names.get(cast.homeroom)}`);
});

it('counts the cells of all pupils for a summary of the class, within its period', async () => {
  const { classId } = api.imported;
  const summaries = await api.test.house.store.read(async (view) =>
    (await view.recordsOf(classId)).filter(({ kind }) => kind === 'classSummary'),
  );
  const told = new Map<string, readonly string[]>();
  for (const { id, key } of summaries)
    told.set(key, rowsOf((await principal.get(`${pageOf(id)}/missing`)).text));
  expect(told.get('HK1')).toHaveLength(1);
  expect(told.get('HK1')![0]).toContain('|ĐĐGtx 2, ĐĐGck|3|');
  expect(told.get('HK2')!.map((row) => row.split('|')[0])).toEqual(['Rèn luyện']);
  expect(told.get('year')).toHaveLength(2);
});

it('says so when nothing is missing, and exactly those records can be submitted', async () => {
  const { classId, cast } = api.imported;
  const { house } = api.test;
  const complete: string[] = [];
  for (const id of await recordIds(house, classId)) {
    const { text } = await principal.get(`${pageOf(id)}/missing`);
    if (text.includes('Đủ điểm và nhận xét')) complete.push(id);
    expect(rowsOf(text).length === 0).toBe(complete.includes(id));
  }
  expect(complete.length).toBeGreaterThan(0);
  const { submitted } = await submitRecords(house, { classId, by: cast.homeroom });
  expect(submitted.toSorted()).toEqual(complete.toSorted());
});

it('stands on the page of a record that waits for it, and no longer once the record is submitted', async () => {
  const { records } = api.imported;
  expect((await principal.get(pageOf(records[0]!))).text).toContain('id="record-missing"');
  expect((await principal.get(pageOf(records[2]!))).text).not.toContain('id="record-missing"');
});
