// When milestones pass, and what they leave open.
import { instant, toIso } from '../../../src/kernel/index.ts';
import { occurrencesIn, windowsAt } from '../../../src/policies/index.ts';
import type { Milestone, MilestoneTime } from '../../../src/policies/index.ts';
import { policyWith, samplePolicy } from '../../support/policies.ts';

const passing = (when: MilestoneTime, year = '2025-2026') =>
  occurrencesIn(policyWith({ calendar: { milestones: [{ id: 'a', when, topic: 'scores' }] } }), year).map(
    ({ passesAt }) => toIso(passesAt),
  );

describe('a milestone passes', () => {
  it('when its week is over, at midnight in Vietnam', () => {
    expect(passing({ on: 'week', week: 1 })).toEqual(['2025-09-08T00:00:00+07:00']);
  });

  it('when the day begins before which it was due, or ends on which it was due', () => {
    expect(passing({ on: 'before', day: '09-15' })).toEqual(['2025-09-15T00:00:00+07:00']);
    expect(passing({ on: 'through', day: '09-10' })).toEqual(['2025-09-11T00:00:00+07:00']);
    expect(passing({ on: 'before', day: '01-30' })).toEqual(['2026-01-30T00:00:00+07:00']);
    expect(passing({ on: 'before', day: '08-30' })).toEqual(['2025-08-30T00:00:00+07:00']);
  });

  it('at the end of February also in a leap year', () => {
    expect(passing({ on: 'through', day: '02-29' }, '2027-2028')).toEqual(['2028-03-01T00:00:00+07:00']);
    expect(passing({ on: 'through', day: '02-29' })).toEqual(['2026-03-01T00:00:00+07:00']);
  });

  it('each month of the school year, the last for May', () => {
    const fifths = passing({ on: 'everyMonthBefore', dayOfMonth: 5 });
    expect([fifths.length, fifths[0], fifths[3], fifths.at(-1)]).toEqual([
      9,
      '2025-10-05T00:00:00+07:00',
      '2026-01-05T00:00:00+07:00',
      '2026-06-05T00:00:00+07:00',
    ]);
    expect(passing({ on: 'everyMonthBefore', dayOfMonth: 1 })[0]).toBe('2025-10-01T00:00:00+07:00');
    const ends = passing({ on: 'everyMonthEnd' }, '2027-2028');
    expect(ends).toContain('2028-03-01T00:00:00+07:00');
    expect(ends[0]).toBe('2027-10-01T00:00:00+07:00');
  });

  it('in the middle and at the end of each term', () => {
    const at = (on: 'midterm' | 'termEnd', term: 'HK1' | 'HK2') => passing({ on, term })[0]?.slice(0, 10);
    expect([at('midterm', 'HK1'), at('termEnd', 'HK1'), at('midterm', 'HK2'), at('termEnd', 'HK2')]).toEqual([
      '2025-11-03',
      '2026-01-05',
      '2026-03-09',
      '2026-05-04',
    ]);
  });

  it('later by the weeks that Tết takes', () => {
    const breaks = [{ from: '2026-02-14', to: '2026-02-28', name: 'Tết' }];
    const policy = policyWith({
      calendar: {
        years: [{ schoolYear: '2025-2026', breaks }],
        milestones: [
          { id: 'before', when: { on: 'week', week: 24 }, topic: 'scores' },
          { id: 'after', when: { on: 'week', week: 25 }, topic: 'scores' },
        ],
      },
    });
    expect(occurrencesIn(policy, '2025-2026').map(({ lastDay }) => lastDay)).toEqual([
      '2026-02-15',
      '2026-03-08',
    ]);
  });
});

describe('a window', () => {
  const scores = { window: 'scores' as const, term: 'HK1' as const };
  const milestones: readonly Milestone[] = [
    { id: 'opening', when: { on: 'week', week: 2 }, topic: 'scores', opens: [scores] },
    { id: 'closing', when: { on: 'week', week: 17 }, topic: 'scores', closes: [scores] },
  ];
  const occurrences = occurrencesIn(policyWith({ calendar: { milestones } }), '2025-2026');
  const stateAt = (at: string) => windowsAt(occurrences, instant(at))[0];

  it('is closed until a milestone opens it, then open until one closes it', () => {
    expect(stateAt('2025-09-14T23:59:59+07:00')).toMatchObject({ open: false, since: null });
    expect(stateAt('2025-09-15T00:00:00+07:00')).toMatchObject({
      open: true,
      until: instant('2025-12-29T00:00:00+07:00'),
    });
    expect(stateAt('2025-12-29T00:00:00+07:00')).toMatchObject({ open: false, until: null });
  });

  it('that is only closed was open before', () => {
    const policy = samplePolicy('krông-bông.json');
    const signing = (at: string) =>
      windowsAt(occurrencesIn(policy, '2023-2024'), instant(at)).find(
        ({ window }) => window.window === 'summarySigning' && window.period === 'HK1',
      )?.open;
    expect(signing('2024-01-14T23:00:00+07:00')).toBe(true);
    expect(signing('2024-01-15T00:00:00+07:00')).toBe(false);
  });

  it('stands differently for grades with different milestones', () => {
    const him = occurrencesIn(samplePolicy('him-lam.json'), '2024-2025');
    const openFor = (grade: number) => windowsAt(him, instant('2024-09-05T08:00:00+07:00'), grade)[0]?.open;
    expect([openFor(6), openFor(7)]).toEqual([true, false]);
  });
});
