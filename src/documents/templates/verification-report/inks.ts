// Colours that stay distinct in print: nothing but a valid file is green.
import type { Ink } from '../../layout/index.ts';
import type { SheetVerdict, Weight } from '../../verification-sheet.ts';

const GREEN: Ink = [0.05, 0.4, 0.2];
const RED: Ink = [0.7, 0.07, 0.09];
const AMBER: Ink = [0.62, 0.36, 0];
const GREY: Ink = [0.33, 0.33, 0.36];
export const WHITE: Ink = [1, 1, 1];
export const PALE: Ink = [0.93, 0.93, 0.94];

export const verdictInks: Readonly<Record<SheetVerdict, Ink>> = {
  valid: GREEN,
  invalid: RED,
  indeterminate: AMBER,
  unsigned: AMBER,
  unread: GREY,
};

/** A note is plain: what is in order needs no colour. */
export const weightInks: Readonly<Record<Weight, Ink | undefined>> = {
  failure: RED,
  doubt: AMBER,
  note: undefined,
};
