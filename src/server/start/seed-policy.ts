// The regulation of the school that a development server starts with: its deadlines lie around the day of the start.
import { addDays, dayAt, schoolYearOf, type Policy } from '../../policies/index.ts';
import type { Instant } from '../../kernel/index.ts';
import { termAt } from './seed-classes.ts';

/** Governs the year that runs and those after it; what was before is under no regulation. */
export function storyPolicy(school: string, at: Instant): Policy {
  const today = dayAt(at);
  const term = termAt(at);
  /** `MM-DD` so many days from today. */
  const through = (days: number) => ({ on: 'through', day: addDays(today, days).slice(5) }) as const;
  return {
    format: 'giaplai-policy/1',
    name: 'Quy chế quản lí, sử dụng sổ điểm điện tử và học bạ điện tử (bản dùng thử)',
    issuer: school,
    version: 1,
    decision: { number: '02/QĐ-VD', date: `${schoolYearOf(today).slice(0, 4)}-08-01` },
    schoolYears: { from: schoolYearOf(today) },
    grades: [6, 7, 8, 9, 10, 11, 12],
    corrections: {
      proposedBy: ['subjectTeacher', 'homeroomTeacher'],
      permittedBy: ['principal'],
      witnesses: ['systemBoard', 'homeroomTeacher'],
      quorum: 1,
      evidence: ['teacherBook', 'testPaper'],
      minutesKept: true,
      minutesSealed: true,
      relockedAtOnce: true,
    },
    scoreEntry: {
      regular: {
        daysAfterTest: 7,
        shares: [
          { by: 'midterm', percent: 50 },
          { by: 'termEnd', percent: 100 },
        ],
      },
      periodic: { daysAfterTest: 14 },
    },
    locking: {
      proposedBy: 'administrator',
      decidedBy: 'principal',
      executedBy: ['administrator', 'registrar'],
    },
    calendar: {
      milestones: [
        {
          id: 'scores-1',
          when: through(-6),
          topic: 'scores',
          term,
          round: 1,
          doneBy: ['subjectTeacher'],
          checkedBy: ['departmentHead'],
        },
        {
          id: 'summary-signing',
          when: through(3),
          topic: 'classSummaryPrinted',
          term,
          grades: [8],
          doneBy: ['subjectTeacher', 'homeroomTeacher'],
          checkedBy: ['leadership'],
          closes: [{ window: 'summarySigning', period: term }],
        },
        {
          id: 'scores-2',
          when: through(10),
          topic: 'scores',
          term,
          round: 2,
          doneBy: ['subjectTeacher'],
          checkedBy: ['departmentHead'],
        },
        {
          id: 'classification',
          when: through(24),
          topic: 'classification',
          term,
          doneBy: ['subjectTeacher', 'homeroomTeacher'],
          checkedBy: ['leadership'],
          closes: [
            { window: 'scores', term },
            { window: 'classification', term },
          ],
        },
        {
          id: 'month-end',
          when: { on: 'everyMonthEnd' },
          topic: 'progressReview',
          checkedBy: ['leadership'],
        },
      ],
    },
    dossiers: [
      {
        kind: 'lessonPlan',
        name: 'Kế hoạch bài dạy',
        route: ['subjectTeacher', 'departmentHead'],
        dueBy: { on: 'weekly', weekday: 1, lesson: 1 },
      },
      {
        kind: 'departmentPlan',
        name: 'Kế hoạch giáo dục của giáo viên',
        route: ['subjectTeacher', 'departmentHead', 'principal'],
        seal: true,
      },
    ],
    archive: { targets: [{ medium: 'paper' }], durability: 'permanent' },
  };
}
