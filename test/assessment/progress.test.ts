// What is due when, by each school's regulation (R35–R37), and who was in time (R53, R54).
import fc from 'fast-check';
import {
  cellPath,
  conductProgress,
  conductStanding,
  progressAt,
  subjectProgress,
  subjectStanding,
  timeliness,
  timelinessByClass,
  timelinessByTeacher,
  usualEntryRules,
  type Column,
  type EntryDays,
  type ProgressMoment,
  type SheetProgress,
} from '../../src/assessment/index.ts';
import { byVietnameseName, instant, type Instant } from '../../src/kernel/index.ts';
import { makeClassBook, withoutColumn } from '../support/workbooks/index.ts';

const full = makeClassBook({ pupils: 10 });
const toán = full.subjects[0]!;
const column = (ordinal: number): Column => ({ kind: 'regular', ordinal });
const without = (...columns: Column[]) =>
  columns.reduce((book, one) => withoutColumn(book, { subject: 'TOAN', term: 'HK1', column: one }), full);
const days: EntryDays = { midterm: '2025-11-08', termEnd: '2026-01-10' };
const on = (text: string, more: Partial<ProgressMoment> = {}): ProgressMoment => ({
  at: instant(`${text}+07:00`),
  rules: usualEntryRules,
  days,
  ...more,
});
const counts = ({ required, entered, due, late, enteredLate }: SheetProgress) => [
  required,
  entered,
  due,
  late,
  enteredLate,
];

describe('Regular scores', () => {
  it('are half due when the day of mid-term is over, and not a second earlier', () => {
    const book = without(column(1), column(2), column(3), column(4));
    expect(counts(subjectProgress(book, toán, 'HK1', on('2025-11-08T23:59:59')))).toEqual([60, 20, 0, 0, 0]);
    const after = subjectProgress(book, toán, 'HK1', on('2025-11-09T00:00:00'));
    expect(counts(after)).toEqual([60, 20, 20, 20, 0]);
    expect(after.lateCells[0]).toEqual({
      kind: 'entry',
      pupil: 'VD000001',
      term: 'HK1',
      subject: 'TOAN',
      column: column(1),
    });
  });

  it('fill the share whichever columns they stand in', () => {
    expect(
      counts(subjectProgress(without(column(1), column(3)), toán, 'HK1', on('2025-11-20T08:00:00'))),
    ).toEqual([60, 40, 20, 0, 0]);
  });

  it('are rounded up: of three, two make half', () => {
    const lớp = makeClassBook({ pupils: 1, subjects: [{ ...toán, periodsPerYear: 52 }] });
    const book = withoutColumn(withoutColumn(lớp, { subject: 'TOAN', term: 'HK1', column: column(1) }), {
      subject: 'TOAN',
      term: 'HK1',
      column: column(2),
    });
    expect(subjectProgress(book, toán52(lớp), 'HK1', on('2025-11-09T00:00:00'))).toMatchObject({
      required: 5,
      late: 1,
    });
  });

  it('are all due when the term is over', () => {
    expect(counts(subjectProgress(without(column(4)), toán, 'HK1', on('2026-01-11T00:00:00')))).toEqual([
      60, 50, 50, 10, 0,
    ]);
  });

  it('are due a week after their test where the day is known', () => {
    const tested = { ...days, tests: [{ column: column(2), on: '2025-10-01' }] };
    const late = (text: string) =>
      subjectProgress(without(column(2)), toán, 'HK1', on(text, { days: tested })).late;
    expect([late('2025-10-08T23:59:59'), late('2025-10-09T00:00:00')]).toEqual([0, 10]);
  });

  it('are due once, though two rules ask for the same cell', () => {
    const tested = { ...days, tests: [{ column: column(1), on: '2025-10-01' }] };
    const book = without(column(1), column(2), column(3), column(4));
    const found = subjectProgress(book, toán, 'HK1', on('2025-11-10T08:00:00', { days: tested }));
    expect(counts(found)).toEqual([60, 20, 20, 20, 0]);
  });
});

