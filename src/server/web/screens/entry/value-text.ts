// A value of the score log as people write it.
import { formatTenths, isTenths } from '../../../../assessment/index.ts';
import type { GridColumn } from './columns.ts';

export function valueText(kind: GridColumn['kind'], value: string | null): string {
  if (value === null) return '';
  if (kind === 'date') return value.split('-').reverse().join('/');
  const tenths = Number(value);
  return kind === 'score' && /^\d{1,3}$/.test(value) && isTenths(tenths) ? formatTenths(tenths) : value;
}
