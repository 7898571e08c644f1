// How one subject of one class stands at a moment, from its sheet and the summary that is signed.
import type { SheetProgress } from '../../../assessment/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { SchoolRecord } from '../rows.ts';

/** `ready`: everything is entered, nobody has signed; `late`: marks or the signature are overdue. */
export type CellStanding = 'signed' | 'ready' | 'missing' | 'late';

export function standingOf(
  { subject, required, entered, late }: Pick<SheetProgress, 'subject' | 'required' | 'entered' | 'late'>,
  summary: SchoolRecord['snapshot'] | null,
  at: Instant,
): CellStanding {
  const context = summary?.context;
  const signer =
    subject === null
      ? context?.assignments.homeroomTeacher
      : context?.assignments.subjectTeachers.find(({ subjects }) => subjects.includes(subject))?.person;
  const role = subject === null ? 'homeroomTeacher' : 'subjectTeacher';
  if (
    onPaper(summary) ||
    context?.signatures.some((one) => one.role === role && one.person === signer && one.at <= at)
  )
    return 'signed';
  const awaited = summary !== null && signing.has(summary.state);
  const isFlagged =
    context?.late.some((one) => one.role === role && one.person === signer && one.at <= at) === true;
  if (late > 0 || (awaited && isFlagged)) return 'late';
  return entered < required ? 'missing' : 'ready';
}

const signing: ReadonlySet<string> = new Set(['subjectSigning', 'subjectSigned']);

/** Signed with pens, as the office reported. */
const onPaper = (summary: SchoolRecord['snapshot'] | null): boolean =>
  summary?.context.paper?.signed !== undefined;
