// The office finds any record of any year, and nobody finds what they may not read.
import type { PersonId } from '../../../src/kernel/index.ts';
import { appoint, findRecords, matchName, nameWords } from '../../../src/server/application/index.ts';
import { matches } from '../../../src/server/application/office/names/match-name.ts';
import { candidates } from '../../../src/server/application/office/search/candidates.ts';
import { importYears } from '../../support/archive-of-years.ts';
import { testHouse, type ImportedClass, type TestHouse } from '../../support/house.ts';
import { databaseTool } from '../../support/results.ts';

const SCHOOL = 'Trường THCS Ví Dụ';

describe('the search of the office', () => {
  let test: TestHouse;
  let imported: readonly ImportedClass[];
  let schoolId: string;
  let registrar: PersonId;
  beforeAll(async () => {
    test = await testHouse();
    imported = await importYears(test.house, [
      { firstYear: 2017, className: '9A', pupils: ['Nguyễn Thị Ánh', 'Đặng Văn Đức', 'Trần Bảo Châu'] },
      { firstYear: 2024, className: '8A', pupils: ['Nguyễn Thị Anh', 'Nguyễn Thị Ánh', 'Lê Quốc Việt'] },
      { firstYear: 2025, className: '8A', pupils: ['Nguyễn Thị Ánh Tuyết', 'Phạm Gia Huy', 'Đỗ Thị Nguyệt'] },
      { firstYear: 2025, className: '8B', pupils: ['Nguyễn Thị Ánh'], school: 'Trường Bên Cạnh' },
    ]);
    const schools = await test.house.store.read((view) => view.schools());
    schoolId = schools.find(({ name }) => name === SCHOOL)!.id;
    registrar = imported[0]!.cast.registrar;
  });
  afterAll(() => test.close());

  const search = async (text: string, by = registrar, limit?: number) => {
    const { found } = await findRecords(test.house, { schoolId, by, text, ...(limit && { limit }) });
    return found.map(
      ({ record, schoolClass: { schoolYear }, match }) => `${record.title} ${schoolYear} ${match}`,
    );
  };

  it('puts the very name before names without its diacritics, and the newest year first', async () => {
    expect(await search('Nguyễn Thị Ánh')).toEqual(
      [
        'Nguyễn Thị Ánh 2024-2025 typed',
        'Nguyễn Thị Ánh Tuyết 2025-2026 typed',
        'Nguyễn Thị Ánh 2017-2018 typed',
        'Nguyễn Thị Anh 2024-2025 plain',
      ].toSorted((a, b) => order(a) - order(b)),
    );
    expect(await search('nguyen thi anh')).toHaveLength(4);
  });
  const order = (line: string) => (line.endsWith('plain') ? 9 : 0) + 2026 - Number(/\d{4}/.exec(line)![0]);

  it('finds a transcript of eight years ago with three keys: the initials', async () => {
    expect(await search('dvd')).toEqual(['Đặng Văn Đức 2017-2018 initials']);
  });

  it('forgives slips, missing diacritics and the order of words', async () => {
    expect(await search('viet le quocc')).toEqual(['Lê Quốc Việt 2024-2025 slips']);
    expect(await search('chau bao')).toEqual(['Trần Bảo Châu 2017-2018 plain']);
    expect(await search('Đặng Văn Đức'.normalize('NFD'))).toEqual(['Đặng Văn Đức 2017-2018 typed']);
  });

  it('takes the last word while it is still being typed', async () => {
    for (const typed of ['dang van d', 'Đặng Văn Đ', 'dang van du', 'Đặng Văn Đứ', 'đặng v'])
      expect(await search(typed)).toEqual(['Đặng Văn Đức 2017-2018 beginning']);
    expect((await search('nguyen thi a')).every((line) => line.endsWith('beginning'))).toBe(true);
    expect(await search('nguyen thi a')).toHaveLength(4);
    expect(await search('dang vna d')).toEqual(['Đặng Văn Đức 2017-2018 slips']);
  });

  it('lets no newer year crowd out the better match, however few are looked at', async () => {
    await test.house.store.read(async (view) => {
      const every = await view.namesIn(imported.slice(0, 3).map(({ classId }) => classId));
      for (const text of ['Ánh', 'anh', 'ng', 'dvd', 'nguyen thi anh', 'Đức', 'thi a', 'tihi', 'v'])
        for (const enough of [1, 2, 3]) {
          const words = nameWords(text);
          const rank = ({ name }: { readonly name: string }) => {
            const matched = matchName(words, name);
            return matched ? matches.indexOf(matched.match) : matches.length;
          };
          const best = every.map(rank).toSorted((a, b) => a - b);
          const seeking = { schoolId, words, schoolYear: null, classes: null, enough };
          const found = (await candidates(view, seeking)).map(rank).toSorted((a, b) => a - b);
          expect([text, enough, found[0]]).toEqual([text, enough, best[0]]);
        }
    });
  });

  it('takes a year, a class and a code together with a name or alone', async () => {
    expect(await search('anh 2017')).toEqual(['Nguyễn Thị Ánh 2017-2018 plain']);
    expect(await search('8a 2024-2025 viet')).toEqual(['Lê Quốc Việt 2024-2025 plain']);
    expect(await search('hs0002')).toEqual(['Đặng Văn Đức 2017-2018 code']);
    expect((await search('9A 2017')).length).toBeGreaterThan(3);
    expect(await search('9A 2024')).toEqual([]);
  });

  it('answers nothing to nonsense, and is not asked for more than it was told to show', async () => {
    for (const text of [
      '',
      '   ',
      "'; DROP TABLE records; --",
      '%',
      '\u0000',
      '🎓',
      'a'.repeat(5000),
      '2017',
    ])
      expect(await search(text)).toEqual([]);
    expect(await search('n', registrar, 2)).toHaveLength(2);
    const all = await findRecords(test.house, { schoolId, by: registrar, text: 'n', limit: 2 });
    expect(all.more).toBe(true);
  });

  it('shows a teacher their own classes only, a stranger nothing, and nobody the school next door', async () => {
    const decision = { number: '7/QĐ', date: '2026-05-01' };
    const alone = await newcomer('Người Mới');
    expect(await search('anh', alone)).toEqual([]);
    await appoint(
      test.house,
      {
        schoolId,
        person: alone,
        role: 'homeroomTeacher',
        scope: { classes: [imported[2]!.classId] },
        decision,
      },
      { service: 'setup' },
    );
    expect(await search('anh', alone)).toEqual(['Nguyễn Thị Ánh Tuyết 2025-2026 plain']);
    expect(await search('dvd', alone)).toEqual([]);
    expect(await search('9A 2017', alone)).toEqual([]);
    const { schools, people } = await test.house.store.read(async (view) => ({
      schools: await view.schools(),
      people: await view.people(),
    }));
    const nextDoor = schools.find(({ name }) => name === 'Trường Bên Cạnh')!.id;
    const neighbours = people.filter((person) => person.schoolId === nextDoor);
    expect(neighbours.length).toBeGreaterThan(3);
    for (const { id } of neighbours) expect(await search('anh', id)).toEqual([]);
  });

  const newcomer = async (name: string) => {
    const id = crypto.randomUUID() as PersonId;
    await test.house.store.write((transaction) => transaction.addPeople([{ id, schoolId, name }]));
    return id;
  };

  it('follows whoever is renamed in the same transaction, and forgets the name when that fails', async () => {
    const [record] = (await test.house.store.read((view) => view.recordsOf(imported[2]!.classId))).filter(
      ({ title }) => title === 'Phạm Gia Huy',
    );
    const place = (title: string) => [{ id: record!.id, title, ordinal: record!.ordinal }];
    await expect(
      test.house.store.write(async (transaction) => {
        await transaction.placeRecords(place('Mai Xuân Phong'));
        throw new Error('nothing of this');
      }),
    ).rejects.toThrow('nothing of this');
    expect(await search('gia huy')).toHaveLength(1);
    await test.house.store.write((transaction) => transaction.placeRecords(place('Mai Xuân Phong')));
    expect(await search('gia huy')).toEqual([]);
    expect(await search('mai xuan phong')).toHaveLength(1);
  });

  it('finds by its index what it finds by looking at every name', async () => {
    await test.house.store.read(async (view) => {
      const classes = imported.slice(0, 3).map(({ classId }) => classId);
      const every = await view.namesIn(classes);
      for (const text of [
        'anh',
        'Ánh',
        'ng',
        'nguyen thi',
        'thi nguyne',
        'dvd',
        'nt',
        'viet',
        'zzz',
        'n t a',
        'quoc viet le',
      ]) {
        const words = nameWords(text);
        const seeking = { schoolId, words, schoolYear: null, enough: 200 };
        const expected = every.filter(({ name }) => matchName(words, name)).map(({ recordId }) => recordId);
        for (const limits of [null, classes]) {
          const looked = await candidates(view, { ...seeking, classes: limits });
          const found = looked.filter(({ name }) => matchName(words, name)).map(({ recordId }) => recordId);
          expect([text, ...found.toSorted()]).toEqual([text, ...expected.toSorted()]);
        }
        const year = await candidates(view, { ...seeking, schoolYear: '2017-2018', classes: null });
        expect(year.every(({ schoolYear }) => schoolYear === '2017-2018')).toBe(true);
      }
    });
  });

  it('is the same after it was built anew', async () => {
    const source = await databaseTool(test.folder);
    const index = async () => ({
      names: await source.query<object[]>('SELECT recordId, code, name FROM office_names ORDER BY recordId'),
      postings: await source.query<object[]>(
        `SELECT word.kind, word.word, name.recordId FROM name_postings AS posting
         JOIN name_words AS word ON word.id = posting.word JOIN office_names AS name ON name.number = posting.name
         ORDER BY 1, 2, 3`,
      ),
    });
    const before = await index();
    expect(await test.house.store.write((transaction) => transaction.rebuildNames())).toBe(10);
    expect(await index()).toEqual(before);
    await source.destroy();
  });
});
