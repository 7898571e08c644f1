// Collects what the readers find: problems and notices in the order met, repeated small things gathered per sheet.
import type { Cell, Grid } from './grid.ts';
import {
  notice,
  problem,
  type Notice,
  type NoticeCode,
  type Particulars,
  type Problem,
  type ProblemCode,
} from './problems.ts';

type GatheredCode = Extract<NoticeCode, 'cellsEmpty' | 'absencesEmpty' | 'particularsEmpty' | 'formulasRead'>;

export interface Report {
  readonly problem: (
    code: ProblemCode,
    sheet: string | null,
    cell: string | null,
    more?: Particulars,
  ) => void;
  readonly notice: (code: NoticeCode, sheet: string | null, cell: string | null, more?: Particulars) => void;
  /** One notice per sheet and code, naming every cell. */
  readonly gather: (code: GatheredCode, sheet: string, cell: string) => void;
  /** The cell at that place; notes that it was a formula, or that its formula went wrong. */
  readonly read: (grid: Grid, row: number, column: number) => Cell | 'bad';
  readonly problems: () => readonly Problem[];
  readonly notices: () => readonly Notice[];
}

export function createReport(): Report {
  const problems: Problem[] = [];
  const notices: Notice[] = [];
  const gathered = new Map<string, { code: GatheredCode; sheet: string; cells: Set<string> }>();

  const gather: Report['gather'] = (code, sheet, cell) => {
    const key = `${code}\n${sheet}`;
    const entry = gathered.get(key) ?? { code, sheet, cells: new Set<string>() };
    entry.cells.add(cell);
    gathered.set(key, entry);
  };

  return {
    problem: (code, sheet, cell, more) => problems.push(problem(code, { sheet, cell }, more)),
    notice: (code, sheet, cell, more) => notices.push(notice(code, { sheet, cell }, more)),
    gather,
    read: (grid, row, column) => {
      const cell = grid.at(row, column);
      const place = { sheet: grid.name, cell: cell.address };
      if (cell.content.kind === 'error') {
        problems.push(problem('errorCell', place, { found: cell.content.error }));
        return 'bad';
      }
      if (cell.content.kind === 'uncomputed') {
        problems.push(problem('formulaUncomputed', place));
        return 'bad';
      }
      if (cell.formula) gather('formulasRead', grid.name, cell.address);
      return cell;
    },
    problems: () => problems,
    notices: () => [
      ...notices,
      ...[...gathered.values()].map(({ code, sheet, cells }) => {
        const [first = null] = cells;
        return notice(code, { sheet, cell: first }, { count: cells.size, cells: [...cells].join(', ') });
      }),
    ],
  };
}
