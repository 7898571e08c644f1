// What of the kernel needs nothing of Node, so that the circulars run in a browser as they run on the server.
export type { Brand } from '../brand.ts';
export * from '../instant.ts';
export * from '../fault.ts';
export * from '../canonical-json.ts';
export { codePointName, visibleText } from '../visible-text.ts';
export * from '../name-order.ts';
export { groupBy } from '../group-by.ts';
