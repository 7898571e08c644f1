// Policies: a school's own rules as checked data, and the calendar that follows from them. Pure.
export type * from './policy.ts';
export type * from './calendar-rules.ts';
export type * from './document-rules.ts';
export type * from './dossier-rules.ts';
export { eachKeptKind, keptKinds, parties, topics } from './vocabulary.ts';
export type { KeptKind, Party, Topic } from './vocabulary.ts';
export { policySchema } from './schema/policy-schema.ts';
export { checkPolicy, readPolicy } from './check/read-policy.ts';
export type { PolicyReading } from './check/read-policy.ts';
export { placeOf } from './check/places.ts';
export type { PolicyProblem } from './check/problem.ts';
export { sourceOf, untraced } from './sources.ts';
export { keptUntil, packageKeptUntil } from './kept-until.ts';
export { archiveDuties, mediumWords, type ArchiveDuty } from './archive-duties.ts';
export { approvalOf, rulesOf, stepsAfterAuthor } from './rules.ts';
export type { Rules } from './rules.ts';
export {
  addDays,
  beginningOf,
  boundsOf,
  dayAt,
  dayIn,
  isDate,
  isSchoolYear,
  schoolYearOf,
  weekday,
} from './calendar/civil-date.ts';
export {
  examDay,
  lastCorrectionDay,
  lastWeekOf,
  middleWeekOf,
  schoolCalendar,
  usualCalendar,
  weekOf,
} from './calendar/school-calendar.ts';
export type { SchoolCalendar, Week } from './calendar/school-calendar.ts';
export { dossierPeriods, type DossierPeriod } from './calendar/dossier-periods.ts';
export { occurrencesIn } from './calendar/milestones.ts';
export type { Occurrence } from './calendar/milestones.ts';
export { windowKey, windowsAt } from './calendar/windows.ts';
export type { WindowState } from './calendar/windows.ts';
export { windowWords } from './calendar/window-words.ts';
