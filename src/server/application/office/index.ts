// The office: finding records of any year, handing them out, and the registers of what was handed out.
export { nameWords, withoutDiacritics, type NameWords } from './names/name-words.ts';
export { matchName, type Match } from './names/match-name.ts';
export { findRecords, type FoundRecord, type RecordsFound, type Search } from './search/find-records.ts';
export { officeFault } from './faults.ts';
export { orderCopy, requestText, type CopyWish } from './copies/order-copy.ts';
export { makeCopy, type CopyMaking, type MadePaper } from './copies/make-copy.ts';
export { cancelCopy, type CopyCancellation } from './copies/cancel-copy.ts';
export { readOfficePaper, type StoredPaper } from './papers/read-office-paper.ts';
export { signOfficePaper, type PaperSignature } from './papers/sign-office-paper.ts';
export { noteIssue, correctIssue, type Issue, type LineCorrection } from './registers/note-issue.ts';
export { printRecord, type PrintedRecord, type PrintWish } from './registers/print-record.ts';
export { readRegister, type RegisterAsked, type RegisterEntries } from './registers/read-register.ts';
export { drawRegister, type RegisterWish } from './registers/draw-register.ts';
export { takeAway, type TakeAway, type TakenAway } from './downloads/take-away.ts';
export { storedZip, type ZipFile } from './downloads/stored-zip.ts';
export { withKey, type KeyWish, type PaperDesk } from './paper-desk.ts';
export { paperOfCode, type CodedPaper } from './papers/paper-of-code.ts';
export { schoolPermission } from './school-permission.ts';
