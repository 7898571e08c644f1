// Professional dossiers in a school's policy.
import { toIso } from '../../src/kernel/index.ts';
import { dossierPeriods, rulesOf, sourceOf, stepsAfterAuthor } from '../../src/policies/index.ts';
import { complaintsAbout, policyWith, samplePolicy } from '../support/policies.ts';

const himLam = samplePolicy('him-lam.json');

describe('the policy about dossiers', () => {
  it('goes from author to department head to principal where nothing else is said', () => {
    for (const { route } of [...rulesOf(null).dossiers, ...rulesOf(himLam).dossiers])
      expect(stepsAfterAuthor(route)).toEqual(['departmentHead', 'principal']);
  });

  it('wants the plan of a week before lesson 1 of its Monday where the regulation says so (R51)', () => {
    const [plan] = himLam.dossiers!;
    const weeks = dossierPeriods(himLam, plan!, '2024-2025');
    expect(weeks).toHaveLength(35);
    expect(weeks[0]!.key).toBe('week:1');
    for (const { dueAt } of weeks) {
      const local = new Date(dueAt + 7 * 3_600_000);
      expect([local.getUTCDay(), local.getUTCHours(), local.getUTCMinutes()]).toEqual([1, 7, 0]);
    }
    expect(sourceOf(himLam, '/dossiers/0/dueBy/weekday')).toBe('Đ8a–d');
    expect(dossierPeriods(himLam, himLam.dossiers![1]!, '2024-2025')).toEqual([]);
  });

  it('knows deadlines by milestones, one or several a year', () => {
    const calendar = {
      milestones: [
        { id: 'year-plan', when: { on: 'through', day: '09-10' }, topic: 'teachingAssignment' },
        { id: 'monthly', when: { on: 'everyMonthBefore', dayOfMonth: 5 }, topic: 'attendance' },
      ],
    } as const;
    const due = (milestone: string) =>
      dossierPeriods({ calendar }, { dueBy: { on: 'milestone', milestone } }, '2025-2026');
    expect(due('year-plan').map(({ key, dueAt }) => [key, toIso(dueAt)])).toEqual([
      ['milestone:year-plan', '2025-09-11T00:00:00+07:00'],
    ]);
    expect(due('monthly').map(({ key }) => key)).toContain('milestone:monthly:3');
  });

  it('is refused where kinds repeat, nobody checks, a milestone is missing or a word is unknown', () => {
    const twice = { kind: 'plan', name: 'Kế hoạch' };
    expect(
      complaintsAbout(
        policyWith({
          dossiers: [
            twice,
            { ...twice, route: ['subjectTeacher'] },
            { kind: 'other', name: 'Khác', dueBy: { on: 'milestone', milestone: 'nothing' } },
          ],
        }),
      ),
    ).toEqual([
      'policyFile.dossierTwice /dossiers/1/kind',
      'policyFile.dossierUnchecked /dossiers/1/route',
      'policyFile.dossierMilestone /dossiers/2/dueBy/milestone',
    ]);
    const odd = [
      { kind: 'Giáo án', name: 'x', route: ['king'], dueBy: { on: 'weekly', weekday: 8, lesson: 1 } },
    ];
    expect(complaintsAbout({ ...policyWith(), dossiers: odd }).length).toBeGreaterThanOrEqual(3);
  });
});
