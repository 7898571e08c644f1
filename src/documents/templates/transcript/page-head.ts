// Whose results a page holds: name, class and year at the top of pages A and B.
import { fit, mm, type Canvas, type Sheet } from '../../layout/index.ts';
import type { TranscriptSnapshot } from '../../snapshot.ts';
import type { Faces } from '../../typeface/index.ts';
import type { Drafting } from '../drafting.ts';
import { printedYear } from '../wording.ts';

const LABEL = 'Họ và tên: ';
const LINE = mm(4.5);

/** Returns the y where the page's matter begins. */
export function drawPageHead(canvas: Canvas, { sheet }: Drafting, snapshot: TranscriptSnapshot): number {
  const { clas, year, classStart, nameStart, name } = setHead(canvas.faces, sheet, snapshot);
  const y = sheet.top + mm(4);
  canvas.text(sheet.left, y, LABEL, { size: 12 });
  name.lines.forEach((line, index) => {
    canvas.text(nameStart, y + index * LINE, line, { face: 'bold', size: name.size });
  });
  canvas.text(classStart, y, clas, { size: 12 });
  canvas.text(sheet.right, y, year, { size: 12, align: 'right' });
  return sheet.top + pageHeadHeight(canvas.faces, sheet, snapshot);
}

/** More by a line for a very long name. */
export const pageHeadHeight = (faces: Faces, sheet: Sheet, snapshot: TranscriptSnapshot): number =>
  mm(8) + Math.max(0, setHead(faces, sheet, snapshot).name.lines.length - 1) * LINE;

function setHead(faces: Faces, sheet: Sheet, { className, schoolYear, pupil }: TranscriptSnapshot) {
  const year = `Năm học: ${printedYear(schoolYear)}`;
  const clas = `Lớp: ${className}`;
  const classEnd = sheet.right - faces.regular.width(year, 12) - mm(8);
  const classStart = classEnd - faces.regular.width(clas, 12);
  const nameStart = sheet.left + faces.regular.width(LABEL, 12);
  const room = classStart - nameStart - mm(4);
  const name = fit(faces.bold, pupil.name.toUpperCase(), [12, 11, 10, 11], room, 1);
  return { clas, year, classStart, nameStart, name };
}
