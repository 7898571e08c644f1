// Bảng tổng hợp kết quả đánh giá giáo dục: one class, one term or the year, landscape A4.
import { landscape } from '../../layout/index.ts';
import type { ClassSummarySnapshot, Imprint } from '../../snapshot.ts';
import type { Faces } from '../../typeface/index.ts';
import { openDrafting, type Drafting } from '../drafting.ts';
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
  const closing = setClosing(drafting, snapshot, imprint, roll.notes);
  closing.draw(roll.draw(closing.needed));
  return drafting;
}

export const summaryTitle = ({ className, schoolYear, period }: ClassSummarySnapshot) => ({
  title: `Bảng tổng hợp kết quả đánh giá giáo dục – lớp ${className} – ${periodNames[period]} – năm học ${schoolYear}`,
  subject: 'Bảng tổng hợp kết quả đánh giá giáo dục',
});
