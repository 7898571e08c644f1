// Kết chuyển: the new year made of the last, previewed, decided on, carried over in one step, taken back while nothing began.
export { carryOverFault } from './faults.ts';
export { previewCarryOver, type CarryOverAsked, type CarryOverPreview } from './read-proposal.ts';
export { chooseForCarryOver, type CarryOverChoosing } from './choose.ts';
export { carryYearOver, type CarryOverWish } from './carry-over.ts';
export { undoCarryOver } from './undo-carry-over.ts';
export type * from './proposal.ts';
