// Reads a file that travels inside a document of this house, as it was in the first revision: later ones may not touch it.
import {
  decodeStream,
  isArray,
  PdfFile,
  PdfRef,
  PdfStream,
  PdfString,
  PdfSyntaxError,
  textOf,
  type PdfObject,
} from '../signing/pdf/index.ts';

const MAX_FILES = 64;

/** Undefined where the document cannot be read, has no such file, or the file is longer than `most` octets. */
export function attachedFile(pdf: Uint8Array, name: string, most: number): Buffer | undefined {
  try {
    return find(new PdfFile(pdf), name, most);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

/**
 * As the document itself names them, a name as often as files bear it; none where it cannot be read. What only the list
 * for viewers has (ISO 32000-2 §7.7.4), and what viewers call otherwise, is named as well.
 */
export function attachedFileNames(pdf: Uint8Array): readonly string[] {
  try {
    const file = new PdfFile(pdf);
    const associated = file.resolve(file.catalog(0).get('AF'), 0);
    const known = isArray(associated) ? associated.slice(0, MAX_FILES) : [];
    const listed = [...specificationsIn(file)].filter((each) => !known.some((one) => isSame(one, each)));
    return [...known, ...listed].flatMap((each) => {
      const specification = file.dict(each, 0);
      const names = ['F', 'UF'].map((key) => nameIn(file.resolve(specification?.get(key), 0)));
      return [...new Set(names.filter((name) => name !== undefined))].concat(
        names.every((name) => name === undefined) ? '?' : [],
      );
    });
  } catch (error) {
    if (error instanceof PdfSyntaxError) return [];
    throw error;
  }
}

/** Of the name tree of embedded files: as far as a sane document goes. */
function* specificationsIn(file: PdfFile): Generator<PdfObject> {
  const names = file.dict(file.catalog(0).get('Names'), 0);
  const waiting: PdfObject[] = [names?.get('EmbeddedFiles') ?? null];
  for (let looked = 0; waiting.length > 0 && looked < MAX_FILES; looked += 1) {
    const node = file.dict(waiting.pop() ?? null, 0);
    const kids = file.resolve(node?.get('Kids'), 0);
    if (isArray(kids)) waiting.push(...kids.slice(0, MAX_FILES));
    const pairs = file.resolve(node?.get('Names'), 0);
    // Names and values by turns.
    if (isArray(pairs)) yield* pairs.slice(0, 2 * MAX_FILES).filter((_, index) => index % 2 === 1);
  }
}

const isSame = (one: PdfObject, other: PdfObject): boolean =>
  one === other || (one instanceof PdfRef && other instanceof PdfRef && one.number === other.number);

function find(file: PdfFile, name: string, most: number): Buffer | undefined {
  const associated = file.resolve(file.catalog(0).get('AF'), 0);
  if (!isArray(associated)) return undefined;
  for (const each of associated.slice(0, MAX_FILES)) {
    const specification = file.dict(each, 0);
    if (nameIn(file.resolve(specification?.get('F'), 0)) !== name) continue;
    const embedded = file.resolve(file.dict(specification?.get('EF'), 0)?.get('F'), 0);
    if (embedded instanceof PdfStream) return decodeStream(embedded, most);
  }
  return undefined;
}

const nameIn = (object: PdfObject): string | undefined =>
  object instanceof PdfString ? textOf(object) : undefined;