describe('Periodic scores', () => {
  it('are due two weeks after the test, mid-term when nothing nearer is known', () => {
    const late = (text: string, own: EntryDays) =>
      subjectProgress(without({ kind: 'midterm' }), toán, 'HK1', on(text, { days: own })).late;
    expect([late('2025-11-22T23:59:59', days), late('2025-11-23T00:00:00', days)]).toEqual([0, 10]);
    const tested = { ...days, tests: [{ column: { kind: 'midterm' } as const, on: '2025-11-01' }] };
    expect([late('2025-11-15T23:59:59', tested), late('2025-11-16T00:00:00', tested)]).toEqual([0, 10]);
  });
});

describe('A regulation that is silent', () => {
  it('sets no deadline, and neither does a day nobody has fixed', () => {
    const year = '2026-06-01T00:00:00';
    expect(subjectProgress(without(column(1)), toán, 'HK1', on(year, { rules: {} })).due).toBe(0);
    const open = { midterm: null, termEnd: null };
    expect(subjectProgress(without(column(1)), toán, 'HK1', on(year, { days: open })).due).toBe(0);
    expect(conductProgress(full, 'HK1', on(year, { days: open })).due).toBe(0);
  });
});

describe('What was entered after its deadline', () => {
  it('is told, and what nobody knows the time of is not', () => {
    const pupil = full.pupils[0]!.code;
    const path = cellPath({
      part: 'entry',
      pupil,
      term: 'HK1',
      subject: 'TOAN',
      column: { kind: 'midterm' },
    });
    const entered = (text: string) => (asked: string) => (asked === path ? instant(`${text}+07:00`) : null);
    const lateWhen = (text: string) =>
      subjectProgress(full, toán, 'HK1', on('2026-02-01T00:00:00', { enteredAt: entered(text) })).enteredLate;
    expect([lateWhen('2025-11-22T23:59:59'), lateWhen('2025-11-23T00:00:00')]).toEqual([0, 1]);
  });

  it('counts the share by the order of entering', () => {
    const pupil = full.pupils[0]!.code;
    const dates = ['2025-12-01', '2025-10-01', '2025-12-02', '2025-12-03'];
    const times = new Map(
      dates.map((date, index) => [
        cellPath({ part: 'entry', pupil, term: 'HK1', subject: 'TOAN', column: column(index + 1) }),
        instant(`${date}T08:00:00+07:00`),
      ]),
    );
    const enteredAt = (path: string) => times.get(path) ?? null;
    expect(subjectProgress(full, toán, 'HK1', on('2025-12-10T00:00:00', { enteredAt })).enteredLate).toBe(1);
  });
});

describe('Exempt pupils and conduct', () => {
  it('an exempt pupil needs nothing', () => {
    const exempt = makeClassBook({ pupils: 4, exempt: 1 });
    expect(counts(subjectProgress(exempt, toán, 'HK1', on('2026-02-01T00:00:00')))).toEqual([0, 0, 0, 0, 0]);
  });

  it('conduct is the homeroom teacher’s, due at the end of the term', () => {
    const pupils = full.pupils.map((pupil, index) =>
      index < 3 ? { ...pupil, conduct: { HK1: null, HK2: null } } : pupil,
    );
    const found = conductProgress({ ...full, pupils }, 'HK1', on('2026-01-11T00:00:00'));
    expect(found).toMatchObject({
      subject: null,
      teacher: full.staff.homeroomTeacher,
      required: 10,
      due: 10,
      late: 3,
    });
  });
});

