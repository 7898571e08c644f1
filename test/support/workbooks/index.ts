// Invented classes as books and as workbooks, and the archives around them.
export { makeClassBook, type ClassBookOptions } from './make-class-book.ts';
export { writeClassWorkbook, type Spoil } from './write-class-workbook.ts';
export { seededRandom, type Random } from './random.ts';
export { unzip, withPart, zip, type ZipPart } from './zip.ts';
export { columnIn, pasted, withoutColumn, type SheetColumn } from './change-cells.ts';
export { honest, mistaken, type Gesture } from './gestures.ts';
