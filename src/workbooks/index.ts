// Workbooks: the Excel files schools hand over, read completely or refused with every reason.
export { readClassWorkbook, type ClassWorkbook } from './read-class-workbook.ts';
export { findingText, type Notice, type NoticeCode, type Problem, type ProblemCode } from './problems.ts';
export { writeClassWorkbook } from './write-class-workbook.ts';
export { workbookFault } from './faults.ts';
export { writeSubjectWorkbook, type SubjectSheetChoice } from './write-subject-workbook.ts';
export { readSubjectWorkbook, type SubjectWorkbook } from './read-subject-workbook.ts';
export type { SheetChange } from './subject-changes.ts';
export type { SubjectSheetName } from './subject-stamp.ts';
export { writeEditLogWorkbook, type EditLogHeading } from './write-edit-log-workbook.ts';
export {
  writeRegisterWorkbook,
  type RegisterColumn,
  type RegisterHeading,
  type RegisterSheet,
} from './write-register-workbook.ts';
export { writeStatisticsWorkbook, type StatisticsHeading } from './write-statistics-workbook.ts';
