// Names that would be markup, break out of attributes or turn the text around are shown as the text they are, on every page.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, testHouse } from '../../support/house.ts';
import { addressOf, allScreens, looksLikePage, parametersOf } from '../../support/screens.ts';
import { walkersOf, type Walker } from '../../support/walk/walkers.ts';

const tag = '<script>alert(1)</script>';
const quote = `Lan" onmouseover="alert(2)' x='`;
const turned = 'Mai\u202Egnuh';

describe('hostile names', () => {
  let api: TestApi;
  let walkers: readonly Walker[];
  beforeAll(async () => {
    const test = await testHouse();
    const gate = gateOf(test);
    const plain = smallBook();
    const pupils = plain.pupils.map((pupil, index) => ({
      ...pupil,
      code: `HS0${index + 1}`,
      name: [tag, quote, turned][index]!,
    }));
    const staff = { ...plain.staff, homeroomTeacher: `${plain.staff.homeroomTeacher}${tag}` };
    const school = { ...plain.school, name: `Trường ${quote}${tag}` };
    const book = { ...plain, pupils, staff, school };
    const imported = await importBook(test.house, book);
    const schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
    api = await startApi({ test, gate, imported, accounts: () => accountsOf(gate) });
    walkers = await walkersOf(api, gate, schoolId, imported.classId);
  }, 120_000);
  afterAll(() => api.close());

  it('are nowhere markup', async () => {
    const { classId, records } = api.imported;
    const values = {
      classId,
      recordId: records[0],
      pupil: 'HS01',
      subject: 'TOAN',
      term: 'HK1',
      child: `${classId}.HS01`,
      code: `${quote}${tag}`,
    };
    const known = (path: string) => parametersOf(path).every((name) => name in values);
    const wrong: string[] = [];
    let shown = 0;
    for (const screen of allScreens.filter((one) => looksLikePage(one) && known(one.path)))
      for (const { name, headers } of walkers) {
        const path = `${addressOf(screen.path, values)}?q=${encodeURIComponent(`${quote}${tag}`)}`;
        const response = await fetch(`${api.url}${path}`, {
          headers: { accept: 'text/html', cookie: headers.cookie! },
        });
        const html = await response.text();
        if (html.includes('&lt;script>') || html.includes('&lt;script&gt;') || html.includes('Lan&quot;'))
          shown += 1;
        if (html.includes(tag) || /<[^>]*\sonmouseover=/i.test(tagsOf(html)))
          wrong.push(`${name} ${screen.name}`);
      }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(10);
  }, 120_000);
});

/** The tags as a browser takes them apart: values in quotation marks are left out. */
const tagsOf = (html: string): string =>
  [...html.matchAll(/<[a-z][^\s>]*(?:\s+[^\s=>"']+(?:="[^"]*")?)*/gi)]
    .map(([whole]) => `${whole.replace(/"[^"]*"/g, '""')}>`)
    .join('\n');
