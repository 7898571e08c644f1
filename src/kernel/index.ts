// What every folder shares: identifiers, time, digests, faults. Imports nothing of the house.
export * from './pure/index.ts';
export * from './ids.ts';
export { digestInTurns } from './digest-in-turns.ts';
export * from './sha256.ts';
