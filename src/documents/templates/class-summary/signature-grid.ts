// The grid in which every subject teacher signs the class: subject, slot, name (R56, R57).
import { block, blockHeight, mm, setLines } from '../../layout/index.ts';
import type { ClassSummarySnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { subjectFields } from '../field-names.ts';
import type { Piece } from '../piece.ts';
import { carriedOver, drawCarriedOver } from '../succession.ts';
import { subjectsInOrder } from './summary-columns.ts';

const ACROSS = 6;
const SLOT = { width: mm(40), height: mm(16) };
const SUBJECT = { face: 'bold', sizes: [9, 8.5, 8], most: 2 } as const;
const NAME = { sizes: [9, 8.5, 8], most: 2 } as const;

/** Rows of up to six cells; a row is never split. */
export function signatureGrid(drafting: Drafting, snapshot: ClassSummarySnapshot): Piece[] {
  const { sheet, faces } = drafting;
  const width = (sheet.right - sheet.left) / ACROSS;
  const fields = subjectFields(snapshot.subjects.map(({ code }) => code));
  const fieldOf = new Map(snapshot.subjects.map((subject, index) => [subject, fields[index] ?? '']));
  const cells = subjectsInOrder(snapshot).map((subject) => ({
    code: subject.code,
    field: fieldOf.get(subject) ?? '',
    subject: block(faces, subject.name, width, SUBJECT),
    name: block(faces, subject.teacher, width, NAME),
    carried: carriedOver(snapshot, subject.code),
  }));
  const rows: Piece[] = [];
  for (let start = 0; start < cells.length; start += ACROSS) {
    const row = cells.slice(start, start + ACROSS);
    const above = mm(0.6) + Math.max(...row.map((cell) => blockHeight(cell.subject)));
    const below = mm(0.6) + Math.max(...row.map((cell) => blockHeight(cell.name)));
    const height = above + SLOT.height + below;
    rows.push({
      height,
      draw(canvas, y) {
        row.forEach((cell, index) => {
          const x = sheet.left + index * width;
          canvas.box(x, y, width, height);
          setLines(canvas, { x, y: y + mm(0.3), width, height: 0 }, cell.subject);
          const at = { x: x + (width - SLOT.width) / 2, y: y + above, ...SLOT };
          if (cell.carried) drawCarriedOver(canvas, at, cell.carried);
          else drafting.slot(cell.field, 'subject', at, cell.code);
          setLines(canvas, { x, y: y + above + SLOT.height, width, height: 0 }, cell.name);
        });
      },
    });
  }
  return rows;
}
