// Học bạ, cover: quốc hiệu, title, whose book it is; dấu treo over the school's name (NĐ 30/2020 Đ33.1.c).
import { mm, type Canvas } from '../../layout/index.ts';
import type { TranscriptSnapshot } from '../../snapshot.ts';
import { drawField } from '../blank-field.ts';
import type { Drafting } from '../drafting.ts';
import { drawNationalTitle, drawSchool } from '../heading.ts';
import { authorityLines, levelNames } from '../wording.ts';

/** What stands on a cover; `number` is left to be written by hand where there is none. */
export interface Cover extends Pick<TranscriptSnapshot, 'school' | 'schoolYear'> {
  readonly pupil: Pick<TranscriptSnapshot['pupil'], 'name'>;
  readonly number?: string;
  /** Dấu treo; usual. */
  readonly stamped?: boolean;
  readonly note?: string;
}

export function drawCover(drafting: Drafting, cover: Cover): void {
  const { school, schoolYear, pupil, stamped = true } = cover;
  const { sheet, sealDiameter } = drafting;
  const canvas = drafting.page();
  const corner = { x: sheet.left, y: sheet.top, width: mm(66) };
  const below = drawSchool(canvas, corner, authorityLines(school, schoolYear), school.name);
  drawNationalTitle(canvas, { x: mm(98), y: sheet.top, width: mm(92) });
  if (stamped)
    drafting.slot('OrgSealCover', 'seal', {
      x: sheet.left - mm(6),
      y: Math.max(mm(6), below - mm(4) - sealDiameter / 2),
      width: sealDiameter,
      height: sealDiameter,
    });

  const middle = (sheet.left + sheet.right) / 2;
  canvas.text(middle, mm(108), 'HỌC BẠ', { face: 'bold', size: 40, align: 'centre' });
  canvas.text(middle, mm(123), levelNames[school.level], { face: 'bold', size: 24, align: 'centre' });
  if (cover.note !== undefined)
    canvas.text(middle, mm(133), cover.note, { face: 'italic', size: 13, align: 'centre' });
  drawOwner(canvas, school, pupil.name, cover.number);
}

function drawOwner(canvas: Canvas, school: Cover['school'], pupil: string, number?: string): void {
  const fields = [
    { label: 'Họ và tên học sinh:', value: pupil.toUpperCase(), face: 'bold' },
    { label: 'Trường:', value: school.name.replace(/^trường\s+/i, '') },
    { label: 'Xã/Phường/Đặc khu:', value: school.commune },
    { label: 'Tỉnh/Thành phố:', value: school.province },
  ] as const;
  let y = mm(168);
  for (const field of fields) {
    y = drawField(canvas, field, { x: mm(40), end: mm(182), y, size: 14 }) + mm(11);
  }
  const middle = mm(110);
  if (number !== undefined) {
    canvas.text(middle, y + mm(8), `Số: ${number}`, { size: 14, align: 'centre' });
    return;
  }
  const label = `/${school.level}`;
  canvas.text(middle - mm(22), y + mm(8), 'Số:', { size: 14 });
  canvas.dots(middle - mm(14), middle + mm(10), y + mm(8));
  canvas.text(middle + mm(11), y + mm(8), label, { size: 14 });
}
