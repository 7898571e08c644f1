// How one subject of one class stands at a moment, from its sheet and the summary that is signed.
import type { SheetProgress } from '../../../assessment/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { SchoolRecord } from '../rows.ts';

/** `ready`: everything is entered, nobody has signed; `late`: marks or the signature are overdue. */
export type CellStanding = 'signed' | 'ready' | 'missing' | 'late';

export function standingOf(
  { subject, required, entered, late }: Pick<SheetProgress, 'subject' | 'required' | 'entered' | 'late'>,
  summary: SchoolRecord | undefined,
  at: Instant,
): CellStanding {
  const context = summary?.snapshot.context;
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
  const awaited = summary !== undefined && signing.has(summary.snapshot.state);
  const isFlagged =
    context?.late.some((one) => one.role === role && one.person === signer && one.at <= at) === true;
  if (late > 0 || (awaited && isFlagged)) return 'late';
  return entered < required ? 'missing' : 'ready';
}

export const signedIn = ({ snapshot }: SchoolRecord, at: Instant): readonly Instant[] =>
  snapshot.context.signatures.flatMap((one) => (one.at <= at ? [one.at] : []));

const signing: ReadonlySet<string> = new Set(['subjectSigning', 'subjectSigned']);

/** Signed with pens, as the office reported. */
const onPaper = (summary: SchoolRecord | undefined): boolean =>
  summary?.snapshot.context.paper?.signed !== undefined;
