// Assessment: the circulars as pure functions.
export * from './class-book.ts';
export * from './results.ts';
export { tenths, isTenths, parseTenths, formatTenths, halfUp, type Tenths } from './tenths.ts';
export { assess } from './assess.ts';
export { figuresOf, type Figure, type Figures } from './figures.ts';
export {
  completeness,
  classCompleteness,
  columnLabel,
  type Column,
  type CompletenessScope,
  type MissingCell,
} from './completeness.ts';
export { regimes, requiredRegularScores } from './regimes.ts';
export { regimeOfYear } from './roadmap.ts';
export * from './statistics/statistics.ts';
export type { Regime, YearStanding } from './regime.ts';
export { toExpectedJson } from './expected-json.ts';
export { assessmentFault } from './faults.ts';
export {
  cellPath,
  parseCellPath,
  type CellChange,
  type CellPlace,
  type EntryColumn,
  type Particular,
} from './cells/cell-path.ts';
export { cellColumnWords, cellValueWords, entryColumnLabel } from './cells/cell-words.ts';
export type { EditDirection, EditLogRow } from './edits/edit-log-row.ts';
export { editLog, withoutFirstEntries, type EditLogPeriod, type ScoreEdit } from './edits/edit-log.ts';
export { editStatistics, type EditCounts, type EditStatistics } from './edits/edit-statistics.ts';
export { usualEntryRules, type EntryDays, type EntryRules } from './progress/deadlines.ts';
export {
  conductProgress,
  subjectProgress,
  type CellDates,
  type ProgressMoment,
  type SheetCounts,
  type SheetProgress,
} from './progress/sheet-progress.ts';
export {
  conductStanding,
  progressAt,
  subjectStanding,
  type SheetStanding,
} from './progress/sheet-standing.ts';
export {
  timeliness,
  timelinessByClass,
  timelinessByTeacher,
  type Timeliness,
  type TimelinessGroup,
} from './progress/timeliness.ts';
export { suspicions, type LockAhead } from './suspicions/suspicions.ts';
export type { Suspicion, SuspicionKind } from './suspicions/suspicion.ts';
export {
  afterSummer,
  promotedAfterSummer,
  summerWork,
  type AfterSummer,
  type SummerResults,
} from './summer/after-summer.ts';
export type { SummerWork } from './summer/summer-work.ts';
