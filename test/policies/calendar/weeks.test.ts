// Weeks of a school year around Tết, year ends and leap days.
import fc from 'fast-check';
import {
  addDays,
  boundsOf,
  dayIn,
  examDay,
  lastCorrectionDay,
  schoolCalendar,
  schoolYearOf,
  weekday,
  weekOf,
} from '../../../src/policies/index.ts';
import type { Break } from '../../../src/policies/index.ts';
import { policyWith } from '../../support/policies.ts';

const withBreaks = (schoolYear: string, breaks: readonly Break[]) =>
  schoolCalendar(policyWith({ calendar: { years: [{ schoolYear, breaks }] } }), schoolYear);
const years = fc.integer({ min: 1991, max: 2190 }).map((first) => `${first}-${first + 1}`);

describe('the weeks of a school year', () => {
  it('begin with the week of 5 September, which in 2026 is a Saturday', () => {
    const { weeks, firstDay } = schoolCalendar(null, '2026-2027');
    expect(firstDay).toBe('2026-09-05');
    expect(weeks[0]).toEqual({ number: 1, from: '2026-08-31', to: '2026-09-06' });
  });

  it('begin the next day when school opens on a Sunday', () => {
    expect(schoolCalendar(null, '2027-2028').weeks[0]?.from).toBe('2027-09-06');
  });

  it('do not count the week of Tết: 14 to 22 February 2026', () => {
    const tet = { from: '2026-02-14', to: '2026-02-22', name: 'Tết Bính Ngọ' };
    const calendar = withBreaks('2025-2026', [tet]);
    const before = weekOf(calendar, '2026-02-13');
    expect(before).toEqual({ number: 24, from: '2026-02-09', to: '2026-02-15' });
    expect(weekOf(calendar, '2026-02-17')).toBeUndefined();
    expect(weekOf(calendar, '2026-02-23')?.number).toBe(25);
    expect(weekOf(schoolCalendar(null, '2025-2026'), '2026-02-23')?.number).toBe(26);
  });

  it('count a week in which a single Saturday is school', () => {
    const calendar = withBreaks('2025-2026', [{ from: '2026-02-14', to: '2026-02-20', name: 'Tết' }]);
    expect(weekOf(calendar, '2026-02-21')?.number).toBe(25);
  });

  it('do not count a week that two breaks make free together', () => {
    const breaks = [
      { from: '2025-12-29', to: '2025-12-31', name: 'Nghỉ' },
      { from: '2026-01-01', to: '2026-01-03', name: 'Tết Dương lịch' },
    ];
    expect(weekOf(withBreaks('2025-2026', breaks), '2026-01-01')).toBeUndefined();
  });

  it('run through the turn of the year without a gap', () => {
    const { weeks } = schoolCalendar(null, '2025-2026');
    const turn = weeks.find(({ to }) => to >= '2026-01-01');
    expect(turn).toEqual({ number: 18, from: '2025-12-29', to: '2026-01-04' });
  });

  it('are Mondays to Sundays, numbered without gaps, inside the year, whatever the breaks', () => {
    const breaks = fc.array(fc.tuple(fc.integer({ min: 40, max: 300 }), fc.nat({ max: 40 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(years, breaks, (year, lengths) => {
        const { from, to } = boundsOf(year);
        const rest = lengths.map(([start, length]) => ({
          from: addDays(from, start),
          to: addDays(from, start + length),
          name: 'Nghỉ',
        }));
        const { weeks } = withBreaks(year, rest);
        weeks.forEach((week, index) => {
          expect(week.number).toBe(index + 1);
          expect([weekday(week.from), weekday(week.to)]).toEqual([0, 6]);
          expect(addDays(week.from, 6)).toBe(week.to);
          expect(week.to <= to).toBe(true);
          const before = weeks[index - 1];
          if (before) expect(week.from > before.to).toBe(true);
        });
      }),
    );
  });

  it('lose exactly the weeks that rest from Monday to Saturday', () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 40 }), fc.nat({ max: 5 }), (year, number, length) => {
        const whole = schoolCalendar(null, year);
        const first = whole.weeks[number - 1];
        if (!first) return;
        const rest = { from: first.from, to: addDays(first.from, length * 7 + 5), name: 'Tết' };
        const lost = whole.weeks.length - withBreaks(year, [rest]).weeks.length;
        expect(lost).toBe(Math.min(length + 1, whole.weeks.length - number + 1));
      }),
    );
  });

  it('always suffice for thirty-five weeks of teaching and a Tết of two', () => {
    fc.assert(
      fc.property(years, (year) => {
        expect(schoolCalendar(null, year).weeks.length - 2).toBeGreaterThanOrEqual(35 + 1);
      }),
    );
  });
});

describe('days', () => {
  it('belong to exactly one school year, which holds them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const date = addDays('2000-01-01', days);
        const { from, to } = boundsOf(schoolYearOf(date));
        expect(from <= date && date <= to).toBe(true);
      }),
    );
  });

  it('of 29 February are the 28th in a year without one', () => {
    expect(dayIn('2027-2028', '02-29')).toBe('2028-02-29');
    expect(dayIn('2026-2027', '02-29')).toBe('2027-02-28');
    expect(dayIn('2099-2100', '02-29')).toBe('2100-02-28');
    expect(dayIn('1999-2000', '02-29')).toBe('2000-02-29');
  });

  it('go forward by one over leap days and year ends', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2028-02-29', 366)).toBe('2029-03-01');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(weekday('1969-12-31')).toBe(2);
    expect(weekday('1800-01-01')).toBe(2);
  });
});

describe('the last day for corrections', () => {
  it('is a week before the examinations of the term, decided or usual', () => {
    const policy = policyWith({
      corrections: { daysBeforeTermExam: 7 },
      calendar: { years: [{ schoolYear: '2025-2026', termExams: { HK1: '2025-12-22' } }] },
    });
    const calendar = schoolCalendar(policy, '2025-2026');
    expect(lastCorrectionDay(calendar, policy, 'HK1')).toBe('2025-12-15');
    expect(examDay(calendar, 'HK2')).toBe('2026-04-27');
    expect(lastCorrectionDay(calendar, policy, 'HK2')).toBe('2026-04-20');
    expect(lastCorrectionDay(calendar, policyWith(), 'HK1')).toBeUndefined();
  });
});
