// Marks in rows: read, entered, logged.
export { pathOf, keyOfPath, type Cell, type CellField, type CellKey } from './cell-key.ts';
export { writeCells, changesHash, type CellWriting, type CellsWritten } from './write-cells.ts';
export {
  enterResults,
  suspicionKey,
  type EntryWarning,
  type ResultsEntered,
  type ResultsEntry,
} from './enter-results.ts';
export { readSheet, type SheetAsked, type SheetCell, type SheetRead } from './read-sheet.ts';
export { readGrid, type Grid, type GridCell, type GridClosed, type GridRow } from './read-grid.ts';
export type { Sheet } from './sheet.ts';
export { netChanges, type NetChange } from './net-change.ts';
export { cellHistory, type CellAsked, type CellHistory } from './cell-history.ts';
export { editsOfClass, type EditsAsked, type EditsOfClass } from './edits-of-class.ts';
export {
  entryProgress,
  sheetsOfClass,
  type ClassSheetProgress,
  type EntryProgress,
  type ProgressAsked,
} from './progress.ts';
export { readTestDays, stateTestDays, type TestDaysAsked, type TestDaysStated } from './test-days.ts';
export { yearLists, type PupilList, type PupilName, type YearLists } from './year-lists.ts';
export { carryOver } from './carry-over.ts';
export { resultsFault } from './faults.ts';
