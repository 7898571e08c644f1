// Long-term validity: timestamps, validation data and archive timestamps (signing.md §6).
export {
  DOCUMENT_TIMESTAMP_RESERVE,
  embedTimestamp,
  prepareTimestamp,
  type PreparedTimestamp,
} from './document-timestamp.ts';
export { collectMaterial } from './collect.ts';
export { appendDss, readDss } from './dss.ts';
export * from './extend.ts';
export { extendFault } from './faults.ts';
export { levelOf, levels, type Level } from './levels.ts';
export * from './stored-signatures.ts';
