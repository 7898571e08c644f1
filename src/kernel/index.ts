// What every folder shares: identifiers, time, digests, faults. Imports nothing of the house.
export type { Brand } from './brand.ts';
export * from './ids.ts';
export * from './instant.ts';
export * from './sha256.ts';
export * from './fault.ts';
export * from './canonical-json.ts';
export { codePointName, visibleText } from './visible-text.ts';
export * from './name-order.ts';
export { groupBy } from './group-by.ts';
