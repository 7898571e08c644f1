// Entry outside the windows of the policy in force is refused, until an order to unlock opens them again.
import type { ClassBook, PupilEntry } from '../../src/assessment/index.ts';
import { Fault } from '../../src/kernel/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import type { Milestone } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  appoint,
  decideLocking,
  executeLocking,
  importClass,
  proposeLocking,
  readBook,
  tick,
  windowsOfCells,
} from '../../src/server/application/index.ts';
import type { LockingOrder } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { fileHashOf, importBook, settableClock, smallBook, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';

const milestones: readonly Milestone[] = [
  {
    id: 'w05',
    when: { on: 'week', week: 5 },
    topic: 'pupilParticulars',
    closes: [{ window: 'particulars' }],
  },
  { id: 'w17', when: { on: 'week', week: 17 }, topic: 'scores', closes: [{ window: 'scores', term: 'HK1' }] },
  {
    id: 'w19',
    when: { on: 'week', week: 19 },
    topic: 'classification',
    closes: [{ window: 'classification', term: 'HK1' }],
  },
  { id: 'w20', when: { on: 'week', week: 20 }, topic: 'scores', opens: [{ window: 'scores', term: 'HK2' }] },
];

const clock = settableClock('2025-09-06T08:00:00+07:00');
const book = smallBook();
let test: TestHouse;
let imported: ImportedClass;
let administrator: PersonId;
beforeEach(async () => {
  clock.set('2025-09-06T08:00:00+07:00');
  test = await testHouse(1, clock);
  imported = await importBook(test.house, book);
  const [school] = await test.house.store.read((view) => view.schools());
  await adoptPolicy(test.house, {
    schoolId: school!.id,
    bytes: Buffer.from(JSON.stringify(policyWith({ calendar: { milestones } }))),
    by: imported.cast.principal,
    decisionNumber: '1/QĐ-VD',
  });
  administrator = 'quản-trị' as PersonId;
  await test.house.store.write((transaction) =>
    transaction.addPeople([{ id: administrator, schoolId: school!.id, name: 'Quản Trị Ví Dụ' }]),
  );
  const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
  const post = { schoolId: school!.id, person: administrator, role: 'administrator', decision } as const;
  await appoint(test.house, post, { service: 'setup' });
});
afterEach(() => test.close());

const enter = (changed: ClassBook) =>
  importClass(test.house, { book: changed, fileHash: fileHashOf(changed) });
const withFirst = (change: (pupil: PupilEntry) => PupilEntry): ClassBook => ({
  ...book,
  pupils: book.pupils.map((pupil, index) => (index === 0 ? change(pupil) : pupil)),
});
/** Another value in the first pupil's term, and nowhere else. */
const rescored = (term: 'HK1' | 'HK2') =>
  withFirst((pupil) => {
    const [code, entry] = Object.entries(pupil.entries[term]).find(([, one]) => one.kind === 'score')!;
    if (entry.kind !== 'score') throw new Error('found by that');
    const midterm = (entry.midterm === 80 ? 70 : 80) as NonNullable<typeof entry.midterm>;
    const entries = { ...pupil.entries[term], [code]: { ...entry, midterm } };
    return { ...pupil, entries: { ...pupil.entries, [term]: entries } };
  });
const renamed = withFirst((pupil) => ({ ...pupil, name: 'Nguyễn Tên Khác' }));
const reconducted = withFirst((pupil) => ({
  ...pupil,
  conduct: { ...pupil.conduct, HK1: pupil.conduct.HK1 === 'Khá' ? 'Tốt' : 'Khá' },
}));
const refusalOf = async (work: Promise<unknown>): Promise<Fault> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof Fault)) throw new Error('nothing was refused');
  return error;
};
const order = async (deed: LockingOrder['deed']) => {
  const subject = { kind: 'window', window: { window: 'scores', term: 'HK1' } } as const;
  const asked = { classId: imported.classId, deed, subject, reason: 'Nhập bổ sung', by: administrator };
  const { id } = await proposeLocking(test.house, asked);
  const ruling = { order: id, granted: true, decisionNumber: `${deed}/QĐ-VD`, by: imported.cast.principal };
  await decideLocking(test.house, ruling);
  return () => executeLocking(test.house, { order: id, by: administrator });
};

