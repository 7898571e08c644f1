// Assessment: the circulars as pure functions.
export * from './class-book.ts';
export * from './results.ts';
export { tenths, isTenths, parseTenths, formatTenths, halfUp, type Tenths } from './tenths.ts';
export { assess } from './assess.ts';
export {
  completeness,
  classCompleteness,
  columnLabel,
  type Column,
  type CompletenessScope,
  type MissingCell,
} from './completeness.ts';
export { regimes, requiredRegularScores } from './regimes.ts';
export type { Regime, YearStanding } from './regime.ts';
export { toExpectedJson } from './expected-json.ts';
export { assessmentFault } from './faults.ts';
export type { EditDirection, EditLogRow } from './edits/edit-log-row.ts';
