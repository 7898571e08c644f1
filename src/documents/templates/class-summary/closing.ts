// After the last pupil: footnotes, totals, the teachers' grid, homeroom teacher and principal with the seal.
import { mm, type Canvas } from '../../layout/index.ts';
import type { ClassSummarySnapshot, Imprint } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { finalSignatures } from './final-signatures.ts';
import { drawPieces, heightOf, type Piece } from '../piece.ts';
import type { End } from './roll.ts';
import { signatureGrid } from './signature-grid.ts';
import { drawRunningHead, runningHeadHeight } from './summary-head.ts';
import { totalTables } from './totals.ts';

/** Measured, not yet drawn. */
export interface Closing {
  /** Points it needs under the last pupils, on their page. */
  readonly needed: number;
  draw(end: End): void;
}

const NOTE = mm(4.2);
const CAPTION = 'Giáo viên bộ môn kí xác nhận kết quả';
const ONWARD = ' (tiếp theo):';

/** Signatures never stand on a page without pupils or totals; totals are never parted. */
export function setClosing(
  drafting: Drafting,
  snapshot: ClassSummarySnapshot,
  imprint: Imprint,
  footnotes: readonly string[],
): Closing {
  const { sheet } = drafting;
  const parts: Parts = {
    notes: footnotes.map((note) => footnote(drafting, note)),
    totals: totalTables(drafting, snapshot),
    grid: signatureGrid(drafting, snapshot),
    last: finalSignatures(drafting, snapshot, imprint),
    fresh: sheet.bottom - sheet.top - runningHeadHeight(drafting, snapshot),
    turn() {
      const canvas = drafting.page();
      return { canvas, y: drawRunningHead(canvas, drafting, snapshot) };
    },
  };
  const { notes, totals, grid, last, fresh } = parts;
  const signing = [caption(drafting, ':'), ...grid];
  const rest = [totals, ...signing, last];
  const oneMorePage = heightOf(rest) <= fresh;
  return {
    needed: !oneMorePage
      ? neededWhenParted(drafting, parts)
      : heightOf([...notes, ...rest]) > fresh
        ? heightOf(notes)
        : 0,
    draw(end) {
      const room = sheet.bottom - end.y;
      if (heightOf([...notes, ...rest]) <= room) drawPieces(end.canvas, [...notes, ...rest], end.y);
      else if (!oneMorePage) drawParted(drafting, parts, end);
      else drawOnNext(parts, rest, end, room);
    },
  };
}

interface Place {
  readonly canvas: Canvas;
  readonly y: number;
}

interface Parts {
  readonly notes: readonly Piece[];
  readonly totals: Piece;
  readonly grid: readonly Piece[];
  readonly last: Piece;
  /** Height of a further page below its running head. */
  readonly fresh: number;
  /** Opens a further page. */
  readonly turn: () => Place;
}

/** Footnotes under the pupils where there is room, totals and all signatures on the next page. */
function drawOnNext({ notes, turn }: Parts, rest: readonly Piece[], { canvas, y }: End, room: number): void {
  const notesHere = heightOf(notes) <= room;
  if (notesHere) drawPieces(canvas, notes, y);
  const next = turn();
  drawPieces(next.canvas, notesHere ? rest : [...notes, ...rest], next.y);
}

/** What must stand under the pupils so that the rest of the grid fits on the page of the totals. */
function neededWhenParted(drafting: Drafting, { notes, totals, grid, last, fresh }: Parts): number {
  const fitsBeforeTotals = (row: number) =>
    heightOf([caption(drafting, ONWARD), ...grid.slice(row), gap, totals, last]) <= fresh;
  const first = grid.findIndex((_, row) => row > 0 && fitsBeforeTotals(row));
  const underPupils = grid.slice(0, first < 0 ? grid.length : first);
  return heightOf([...notes, caption(drafting, ':'), ...underPupils]);
}

/** Teachers sign under the pupils, rows without room there before the totals; the last signatures under the totals. */
function drawParted(drafting: Drafting, { notes, totals, grid, last, turn }: Parts, from: End): void {
  const { bottom } = drafting.sheet;
  let place: Place = heightOf(notes) > bottom - from.y ? turn() : from;
  place = { ...place, y: drawPieces(place.canvas, notes, place.y) };
  const waiting = [...grid];
  // A row taller than a page is drawn all the same, on a further page.
  for (let least = 0; waiting.length > 0; least = 1) {
    const title = caption(drafting, waiting.length === grid.length ? ':' : ONWARD);
    const rows = waiting.splice(0, Math.max(least, howMany(waiting, bottom - place.y - title.height)));
    if (rows.length > 0) place = { ...place, y: drawPieces(place.canvas, [title, ...rows], place.y) };
    if (waiting.length > 0) place = turn();
  }
  const end = [gap, totals, last];
  if (heightOf(end) > bottom - place.y) place = turn();
  drawPieces(place.canvas, end, place.y);
}

function howMany(rows: readonly Piece[], room: number): number {
  let used = 0;
  const full = rows.findIndex(({ height }) => (used += height) > room);
  return full < 0 ? rows.length : full;
}

const gap: Piece = { height: mm(2), draw: () => undefined };

const footnote = ({ sheet }: Drafting, note: string): Piece => ({
  height: NOTE,
  draw: (canvas, y) => canvas.text(sheet.left, y + mm(3.6), note, { face: 'italic', size: 9 }),
});

const caption = ({ sheet }: Drafting, ending: string): Piece => ({
  height: mm(6),
  draw: (canvas, y) =>
    canvas.text(sheet.left, y + mm(4.3), `${CAPTION}${ending}`, { face: 'bold', size: 11 }),
});
