// Whose results a page holds: name, class and year at the top of pages A and B.
import { fit, mm, type Canvas } from '../../layout/index.ts';
import type { TranscriptSnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { printedYear } from '../wording.ts';

/** Returns the y where the page's matter begins. */
export function drawPageHead(canvas: Canvas, { sheet }: Drafting, snapshot: TranscriptSnapshot): number {
  const y = sheet.top + mm(4);
  const label = 'Họ và tên: ';
  const year = `Năm học: ${printedYear(snapshot.schoolYear)}`;
  const yearWidth = canvas.faces.regular.width(year, 12);
  const clas = `Lớp: ${snapshot.className}`;
  const classEnd = sheet.right - yearWidth - mm(8);
  const classStart = classEnd - canvas.faces.regular.width(clas, 12);
  const nameStart = sheet.left + canvas.faces.regular.width(label, 12);
  const name = fit(
    canvas.faces.bold,
    snapshot.pupil.name.toUpperCase(),
    [12, 11, 10, 11],
    classStart - nameStart - mm(4),
    1,
  );

  canvas.text(sheet.left, y, label, { size: 12 });
  name.lines.forEach((line, index) => {
    canvas.text(nameStart, y + index * mm(4.5), line, { face: 'bold', size: name.size });
  });
  canvas.text(classStart, y, clas, { size: 12 });
  canvas.text(sheet.right, y, year, { size: 12, align: 'right' });
  return y + Math.max(0, name.lines.length - 1) * mm(4.5) + mm(4);
}
