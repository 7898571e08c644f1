// Whoever tries at what is locked is told in the journal, whichever way they come: a file, the command line, the summer.
import { hostname } from 'node:os';
import { setCell } from '../../../src/cli/results/cell-command.ts';
import { homeAt } from '../../../src/cli/home.ts';
import { freshId, type PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  decideLocking,
  enterSummerResults,
  executeLocking,
  importClass,
  proposeLocking,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { fileHashOf, importBook, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { entryPath, valueAt } from '../../support/results.ts';

const book = smallBook();
const subject = book.subjects[0]!;
const midterm = entryPath(book, 0, 'midterm');
const pupil = book.pupils[0]!;
let test: TestHouse;
let imported: ImportedClass;
beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
  const [school] = await test.house.store.read((view) => view.schools());
  const administrator = freshId<PersonId>();
  const person = { id: administrator, schoolId: school!.id, name: 'Quản Trị Ví Dụ' };
  await test.house.store.write((transaction) => transaction.addPeople([person]));
  const decision = { number: '3/QĐ-VD', date: '2025-08-30' };
  const post = { schoolId: school!.id, person: administrator, role: 'administrator', decision } as const;
  await appoint(test.house, post, { service: 'setup' });
  for (const part of ['scores', 'classData'] as const) {
    const about = { kind: 'results', scope: { part } } as const;
    const wish = { classId: imported.classId, deed: 'lock', subject: about, reason: 'Hết năm' } as const;
    const { id: order } = await proposeLocking(test.house, { ...wish, by: administrator });
    const ruling = { order, by: imported.cast.principal, granted: true, decisionNumber: '15/QĐ-VD' };
    await decideLocking(test.house, ruling);
    await executeLocking(test.house, { order, by: administrator });
  }
});
afterAll(() => test.close());

const told = async () =>
  (await test.house.store.read((view) => view.journal(0, 1000))).filter(
    ({ event }) => event.type === 'results.refused',
  );
/** The one that came of it. */
const afterwards = async (work: () => Promise<unknown>, code: string) => {
  const before = await told();
  await expect(work()).rejects.toMatchObject({ code });
  const now = await told();
  expect(now).toHaveLength(before.length + 1);
  return now.at(-1)!;
};

it('a file that would change locked marks, or particulars, is refused whole and told with its digest', async () => {
  const { registrar } = imported.cast;
  const standing = await valueAt(test.house, imported.classId, midterm);
  const [first, ...rest] = book.pupils;
  const entry = first!.entries.HK1[subject.code]!;
  const scored = { ...entry, midterm: 99 } as unknown as typeof entry;
  const marks = { ...first!.entries, HK1: { ...first!.entries.HK1, [subject.code]: scored } };
  for (const [changed, cells] of [
    [{ ...first!, entries: marks }, [midterm]],
    [{ ...first!, name: 'Tên Khác' }, [`pupils/${first!.code}/name`]],
  ] as const) {
    const file = { ...book, pupils: [changed, ...rest] };
    const wish = { book: file, fileHash: fileHashOf(file), by: registrar };
    const { actor, event } = await afterwards(() => importClass(test.house, wish), 'results.locked');
    expect([actor, event.cells, event.fileHash]).toEqual([`person:${registrar}`, cells, wish.fileHash]);
  }
  expect(await valueAt(test.house, imported.classId, midterm)).toBe(standing);
});

it('a cell set at the command line is told with the machine it was tried on', async () => {
  const command = { as: subject.teacher, confirm: true };
  const set = () => setCell(homeAt(test.folder), book.className, midterm, '9,9', command);
  const { event } = await afterwards(set, 'results.locked');
  expect(event).toMatchObject({ cells: [midterm], device: hostname(), by: imported.cast.subjectTeachers[0] });
});

it('a result of the summer entered while the year is open, or by somebody else, is told with its pupil', async () => {
  const path = `subjects/${subject.code}`;
  const changes = [{ path, before: null, after: '50' }];
  const wish = {
    classId: imported.classId,
    pupil: pupil.code,
    changes,
    by: imported.cast.subjectTeachers[0]!,
  };
  const open = await afterwards(() => enterSummerResults(test.house, wish), 'summer.yearOpen');
  expect(open.event).toMatchObject({ summer: pupil.code, cells: [path] });
  const other = { ...wish, by: imported.cast.principal };
  const denied = await afterwards(() => enterSummerResults(test.house, other), 'access.notPermitted');
  expect(denied.actor).toBe(`person:${imported.cast.principal}`);
});

it('leaves the journal whole', async () => {
  expect((await verifyJournal(test.house)).findings).toEqual([]);
});
