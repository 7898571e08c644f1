// White on paper is not seen: backgrounds that word processors paint are no reason to find no room.
import { type PdfObject, PdfName } from '../../pdf/index.ts';
import type { GraphicsState } from './state.ts';

/** What of these operands is white; spaces that are not the device's own might mean anything by their numbers. */
const whites: Readonly<Record<string, readonly number[]>> = { g: [1], rg: [1, 1, 1], k: [0, 0, 0, 0] };

/** Undefined for operators that set no colour. */
export function isWhite(
  operator: string,
  operands: readonly PdfObject[],
): Partial<Pick<GraphicsState, 'whiteFill' | 'whiteStroke'>> | undefined {
  const lower = operator.toLowerCase();
  if (!['g', 'rg', 'k', 'cs', 'sc', 'scn'].includes(lower)) return undefined;
  const white = whites[lower]?.every((value, i) => operands[i] === value) ?? false;
  const named = operands.some((one) => one instanceof PdfName);
  const set = white && !named;
  return operator === lower ? { whiteFill: set } : { whiteStroke: set };
}
