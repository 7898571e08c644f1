// The sheets of a workbook by name, whatever the case, spacing and Unicode form of their names.
import type { Grid } from './grid.ts';
import type { Report } from './report.ts';
import { matchKey } from './text.ts';

export interface Sheets {
  /** The sheet of that name; `null` after reporting that it is missing. */
  readonly take: (name: string) => Grid | null;
  /** Notices the sheets nobody took. */
  readonly noticeUnused: () => void;
}

export function findSheets(report: Report, grids: readonly Grid[]): Sheets {
  const unused = new Map<string, Grid>();
  for (const grid of grids) {
    const key = matchKey(grid.name);
    if (unused.has(key)) report.problem('sheetDuplicated', grid.name, null, { name: grid.name });
    else unused.set(key, grid);
  }
  return {
    take: (name) => {
      const key = matchKey(name);
      const grid = unused.get(key);
      if (!grid) report.problem('sheetMissing', null, null, { name });
      unused.delete(key);
      return grid ?? null;
    },
    noticeUnused: () => {
      for (const grid of unused.values()) report.notice('sheetIgnored', grid.name, null);
    },
  };
}
