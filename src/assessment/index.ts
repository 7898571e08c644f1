// Assessment: the circulars as pure functions.
export * from './class-book.ts';
export * from './results.ts';
export type { Tenths } from './tenths.ts';
