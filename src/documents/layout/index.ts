// Measuring and placing text, tables and rules on a page.
export * from './block.ts';
export { openCanvas, type Align, type Canvas, type Ink, type TextStyle } from './canvas.ts';
export { columns, ruleRows, type Columns } from './columns.ts';
export { landscape, mm, portrait, type Sheet } from './paper.ts';
export { fit, wrap } from './paragraph.ts';
