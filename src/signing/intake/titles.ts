// What readers call the fields of a seal aloud (/TU, ISO 32000-2 table 226), by which we know them again later.
import type { PlacedField } from './plan.ts';

const SEAL = 'Con dấu của cơ quan, tổ chức';

/** Undefined for fields that people sign: these are named by whoever planned them. */
export const titleOf = ({ purpose, slice }: Pick<PlacedField, 'purpose' | 'slice'>): string | undefined => {
  if (slice !== undefined) return `Dấu giáp lai, phần ${slice.index + 1}/${slice.count}`;
  return purpose === 'seal' ? SEAL : undefined;
};

/** From a title back to what the field is for. */
export function purposeOf(title: string | undefined): Pick<PlacedField, 'purpose' | 'slice'> {
  if (title === SEAL) return { purpose: 'seal' };
  const [, part, count] = /^Dấu giáp lai, phần ([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(title ?? '') ?? [];
  const slice = { index: Number(part) - 1, count: Number(count) };
  return slice.index < slice.count ? { purpose: 'sealSlice', slice } : { purpose: 'signature' };
}
