// How many pupils reached each level, in numbers and percent.
import { block, columns, mm, ruleRows, setBlocks, type Canvas } from '../../layout/index.ts';
import type { ClassSummarySnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { wordings } from './wording.ts';

export interface LevelTotal {
  readonly label: string;
  readonly count: number;
  /** Tenths of a percent, rounded half up. */
  readonly perMille: number;
}

const UNDECIDED = 'Chưa xếp';
const ROW = mm(5.2);
const LABEL = mm(30);
const CELL = mm(33);

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

const tables = (snapshot: ClassSummarySnapshot) => {
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

export const totalsHeight = (snapshot: ClassSummarySnapshot): number =>
  mm(6) + tables(snapshot).length * 2 * ROW;

/** One double row a result: levels above, numbers and percent below. Returns the y below. */
export function drawTotals(
  canvas: Canvas,
  { sheet }: Drafting,
  snapshot: ClassSummarySnapshot,
  y: number,
): number {
  canvas.text(sheet.left, y + mm(4), `Tổng hợp (sĩ số ${snapshot.rows.length}):`, { face: 'bold', size: 11 });
  let top = y + mm(6);
  for (const { name, totals } of tables(snapshot)) {
    const table = columns(sheet.left, [LABEL, ...totals.map(() => CELL)]);
    const cell = (text: string, column: number, from: number, height: number, bold: boolean) => {
      const into = { x: table.left(column), y: from, width: table.width(column), height };
      setBlocks(
        canvas,
        into,
        block(canvas.faces, text, into.width, { face: bold ? 'bold' : 'regular', sizes: [9.5, 9, 8.5, 8] }),
      );
    };
    cell(name, 0, top, 2 * ROW, true);
    totals.forEach(({ label, count, perMille }, index) => {
      cell(label, index + 1, top, ROW, false);
      cell(`${count} (${Math.floor(perMille / 10)},${perMille % 10}%)`, index + 1, top + ROW, ROW, true);
    });
    ruleRows(canvas, table, [top, top + 2 * ROW]);
    canvas.rule(table.left(1), top + ROW, table.left(totals.length + 1), top + ROW);
    top += 2 * ROW;
  }
  return top;
}
