// How many pupils reached each level, in numbers and percent.
import {
  block,
  cellHeight,
  columns,
  mm,
  ruleRows,
  setBlocks,
  type Block,
  type Canvas,
} from '../../layout/index.ts';
import type { FaceName, Faces } from '../../typeface/index.ts';
import { printedTenths } from '../wording.ts';
import type { ClassSummarySnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import type { Piece } from '../piece.ts';
import { wordings } from './wording.ts';

export interface LevelTotal {
  readonly label: string;
  readonly count: number;
  /** Tenths of a percent, rounded half up. */
  readonly perMille: number;
}

const UNDECIDED = 'Chưa xếp';
const ROW = mm(4.8);
const WIDTHS = [mm(38), mm(9), mm(14)];
const GAP = mm(4);
const CAPTION = mm(6);

/** Pupils by level in the order of the levels; those without one at the end, if there are any. */
export function levelTotals(levels: readonly string[], reached: readonly (string | null)[]): LevelTotal[] {
  const other = reached.filter((level) => level === null || !levels.includes(level)).length;
  const total = (label: string, count: number): LevelTotal => ({
    label,
    count,
    perMille: reached.length === 0 ? 0 : Math.floor((2000 * count + reached.length) / (2 * reached.length)),
  });
  const counted = levels.map((level) => total(level, reached.filter((each) => each === level).length));
  return other > 0 ? [...counted, total(UNDECIDED, other)] : counted;
}

const results = (snapshot: ClassSummarySnapshot) => {
  const { regime, rows } = snapshot;
  const words = wordings[regime];
  const year = snapshot.period === 'year';
  const distinct = (values: readonly (string | null)[]) => [
    ...new Set(values.flatMap((value) => value ?? [])),
  ];
  const promotions = rows.map(({ promotion }) => promotion);
  const titles = rows.map(({ title }) => title);
  return [
    {
      name: words.conduct,
      totals: levelTotals(
        words.conductLevels,
        rows.map(({ conduct }) => conduct),
      ),
    },
    {
      name: words.learning,
      totals: levelTotals(
        words.learningLevels,
        rows.map(({ learning }) => learning),
      ),
    },
    ...(year ? [{ name: 'Lên lớp', totals: levelTotals(distinct(promotions), promotions) }] : []),
    ...(year && distinct(titles).length > 0
      ? [
          {
            name: 'Danh hiệu',
            totals: levelTotals(distinct(titles), titles).filter(({ label }) => label !== UNDECIDED),
          },
        ]
      : []),
  ];
};

interface Line {
  readonly cells: readonly Block[];
  readonly height: number;
}

/** One small table a result, side by side: level, number, percent. */
function tablesOf({ faces }: Drafting, snapshot: ClassSummarySnapshot): Line[][] {
  return results(snapshot).map(({ name, totals }) => [
    line(faces, [name, 'SL', 'TL (%)'], 'bold'),
    ...totals.map(({ label, count, perMille }) =>
      line(faces, [label, String(count), printedTenths(perMille)], 'regular'),
    ),
  ]);
}

function line(faces: Faces, texts: readonly string[], face: FaceName): Line {
  const cells = texts.map((text, column) =>
    block(faces, text, WIDTHS[column] ?? 0, {
      face,
      sizes: [9.5, 9],
      align: column === 0 ? 'left' : 'centre',
    }),
  );
  return { cells, height: Math.max(ROW, ...cells.map((cell) => cellHeight([cell], 1))) };
}

/** All tables in a row, under one caption. */
export function totalTables(drafting: Drafting, snapshot: ClassSummarySnapshot): Piece {
  const tables = tablesOf(drafting, snapshot);
  const heights = tables.map((lines) => lines.reduce((sum, { height }) => sum + height, 0));
  const caption = `Tổng hợp (sĩ số ${snapshot.rows.length}):`;
  return {
    height: CAPTION + Math.max(...heights) + mm(1),
    draw: (canvas, y) => drawTables(canvas, drafting, caption, tables, y),
  };
}

function drawTables(
  canvas: Canvas,
  drafting: Drafting,
  caption: string,
  tables: readonly Line[][],
  y: number,
): void {
  let left = drafting.sheet.left;
  canvas.text(left, y + mm(4.5), caption, { face: 'bold', size: 11 });
  for (const lines of tables) {
    const table = columns(left, WIDTHS);
    const ys = [y + CAPTION];
    for (const { cells, height } of lines) {
      const top = ys.at(-1) ?? 0;
      cells.forEach((cell, column) => {
        setBlocks(canvas, { x: table.left(column), y: top, width: table.width(column), height }, cell);
      });
      ys.push(top + height);
    }
    ruleRows(canvas, table, ys);
    left = table.left(WIDTHS.length) + GAP;
  }
}