describe('Timeliness', () => {
  const sheet = (
    teacher: string,
    className: string,
    due: number,
    late: number,
    enteredLate = 0,
  ): SheetProgress => ({
    className,
    term: 'HK1',
    subject: 'TOAN',
    teacher,
    required: 100,
    entered: 50,
    due,
    late,
    enteredLate,
    lateCells: [],
  });
  const sheets = [
    sheet('Lê Thị Yến', '8A10', 50, 1),
    sheet('Bùi Văn Ân', '8A2', 0, 0),
    sheet('Lê Thị Yến', '8A2', 50, 0, 1),
  ];

  it('adds up each teacher’s sheets, by given name, and never rounds up to all', () => {
    expect(timelinessByTeacher(sheets)).toMatchObject([
      { name: 'Bùi Văn Ân', sheets: 1, due: 0, inTimePercent: null },
      { name: 'Lê Thị Yến', sheets: 2, required: 200, due: 100, late: 1, enteredLate: 1, inTimePercent: 98 },
    ]);
    const [found] = timelinessByTeacher([sheet('An', '8A1', 1000, 1)]);
    expect(found!.inTimePercent).toBe(99);
  });

  it('orders classes by their numbers, and counts a sheet in every department it belongs to', () => {
    expect(timelinessByClass(sheets).map(({ name }) => name)).toEqual(['8A2', '8A10']);
    const departments = timeliness(
      sheets,
      () => [
        { key: 'tn', name: 'Tổ Tự nhiên' },
        { key: 'tt', name: 'Tổ Toán – Tin' },
      ],
      'words',
    );
    expect(departments.map(({ name, sheets: count }) => [name, count])).toEqual([
      ['Tổ Toán – Tin', 3],
      ['Tổ Tự nhiên', 3],
    ]);
  });
});

const toán52 = (lớp: typeof full) => lớp.subjects[0]!;

test('Vietnamese names are ordered by given name, family name, then the rest, tones and all', () => {
  const names = [
    'Trần Văn Bình',
    'Lê Thị Ân',
    'Đỗ Thị An',
    'Nguyễn An',
    'Dương Văn An',
    'Lê Thị Ánh',
    'Lê Anh',
    'H’Bia',
  ];
  expect(names.toSorted(byVietnameseName)).toEqual([
    'Dương Văn An',
    'Đỗ Thị An',
    'Nguyễn An',
    'Lê Anh',
    'Lê Thị Ánh',
    'Lê Thị Ân',
    'Trần Văn Bình',
    'H’Bia',
  ]);
});

it('a sheet boiled down counts as its cells do, at every moment and under any rules', () => {
  const days = fc
    .integer({ min: 0, max: 300 })
    .map((later) => instant('2025-09-01T00:00:00+07:00') + later * 86_400_000);
  const isoDay = days.map((at) => new Date(at).toISOString().slice(0, 10));
  const rules = fc.record(
    {
      regular: fc.record({
        daysAfterTest: fc.integer({ min: 1, max: 30 }),
        shares: fc.array(
          fc.record({ by: fc.constantFrom('midterm', 'termEnd'), percent: fc.integer({ min: 1, max: 100 }) }),
        ),
      }),
      periodic: fc.record({ daysAfterTest: fc.integer({ min: 1, max: 30 }) }),
    },
    { requiredKeys: [] },
  );
  const tests = fc.array(
    fc.record({ column: fc.constantFrom(column(1), column(3), { kind: 'midterm' } as const), on: isoDay }),
  );
  const when = fc.record({ midterm: fc.option(isoDay), termEnd: fc.option(isoDay), tests });
  const lacking = fc.subarray([column(1), column(2), column(4), { kind: 'final' } as const]);
  const cameIn = fc.array(fc.option(days), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(rules, when, lacking, cameIn, fc.array(days), (under, dates, columns, entered, moments) => {
      const book = without(...columns);
      const enteredAt = (path: string) => (entered[path.length % entered.length] ?? null) as Instant | null;
      const given = { rules: under, days: dates, enteredAt };
      const subject = subjectStanding(book, toán, 'HK1', given);
      const conduct = conductStanding(book, 'HK1', given);
      for (const at of moments as Instant[]) {
        const { lateCells, ...counted } = subjectProgress(book, toán, 'HK1', { ...given, at });
        expect(progressAt(subject, at)).toEqual({ ...counted, late: lateCells.length });
        const { lateCells: late, ...conducted } = conductProgress(book, 'HK1', { ...given, at });
        expect(progressAt(conduct, at)).toEqual({ ...conducted, late: late.length });
      }
    }),
    { numRuns: 60 },
  );
});
