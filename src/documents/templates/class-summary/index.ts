// Bảng tổng hợp kết quả đánh giá giáo dục: one class, one term or the year, landscape A4.
import { landscape, wrap } from '../../layout/index.ts';
import type { ClassSummarySnapshot, Imprint } from '../../snapshot.ts';
import type { Faces } from '../../typeface/index.ts';
import { openDrafting, type Drafting } from '../drafting.ts';
import { successionNote, correctedResults } from '../succession.ts';
import { setClosing } from './closing.ts';
import { setRoll } from './roll.ts';
import { periodNames } from './wording.ts';

export function draftSummary(
  snapshot: ClassSummarySnapshot,
  imprint: Imprint,
  faces: Faces,
  sealDiameter: number,
): Drafting {
  const drafting = openDrafting(faces, landscape, sealDiameter);
  drafting.invisibleSlot('Author', 'author');
  const roll = setRoll(drafting, snapshot);
  const closing = setClosing(drafting, snapshot, imprint, [
    ...roll.notes,
    ...successionNotes(drafting, snapshot),
  ]);
  closing.draw(roll.draw(closing.needed));
  return drafting;
}

/** What was corrected, and what this version takes the place of; nothing for a first version. */
function successionNotes({ faces, sheet }: Drafting, snapshot: ClassSummarySnapshot): readonly string[] {
  const note = successionNote(snapshot);
  if (note === undefined) return [];
  const { count, names } = correctedResults(snapshot, snapshot.subjects);
  const told = `Trong bảng này có sửa chữa ở ${count} chỗ, thuộc môn học: ${names.join(', ') || 'không có'}. ${note}`;
  return wrap(faces.italic, told, 9, sheet.right - sheet.left);
}

export const summaryTitle = ({ className, schoolYear, period }: ClassSummarySnapshot) => ({
  title: `Bảng tổng hợp kết quả đánh giá giáo dục – lớp ${className} – ${periodNames[period]} – năm học ${schoolYear}`,
  subject: 'Bảng tổng hợp kết quả đánh giá giáo dục',
});
