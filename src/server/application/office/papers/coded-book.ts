// What anybody may know of a pupil's book whose code they hold: which edition it is, and whether it still stands.
import type { PupilBookSnapshot } from '../../../../documents/index.ts';
import type { OfficePaper } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';

export interface CodedBook {
  readonly number: string;
  readonly edition: number;
  /** False when a later edition bears the seal and stands. */
  readonly latest: boolean;
  /** Code of that edition. */
  readonly successor: string | null;
  readonly revoked: boolean;
}

export async function codedBook(view: View, paper: OfficePaper): Promise<CodedBook | null> {
  const book = await view.bookOfPaper(paper.id);
  if (!book) return null;
  const { number } = JSON.parse(paper.snapshot) as PupilBookSnapshot;
  const successor = await successorOf(view, book);
  const revoked = (await view.bookRevocation(paper.id)) !== null;
  return { number, edition: book.edition, latest: successor === null, successor, revoked };
}

async function successorOf(
  view: View,
  { schoolId, pupilCode, pupilName, edition }: NonNullable<Awaited<ReturnType<View['bookOfPaper']>>>,
): Promise<string | null> {
  const later = (await view.booksOf(schoolId, pupilCode)).filter(
    (one) => one.pupilName === pupilName && one.edition > edition,
  );
  for (const { paperId } of later.toReversed()) {
    const sealed = (await view.paperSegments(paperId)).some(({ role }) => role === 'seal');
    if (sealed && !(await view.bookRevocation(paperId)))
      return (await view.officePaper(paperId))?.verificationCode ?? null;
  }
  return null;
}
