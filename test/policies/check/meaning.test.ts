// Well-formed policies that cannot be carried out.
import type { CalendarRules, Milestone } from '../../../src/policies/index.ts';
import { complaintsAbout, policyWith } from '../../support/policies.ts';

const week = (id: string, number: number, more: Partial<Milestone> = {}): Milestone => ({
  id,
  when: { on: 'week', week: number },
  topic: 'scores',
  ...more,
});
const withCalendar = (calendar: CalendarRules) => complaintsAbout(policyWith({ calendar }));

describe('a policy is refused', () => {
  it('when a grade has two approvers, none, or is not taught', () => {
    const approval = [
      { grades: [6, 7], approver: 'principal' as const },
      { grades: [7, 12], approver: 'vicePrincipal' as const },
    ];
    expect(complaintsAbout(policyWith({ approval }))).toEqual([
      'policyFile.gradeTwice /approval/1/grades',
      'policyFile.gradeForeign /approval/1/grades',
      'policyFile.gradeUncovered /approval',
    ]);
  });

  it('when more witnesses are asked for than are named', () => {
    expect(complaintsAbout(policyWith({ corrections: { witnesses: ['systemBoard'], quorum: 2 } }))).toEqual([
      'policyFile.quorumImpossible /corrections/quorum',
    ]);
    expect(complaintsAbout(policyWith({ corrections: { quorum: 1 } }))).toHaveLength(1);
  });

  it('when whoever asks for a correction would be its only witness', () => {
    const corrections = { proposedBy: ['subjectTeacher' as const], witnesses: ['subjectTeacher' as const] };
    expect(complaintsAbout(policyWith({ corrections }))).toEqual([
      'policyFile.requesterWitness /corrections/witnesses',
    ]);
  });

  it('when the share of scores due falls, or mid-term comes twice', () => {
    const shares = (...percents: ['midterm' | 'termEnd', number][]) =>
      complaintsAbout(
        policyWith({
          scoreEntry: { regular: { shares: percents.map(([by, percent]) => ({ by, percent })) } },
        }),
      );
    expect(shares(['midterm', 50], ['termEnd', 100])).toEqual([]);
    expect(shares(['midterm', 80], ['termEnd', 50])).toHaveLength(1);
    expect(shares(['midterm', 50], ['midterm', 60])).toHaveLength(1);
  });

  it('when its milestones share an id or go back in time', () => {
    expect(withCalendar({ milestones: [week('a', 5), week('a', 6)] })).toEqual([
      'policyFile.milestoneTwice /calendar/milestones/1/id',
    ]);
    expect(withCalendar({ milestones: [week('a', 20), week('b', 18), week('c', 20)] })).toEqual([
      'policyFile.weeksOutOfOrder /calendar/milestones/1/when/week',
    ]);
  });

  it('when a milestone waits for a week the year does not have', () => {
    expect(withCalendar({ milestones: [week('a', 48)] })).toEqual([
      'policyFile.weekMissing /calendar/milestones/0/when/week',
    ]);
  });

  it('when a window opens only after it has closed', () => {
    const window = { window: 'scores' as const, term: 'HK1' as const };
    const closing = week('closing', 5, { closes: [window] });
    expect(withCalendar({ milestones: [closing, week('opening', 9, { opens: [window] })] })).toEqual([
      'policyFile.windowNeverOpen /calendar/milestones/1/opens',
    ]);
    expect(withCalendar({ milestones: [week('opening', 2, { opens: [window] }), closing] })).toEqual([]);
  });

  it('when dates are not in their year, or a break runs backwards', () => {
    const year = (more: object) => withCalendar({ years: [{ schoolYear: '2025-2026', ...more }] });
    expect(year({ firstDay: '2026-09-05' })).toEqual(['policyFile.outsideYear /calendar/years/0/firstDay']);
    expect(year({ breaks: [{ from: '2026-02-22', to: '2026-02-14', name: 'Tết' }] })).toEqual([
      'policyFile.breakReversed /calendar/years/0/breaks/0',
    ]);
    expect(year({ firstDay: '2026-05-04' })).toEqual(['policyFile.tooFewWeeks /calendar/years/0']);
    expect(year({ termExams: { HK1: '2026-05-04' } })).toEqual([
      'policyFile.examOutsideTerm /calendar/years/0/termExams/HK1',
    ]);
  });

  it('when a correction would have to be asked for before the term begins', () => {
    const calendar = { years: [{ schoolYear: '2025-2026', termExams: { HK1: '2025-09-10' } }] };
    expect(complaintsAbout(policyWith({ corrections: { daysBeforeTermExam: 7 }, calendar }))).toEqual([]);
    expect(complaintsAbout(policyWith({ corrections: { daysBeforeTermExam: 10 }, calendar }))).toEqual([
      'policyFile.correctionImpossible /corrections/daysBeforeTermExam',
    ]);
  });

  it('when it takes effect before it was decided, or when its years are over', () => {
    const decision = { date: '2025-10-05' };
    expect(complaintsAbout(policyWith({ decision, effectiveFrom: '2025-10-04' }))).toEqual([
      'policyFile.effectBeforeDecision /effectiveFrom',
    ]);
    const schoolYears = { from: '2024-2025', to: '2023-2024' };
    expect(complaintsAbout(policyWith({ schoolYears }))).toEqual([
      'policyFile.yearsReversed /schoolYears/to',
    ]);
    const over = { from: '2023-2024', to: '2023-2024' };
    expect(complaintsAbout(policyWith({ schoolYears: over, effectiveFrom: '2025-01-01' }))).toEqual([
      'policyFile.effectTooLate /effectiveFrom',
    ]);
  });

  it('when it names the source of something it does not say', () => {
    expect(complaintsAbout(policyWith({ sources: { '/grades': 'Đ1', '/attendance/rhythm': 'Đ5' } }))).toEqual(
      ['policyFile.sourceOfNothing /sources/~1attendance~1rhythm'],
    );
  });
});
