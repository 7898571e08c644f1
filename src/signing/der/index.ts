// DER, read strictly and written by hand (ITU-T X.690).
export { withDefiniteLengths } from './definite.ts';
export * from './encode.ts';
export * from './fields.ts';
export { oid } from './oid.ts';
export * from './problem.ts';
export * from './read.ts';
export * from './tags.ts';
export * from './text.ts';
export { time } from './time.ts';
export * from './values.ts';
