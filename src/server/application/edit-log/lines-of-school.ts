// The lines of a period in all classes it concerns; what was entered for the first time is no edit.
import { editLog, withoutFirstEntries } from '../../../assessment/index.ts';
import type { EditLogRow, ScoreEdit } from '../../../assessment/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { scoreEdits } from '../results/score-edits.ts';
import { classesConcerned, type Concerned } from './reach.ts';

export type LinesOf = (span?: { readonly from?: Instant; readonly until?: Instant }) => readonly EditLogRow[];

/**
 * Read once; then the lines from and until whichever moments, by time, and by class where times are equal.
 * @throws Fault `class.unknown`, `blob.*`
 */
export async function linesOfSchool(house: House, concerned: Concerned): Promise<LinesOf> {
  const logs: (readonly ScoreEdit[])[] = [];
  for (const one of await house.store.read((view) => classesConcerned(view, concerned)))
    logs.push(await scoreEdits(house, one));
  const { period } = concerned;
  // What a year's classes had edited before 1 August belongs to it too.
  const start = period.printed.kind === 'year' ? (0 as Instant) : period.from;
  return ({ from = start, until = period.end } = {}) =>
    withoutFirstEntries(logs.flatMap((log) => editLog(log, { from, until }))).toSorted((a, b) => a.at - b.at);
}
