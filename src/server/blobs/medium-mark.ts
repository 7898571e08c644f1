// The mark that says which target of which school a medium is.
import type { MediumMark } from '../application/index.ts';

export const MARK = 'giaplai-target.json';
const FORMAT = 'giaplai-target/1';

export const markText = (mark: MediumMark): string =>
  `${JSON.stringify({ format: FORMAT, ...mark }, null, 2)}\n`;

/** Null for what is none. */
export function readMark(text: string): MediumMark | null {
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    const { format, id, name, school } = read;
    const whole = format === FORMAT && [id, name, school].every((one) => typeof one === 'string');
    return whole ? (read as unknown as MediumMark) : null;
  } catch {
    return null;
  }
}
