// Edit logs as papers: frozen by the month or year, certified, signed, kept.
export { editLogFault } from './faults.ts';
export { freezeEditLog, type EditLogAnswer, type EditLogWish } from './freeze-edit-log.ts';
export { certifyEditLogs } from './certify-edit-logs.ts';
export { signEditLog, type EditLogSigning } from './sign-edit-log.ts';
export {
  editLogLines,
  editLogOfCode,
  editLogSeenBy,
  listEditLogs,
  readEditLog,
  type CodedEditLog,
  type EditLogStanding,
} from './read-edit-logs.ts';
