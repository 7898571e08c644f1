// Marks in rows: read, entered, logged.
export { pathOf, keyOfPath, type Cell, type CellField, type CellKey } from './cell-key.ts';
export { writeCells, changesHash, type CellWriting, type CellsWritten } from './write-cells.ts';
export { carryOver } from './carry-over.ts';
export { resultsFault } from './faults.ts';
