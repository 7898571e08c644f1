// The page of the journal: whose it shows what, filtered, page by page.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { databaseTool, takeGuardsDown } from '../../support/results.ts';
import { addSchool, employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let api: TestApi;
let inspector: Visitor;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  const schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  await employ(gate, schoolId, { role: 'inspector', account: 'thanh.tra' });
  await employ(gate, schoolId, { role: 'registrar', account: 'van.thu' });
  const elsewhere = await addSchool(gate, 'Trường Khác');
  const other = await employ(gate, elsewhere, { role: 'administrator', account: 'noi.khac' });
  const note = (actor: string, event: { type: string; schoolId?: string; mark?: string }) => ({
    at: gate.clock.now(),
    actor,
    record: null,
    event,
  });
  await gate.store.write((all) =>
    all.append([
      note(`person:${other.person}`, { type: 'elsewhere.done' }),
      note('service:setup', { type: 'elsewhere.set', schoolId: elsewhere }),
      ...Array.from({ length: 120 }, (_, place) =>
        note('service:setup', { type: 'many.things', schoolId, mark: `<b>${place}</b>` }),
      ),
    ]),
  );
  inspector = await signedIn('thanh.tra');
}, 120_000);
afterAll(() => api.close());

async function signedIn(account: string): Promise<Visitor> {
  const visitor = visitorOf(api);
  await visitor.get('/sign-in');
  await visitor.send('signIn', { account, password: PASSWORD });
  return visitor;
}

it('shows the newest first, and goes on to the older ones without gap or repetition', async () => {
  const seen: number[] = [];
  let path: string | undefined = '/journal?kind=many.';
  while (path !== undefined) {
    const { text, status } = await inspector.get(path);
    expect(status).toBe(200);
    seen.push(...[...text.matchAll(/<td class="num">(\d+)<\/td>/g)].map(([, seq]) => Number(seq)));
    path = /href="(\/journal\?[^"]*before=\d+[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(120);
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
});

it('writes what entries tell as text, with a link to the extract of each class', async () => {
  const { text } = await inspector.get('/journal?kind=many');
  expect(text).toContain('&lt;b>119&lt;/b>');
  expect(text).toContain(`/api/classes/${api.imported.classId}/journal`);
});

it('tells nothing of another school, whoever did it', async () => {
  const { text } = await inspector.get('/journal?kind=elsewhere');
  expect(text).toContain('Không có mục nào như vậy');
});

it('finds by person and by day', async () => {
  const { text } = await inspector.get('/journal?who=không ai tên vậy');
  expect(text).toContain('Không có mục nào như vậy');
  expect((await inspector.get('/journal?to=2001-01-01')).text).toContain('Không có mục nào như vậy');
  expect((await inspector.get('/journal?who=Cài đặt&from=2001-01-01')).text).toContain('many.things');
  for (const odd of ['before=-1', 'before=x', 'from=x', 'before=1.5', 'before=99999999999'])
    expect([odd, (await inspector.get(`/journal?${odd}`)).status]).toEqual([odd, 200]);
});

it('is for those who may read the journal, and takes no deed but the check', async () => {
  const registrar = await signedIn('van.thu');
  expect((await registrar.get('/journal')).status).toBe(403);
  expect((await registrar.send('check', {})).status).toBe(403);
  await inspector.get('/journal');
  expect((await inspector.send('change', {})).status).toBe(405);
});

it('tells entries as sentences: who was given what by which decision, and what changed from what to what', async () => {
  const { text } = await inspector.get('/journal?kind=appointment.made');
  expect(text).toContain('<strong>Giao vai trò</strong>');
  expect(text).toMatch(/vai trò <span class="text-body">Giáo viên bộ môn<\/span>/);
  const at = api.test.house.clock.now();
  const { classId } = api.imported;
  const path = 'pupils/8A001/entries/HK2/TOAN/final';
  await api.test.house.store.write((all) =>
    all.append([
      {
        ...{ at, actor: 'service:setup', record: null },
        event: {
          type: 'correction.requested',
          class: classId,
          cells: [{ path, before: '88', after: null }, null, { path: 7 }],
          reason: '<i>Chấm sót</i>',
        },
      },
    ]),
  );
  const told = (await inspector.get('/journal?kind=correction.requested')).text;
  expect(told).toMatch(/8A001 · TOAN · Học kì II · [^<]*: <del>8,8<\/del> → <ins>trống<\/ins>/);
  expect(told).toContain('&lt;i>Chấm sót&lt;/i>');
});

it('checks the chain now and tells the verdict, with the entry that somebody changed past the program', async () => {
  expect((await inspector.get('/journal')).text).toContain('Kiểm tra ngay');
  await inspector.send('check', {});
  const good = (await inspector.get('/journal')).text;
  expect(good).toMatch(/Nguyên vẹn: đã kiểm tra đủ \d+ mục/);
  await Promise.all([inspector.send('check', {}), inspector.send('check', {})]);
  expect((await inspector.get('/journal')).text).toContain('Nguyên vẹn');
  const putBack = await takeGuardsDown(api.test.folder, ['journal_refuses_update']);
  const tool = await databaseTool(api.test.folder);
  await tool.query(
    `UPDATE journal SET event = substr(event, 1, length(event) - 1) || ',"reason":"khác"}' WHERE seq = 5`,
  );
  await tool.destroy();
  await putBack();
  await inspector.send('check', {});
  const bad = (await inspector.get('/journal')).text;
  expect(bad).toContain('Nhật kí KHÔNG nguyên vẹn: 1 chỗ');
  expect(bad).toContain('Mục 5 đã bị sửa sau khi ghi');
});