describe('entry for a class', () => {
  it('is open before the milestone and closed after it, and tells which one closed it and when', async () => {
    clock.set('2025-12-28T23:00:00+07:00');
    expect((await enter(rescored('HK1'))).outcome).toBe('replaced');
    clock.set('2025-12-29T00:00:00+07:00');
    const { code, title } = await refusalOf(enter(book));
    expect(code).toBe('window.closed');
    expect(title.vi).toContain('vào điểm HK1: đóng từ 29/12/2025, mốc w17 (Vào điểm)');
    expect(title.vi).toContain('lệnh mở');
    const [present] = await test.house.store.read((view) => view.classes());
    expect(await readBook(test.house, present!)).toEqual(rescored('HK1'));
  });

  it('is about what changes: other terms, the same file again and a pupil who leaves are let through', async () => {
    clock.set('2026-02-02T08:00:00+07:00');
    expect((await enter(book)).outcome).toBe('unchanged');
    expect((await enter(rescored('HK2'))).changedCells).toBe(1);
    const without = { ...rescored('HK2'), pupils: rescored('HK2').pupils.slice(1) };
    expect((await enter(without)).left).toBe(1);
    const { code } = await refusalOf(enter(rescored('HK2')));
    expect(code).toBe('window.closed');
  });

  it('names every window that is closed, also one that has not opened yet', async () => {
    clock.set('2025-09-20T08:00:00+07:00');
    const { title } = await refusalOf(enter(rescored('HK2')));
    expect(title.vi).toMatch(/vào điểm HK2: chưa mở, mở từ \d\d\/01\/2026/);
    clock.set('2026-02-02T08:00:00+07:00');
    const both: ClassBook = { ...renamed, pupils: [renamed.pupils[0]!, ...reconducted.pupils.slice(1)] };
    expect((await refusalOf(enter(both))).title.vi).toContain('thông tin học sinh: đóng từ');
    expect((await refusalOf(enter(reconducted))).title.vi).toContain('xếp loại HK1: đóng từ');
  });

  it('is opened again by an order, once it is carried out, and closed by the next one', async () => {
    clock.set('2026-02-02T08:00:00+07:00');
    const unlock = await order('unlock');
    await expect(enter(rescored('HK1'))).rejects.toThrow('window.closed');
    await unlock();
    expect((await enter(rescored('HK1'))).outcome).toBe('replaced');
    await expect(enter(renamed)).rejects.toThrow('window.closed');
    await (
      await order('lock')
    )();
    expect((await refusalOf(enter(book))).title.vi).toContain('khóa theo quyết định lock/QĐ-VD');
  });

  it('stays closed when the clock is set back, also after a restart, and an order opens it even then', async () => {
    clock.set('2026-02-02T08:00:00+07:00');
    await tick(test.house, clock.now());
    clock.set('2025-12-01T08:00:00+07:00');
    await expect(enter(rescored('HK1'))).rejects.toThrow('window.closed');
    const other = await openInstallation(test.folder, { clock, lanes: 1 });
    try {
      const again = { book: rescored('HK1'), fileHash: fileHashOf(book) };
      await expect(importClass(other, again)).rejects.toThrow('window.closed');
    } finally {
      await other.close();
    }
    await (
      await order('unlock')
    )();
    expect((await enter(rescored('HK1'))).outcome).toBe('replaced');
  });

  it('takes a class in whole that was not there before', async () => {
    clock.set('2026-02-02T08:00:00+07:00');
    const late = { ...book, className: '8A9' };
    expect((await enter(late)).outcome).toBe('created');
  });
});

it('attendance, staff and the order of the list have no window', () => {
  const paths = [
    'pupils/A/absences/permitted',
    'pupils/A/ordinal',
    'staff/principal',
    'subjects/TOAN/teacher',
  ];
  expect(windowsOfCells(paths.map((path) => ({ path, before: '1', after: '2' })))).toEqual([]);
});
