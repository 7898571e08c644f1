// The table of rèn luyện and học tập on page B, with absences and the levels after summer.
import { block, columns, mm, setBlocks, type Canvas } from '../../layout/index.ts';
import type { TranscriptSnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { NOT_ASSESSED } from '../wording.ts';
import { wordings } from './wording.ts';

const WIDTHS = [mm(22), mm(28), mm(28), mm(26), mm(28), mm(28)];
const HEAD = [mm(15), mm(9)] as const;
const ROW = mm(8.5);

interface Cell {
  readonly text: string;
  readonly column: number;
  readonly span?: number;
  readonly row: number;
  readonly rows?: number;
  readonly bold?: boolean;
}

/** Returns the y below. */
export function drawLevelTable(
  canvas: Canvas,
  { sheet }: Drafting,
  snapshot: TranscriptSnapshot,
  top: number,
): number {
  const table = columns(sheet.left, WIDTHS);
  const ys = [0, HEAD[0], HEAD[0] + HEAD[1]];
  for (let row = 0; row < 3; row++) ys.push((ys.at(-1) ?? 0) + ROW);
  const edge = (row: number) => top + (ys[row] ?? 0);
  for (const { text, column, span = 1, row, rows = 1, bold = false } of cells(snapshot)) {
    const into = {
      x: table.left(column),
      y: edge(row),
      width: table.width(column, span),
      height: edge(row + rows) - edge(row),
    };
    canvas.box(into.x, into.y, into.width, into.height);
    setBlocks(
      canvas,
      into,
      block(canvas.faces, text, into.width, {
        face: bold ? 'bold' : 'regular',
        sizes: [10.5, 10, 9],
        most: 3,
      }),
    );
  }
  return edge(5);
}

function cells(snapshot: TranscriptSnapshot): Cell[] {
  const words = wordings[snapshot.regime];
  const { conduct, learning, absences, afterSummer } = snapshot;
  const total = absences.permitted + absences.unpermitted;
  const starred = snapshot.adjustedBecauseOf === null ? '' : ' (*)';
  const periods = ['term1', 'term2', 'year'] as const;
  return [
    { text: words.levels, column: 0, row: 0, rows: 2, bold: true },
    { text: words.conduct, column: 1, row: 0, rows: 2, bold: true },
    { text: words.learning, column: 2, row: 0, rows: 2, bold: true },
    { text: words.absences, column: 3, row: 0, rows: 2, bold: true },
    { text: words.afterSummer, column: 4, span: 2, row: 0, bold: true },
    { text: words.conduct, column: 4, row: 1, bold: true },
    { text: words.learning, column: 5, row: 1, bold: true },
    ...periods.flatMap((period, index): Cell[] => [
      { text: words.terms[index] ?? '', column: 0, row: 2 + index, bold: true },
      { text: conduct[period] ?? NOT_ASSESSED, column: 1, row: 2 + index },
      {
        text: `${learning[period] ?? NOT_ASSESSED}${period === 'year' ? starred : ''}`,
        column: 2,
        row: 2 + index,
      },
    ]),
    { text: String(total), column: 3, row: 2, rows: 3 },
    { text: afterSummer?.conduct ?? '', column: 4, row: 2, rows: 3 },
    { text: afterSummer?.learning ?? '', column: 5, row: 2, rows: 3 },
  ];
}
