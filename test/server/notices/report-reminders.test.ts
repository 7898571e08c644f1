// The October report: who is reminded of it and when, what the calendar says of it, and why numbers that are not locked need a reason.
import { instant, type Clock, type PersonId } from '../../../src/kernel/index.ts';
import {
  adoptPolicy,
  agenda,
  drawStatistics,
  drawYearlyReport,
  readStatistics,
  saveContact,
  signOfficePaper,
  writeReportReminders,
  type House,
} from '../../../src/server/application/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { schoolSeal } from '../../support/copies-office.ts';
import { importBook, serviceSigner, signerOf, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { appointOver } from '../../support/years.ts';

jest.setTimeout(60_000);

let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
let principal: PersonId;
let registrar: PersonId;
beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook());
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
  ({ principal, registrar } = imported.cast);
  await appointOver(test.house, schoolId, principal, 'principal');
  await appointOver(test.house, schoolId, registrar, 'registrar');
});
afterAll(() => test.close());

const on = (day: string): House => {
  const clock: Clock = { now: () => instant(`${day}T09:00:00+07:00`) };
  return { ...test.house, clock };
};
const contact = (personId: PersonId, digests: 'all' | 'lateOnly') =>
  saveContact(test.house, { personId, address: `p-${personId}@truong.example`, language: 'vi', digests });
const told = async () =>
  (await test.house.store.read((view) => view.notices(50))).filter(({ kind }) => kind === 'yearlyReport');
const standing = async (schoolYear: string, day: string) =>
  (await agenda(test.house, { schoolId, schoolYear }, on(day).clock.now()))?.items.map((one) => one.standing);
const wish = () => ({
  ...{ schoolId, schoolYear: '2025-2026', by: registrar, leader: principal, leaderTitle: 'Hiệu trưởng' },
  ...{ serviceSigner, conditions: testConditions(test.house.clock) },
});

it('is asked of principal and registrar a month ahead, in the last week and when late, each once', async () => {
  await contact(principal, 'all');
  await contact(registrar, 'lateOnly');
  // Its first year here: there is nothing to tell of.
  expect(await writeReportReminders(on('2025-10-20'))).toEqual({ written: 0, unreachable: [] });
  const written = async (day: string) => (await writeReportReminders(on(day))).written;
  expect(await written('2026-10-01')).toBe(0);
  expect([await written('2026-10-02'), await written('2026-10-09')]).toEqual([1, 0]);
  expect([await written('2026-10-25'), await written('2026-10-31')]).toEqual([1, 0]);
  expect([await written('2026-11-01'), await written('2026-12-01')]).toEqual([2, 0]);
  const [newest] = await told();
  expect(newest!.text).toContain('Năm học 2025-2026, hạn 31/10/2026: chưa lập');
});

it('is late in the calendar where there was a year to tell of, and not in a school’s first year', async () => {
  const milestones = [
    { id: 'report', when: { on: 'through', day: '10-15' }, topic: 'yearlyReport', doneBy: ['registrar'] },
  ] as const;
  const bytes = Buffer.from(JSON.stringify(policyWith({ calendar: { milestones } })));
  await adoptPolicy(test.house, { schoolId, bytes, by: principal, decisionNumber: '1/QĐ-VD' });
  // Nothing is here of the year before it.
  expect(await standing('2030-2031', '2030-11-01')).toEqual(['passed']);
  expect(await standing('2026-2027', '2026-10-15')).toEqual(['upcoming']);
  expect(await standing('2026-2027', '2026-10-16')).toEqual(['late']);
});

it('is done by its seal: nobody is reminded any more', async () => {
  const { house } = test;
  const { paper } = await drawYearlyReport(house, wish());
  const sign = (by: PersonId, as: 'signer' | 'seal', signer = signerOf(imported.cast.names.get(by)!)) =>
    signOfficePaper(house, { paperId: paper.id, by, as, signer, conditions: wish().conditions });
  await sign(registrar, 'signer');
  await sign(principal, 'signer');
  await contact(registrar, 'all');
  expect((await writeReportReminders(on('2026-09-20'))).written).toBe(1);
  expect((await told()).map(({ text }) => text)).toContainEqual(expect.stringContaining('chờ đóng dấu'));
  expect(await standing('2026-2027', '2026-10-16')).toEqual(['late']);
  await sign(registrar, 'seal', schoolSeal());
  expect(await standing('2026-2027', '2026-10-16')).toEqual(['done']);
  expect((await writeReportReminders(on('2026-10-12'))).written).toBe(0);
});

it('counts who taught and how timely marks came, and is made of open classes with a reason only', async () => {
  const { house } = test;
  const asked = { schoolId, schoolYear: '2025-2026', period: 'year', by: registrar } as const;
  const { tables } = await readStatistics(house, asked);
  const rows = (key: string) =>
    tables.find((table) => table.key === key)!.rows.map(({ label, counts }) => [label, ...counts]);
  const { cast } = imported;
  expect(rows('staff')).toEqual([
    ['Giáo viên chủ nhiệm', 1],
    ['Giáo viên bộ môn', new Set(cast.subjectTeachers).size],
    ['Tổ trưởng chuyên môn', 0],
    ['Lãnh đạo', 1],
    ['Văn thư, quản trị', 1],
    ['Tất cả', new Set([...cast.subjectTeachers, cast.homeroom, principal, registrar]).size],
  ]);
  const [ofClass, all] = rows('entry');
  expect(all!.slice(1)).toEqual(ofClass!.slice(1));
  expect(ofClass![1]).toBeGreaterThan(0);
  const drawing = { ...wish(), period: 'year' } as const;
  const refused = { code: 'office.notLocked', details: { classes: '8A1' } };
  await expect(drawStatistics(house, drawing)).rejects.toMatchObject(refused);
  await expect(drawStatistics(house, { ...drawing, unlockedReason: ' ' })).rejects.toMatchObject(refused);
  const { paper } = await drawStatistics(house, { ...drawing, unlockedReason: 'Sở hỏi gấp' });
  expect(JSON.parse(paper.snapshot)).toMatchObject({ unlockedReason: 'Sở hỏi gấp' });
});
