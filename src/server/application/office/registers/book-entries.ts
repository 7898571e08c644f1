// Sổ cấp phát học bạ: every book made, handed out or revoked within a period, in the order of the numbers (R100, R101).
import { bookReasonWords, type BookEntry } from '../../../../documents/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { bookNumber, dayOf } from '../../books/standing.ts';
import type { BookLine } from '../../ports/books-store.ts';
import type { Span } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';

/** @param people names by person */
export async function bookEntries(
  view: View,
  schoolId: string,
  span: Span,
  people: ReadonlyMap<PersonId, string>,
): Promise<readonly BookEntry[]> {
  const level = (await view.schools()).find(({ id }) => id === schoolId)?.level ?? 'THCS';
  return (await view.bookLines(schoolId, span)).map((line): BookEntry => {
    const { at, number, edition, document, verificationCode, pupilName, pupilCode, className, handing } =
      line;
    const by = handing?.by ?? line.by;
    return {
      ...{ at, number: bookNumber(number, level), edition, document, verificationCode },
      ...{ pupil: pupilName, pupilCode, className, order: line.decisionNumber },
      reason: bookReasonWords[line.reason] + (line.again === null ? '' : `; cấp lại vì: ${line.again}`),
      standing: standingOf(line),
      handedAt: handing?.at ?? null,
      ...{ recipient: handing?.recipient ?? '', identity: handing?.identity ?? '' },
      by: people.get(by) ?? by,
    };
  });
}

function standingOf({ revokedAt, handing, sealed }: BookLine): string {
  if (revokedAt !== null) return `đã thu hồi ngày ${dayOf(revokedAt)}`;
  if (handing) return 'đã giao';
  return sealed ? 'chưa giao' : 'chưa đóng dấu';
}
