// Appearance streams and what they share, as objects of an update (ISO 32000-2 §12.5.5, signing.md §2.9).
import type { AppearanceStream, Appearances, SharedObject } from './appearance.ts';
import type { TailWriter } from './pdf/index.ts';

/** Returns the object number of each shared object by its key. */
export function writeShared(
  writer: TailWriter,
  { shared, objects = {} }: Appearances,
): ReadonlyMap<string, number> {
  const keys = [...Object.keys(shared), ...Object.keys(objects)];
  const numbers = new Map(keys.map((key) => [key, writer.allocate()]));
  for (const [key, { dictionary, data, references }] of Object.entries(shared))
    writer.stream(numbers.get(key) ?? 0, dictionary + links(numbers, references), data);
  for (const [key, { dictionary, references }] of Object.entries(objects))
    writer.object(numbers.get(key) ?? 0, `<<${dictionary}${links(numbers, references)}>>`);
  return numbers;
}

/** Starts with a comment and is wrapped in q … Q: Adobe's reader breaks on image-only streams (signing.md §2.9). */
export function writeAppearance(
  writer: TailWriter,
  name: string,
  { size, content, fonts = {}, xobjects = {}, rotation }: AppearanceStream,
  shared: ReadonlyMap<string, number>,
): number {
  const number = writer.allocate();
  const fontEntries = Object.entries(fonts).map(
    ([key, font]) => `/${key} ${typeof font === 'number' ? `${font} 0 R` : refTo(shared, font)}`,
  );
  const xobjectEntries = Object.entries(xobjects).map(([key, target]) => `/${key} ${refTo(shared, target)}`);
  const resources =
    (fontEntries.length === 0 ? '' : `/Font<<${fontEntries.join('')}>>`) +
    (xobjectEntries.length === 0 ? '' : `/XObject<<${xobjectEntries.join('')}>>`);
  const box = `[0 0 ${round(size[0])} ${round(size[1])}]`;
  const matrix = rotation === undefined ? '' : `/Matrix${matrices[rotation]}`;
  writer.stream(
    number,
    `/Type/XObject/Subtype/Form/BBox${box}${matrix}/Resources<<${resources}>>`,
    `% ${name.replace(/[^ -~]/g, '?')}\nq\n${content}\nQ\n`,
  );
  return number;
}

/** Counter-clockwise; readers move the turned box onto the field's rectangle (§12.5.5, algorithm 8). */
const matrices = { 90: '[0 1 -1 0 0 0]', 180: '[-1 0 0 -1 0 0]', 270: '[0 -1 1 0 0 0]' } as const;

const links = (numbers: ReadonlyMap<string, number>, references: SharedObject['references'] = {}): string =>
  Object.entries(references)
    .map(([entry, target]) =>
      typeof target === 'string'
        ? `/${entry} ${refTo(numbers, target)}`
        : `/${entry}[${target.map((each) => refTo(numbers, each)).join(' ')}]`,
    )
    .join('');

const refTo = (numbers: ReadonlyMap<string, number>, key: string): string => {
  const number = numbers.get(key);
  if (number === undefined) throw new TypeError(`appearance names an unknown shared object "${key}"`);
  return `${number} 0 R`;
};

const round = (value: number) => Number(value.toFixed(3));
