// What an inspection takes away and asks: evidence of a class in one file, and who changed marks which way.
export { takeEvidence, type EvidenceTaken } from './take-evidence.ts';
export { editsOfYear } from './edits-of-year.ts';
