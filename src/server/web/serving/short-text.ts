// One line that a form sent: refused where it is longer than the field lets it be, or empty where it is needed.
import { httpFault } from '../../http/index.ts';
import type { Fields } from './fields.ts';

/** Of reasons, numbers of papers, places. */
export const LONGEST_LINE = 200;

/** @throws Fault `request.invalid` */
export function shortText(fields: Fields, name: string, most = LONGEST_LINE): string {
  const text = fields.text(name);
  if (text.length > most) throw httpFault('request.invalid');
  return text;
}

/** @throws Fault `request.invalid` */
export function neededText(fields: Fields, name: string, most = LONGEST_LINE): string {
  const text = shortText(fields, name, most);
  if (text === '') throw httpFault('request.invalid');
  return text;
}
