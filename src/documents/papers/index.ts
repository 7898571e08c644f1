// The frozen data of the office's papers.
export type * from './paper.ts';
export type * from './correction-minutes.ts';
export type * from './change-minutes.ts';
export type * from './edit-log.ts';
export type * from './supplementary-page.ts';
export type * from './lock-minutes.ts';
export type * from './sealing-minutes.ts';
export type * from './registers.ts';
export type * from './statistics.ts';
export type * from './extract.ts';
export type * from './copies.ts';
export type * from './book.ts';
export type * from './media-label.ts';
export type { PaperSnapshot } from './snapshot.ts';
