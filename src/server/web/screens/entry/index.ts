// Pages on which marks and class data are entered, and the pieces they share.
export { entry } from './entry.tsx';
export { columnsOf, figuresFor } from './columns.ts';
export { GridTable } from './grid.tsx';
export { liveWords } from './live-words.ts';
export { modelOf } from './model.ts';
export { OpennessNote, opennessOf } from './openness.tsx';
export { Dialogs, Keys, Toolbar } from './toolbar.tsx';
export { entryWords } from './words.ts';
