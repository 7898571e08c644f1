// The office: finding records of any year, handing them out, and the registers of what was handed out.
export { nameWords, withoutDiacritics, type NameWords } from './names/name-words.ts';
export { matchName, type Match } from './names/match-name.ts';
export { findRecords, type FoundRecord, type RecordsFound, type Search } from './search/find-records.ts';
