// What no schema can say: whether a well-formed policy can be carried out.
import type { Policy } from '../policy.ts';
import { yearProblems } from './meaning-of-calendar.ts';
import { dossierProblems } from './meaning-of-dossiers.ts';
import { milestoneProblems } from './meaning-of-milestones.ts';
import { problem } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { valueAt } from '../sources.ts';

export const meaningProblems = (policy: Policy): readonly PolicyProblem[] => [
  ...yearsInOrder(policy),
  ...gradesCoveredOnce(policy),
  ...quorumPossible(policy),
  ...sharesRise(policy),
  ...sourcesPointSomewhere(policy),
  ...yearProblems(policy),
  ...milestoneProblems(policy),
  ...dossierProblems(policy),
];

function yearsInOrder({
  schoolYears: { from, to },
  decision,
  effectiveFrom,
}: Policy): readonly PolicyProblem[] {
  const found: PolicyProblem[] = [];
  if (to !== undefined && to < from)
    found.push(
      problem('yearsReversed', '/schoolYears/to', {
        vi: `năm học kết thúc ${to} đứng trước năm bắt đầu ${from}`,
        en: `the last year ${to} comes before the first, ${from}`,
      }),
    );
  if (to !== undefined && effectiveFrom !== undefined && effectiveFrom > `${to.slice(5)}-07-31`)
    found.push(
      problem('effectTooLate', '/effectiveFrom', {
        vi: `có hiệu lực sau khi năm học ${to} đã kết thúc`,
        en: `takes effect when its last year ${to} is over`,
      }),
    );
  if (decision?.date !== undefined && effectiveFrom !== undefined && effectiveFrom < decision.date)
    found.push(
      problem('effectBeforeDecision', '/effectiveFrom', {
        vi: `ngày có hiệu lực ${effectiveFrom} đứng trước ngày quyết định ${decision.date}`,
        en: `takes effect ${effectiveFrom}, before it was decided ${decision.date}`,
      }),
    );
  return found;
}

/** Where approval is told by grade, each grade has exactly one approver (R20). */
function gradesCoveredOnce({ grades, approval }: Policy): readonly PolicyProblem[] {
  if (approval === undefined) return [];
  const approved = approval.flatMap(({ grades: some }, index) => some.map((grade) => ({ grade, index })));
  const twice = approved.filter(
    ({ grade }, place) => approved.findIndex((other) => other.grade === grade) !== place,
  );
  const foreign = approved.filter(({ grade }) => !grades.includes(grade));
  const uncovered = grades.filter((grade) => approved.every((other) => other.grade !== grade));
  return [
    ...twice.map(({ grade, index }) =>
      problem('gradeTwice', `/approval/${index}/grades`, {
        vi: `khối ${grade} đã có người duyệt khác`,
        en: `grade ${grade} has an approver already`,
      }),
    ),
    ...foreign.map(({ grade, index }) =>
      problem(
        'gradeForeign',
        `/approval/${index}/grades`,
        { vi: `trường không có khối ${grade}`, en: `there is no grade ${grade} here` },
        grades,
      ),
    ),
    ...(uncovered.length > 0
      ? [
          problem('gradeUncovered', '/approval', {
            vi: `chưa có người duyệt khối ${uncovered.join(', ')}`,
            en: `nobody approves grade ${uncovered.join(', ')}`,
          }),
        ]
      : []),
  ];
}

function quorumPossible({ corrections }: Policy): readonly PolicyProblem[] {
  const { quorum, witnesses = [], proposedBy = [] } = corrections ?? {};
  const found: PolicyProblem[] = [];
  if (quorum !== undefined && quorum > witnesses.length)
    found.push(
      problem('quorumImpossible', '/corrections/quorum', {
        vi: `cần ${quorum} người chứng kiến nhưng chỉ nêu ${witnesses.length}`,
        en: `asks for ${quorum} witnesses and names ${witnesses.length}`,
      }),
    );
  // A homeroom teacher may witness a subject teacher's correction; a lone proposer cannot be the only witness.
  const [lone] = witnesses;
  if (witnesses.length === 1 && lone !== undefined && proposedBy.length === 1 && proposedBy[0] === lone)
    found.push(
      problem('requesterWitness', '/corrections/witnesses', {
        vi: 'người đề nghị không được là người chứng kiến duy nhất',
        en: 'whoever asks for a correction cannot be its only witness',
      }),
    );
  return found;
}

/** R36: ½ by the middle, all by the end; never less later. */
function sharesRise({ scoreEntry }: Policy): readonly PolicyProblem[] {
  const shares = scoreEntry?.regular?.shares ?? [];
  return shares.flatMap((share, index) => {
    const before = shares[index - 1];
    if (
      before === undefined ||
      (before.by === 'midterm' && share.by === 'termEnd' && before.percent <= share.percent)
    )
      return [];
    return [
      problem('sharesFall', `/scoreEntry/regular/shares/${index}`, {
        vi: 'tỉ lệ phải tăng dần từ giữa kì đến cuối kì',
        en: 'the share must rise from mid-term to the end of the term',
      }),
    ];
  });
}

function sourcesPointSomewhere(policy: Policy): readonly PolicyProblem[] {
  return Object.keys(policy.sources ?? {})
    .filter((pointer) => valueAt(policy, pointer) === undefined)
    .map((pointer) =>
      problem('sourceOfNothing', `/sources/${pointer.replace(/~/g, '~0').replace(/\//g, '~1')}`, {
        vi: `căn cứ cho một mục không có trong tệp: ${pointer}`,
        en: `the source of something that is not in the file: ${pointer}`,
      }),
    );
}
