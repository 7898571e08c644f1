// Reads a file that travels inside a document of this house, as it was in the first revision: later ones may not touch it.
import {
  decodeStream,
  isArray,
  PdfFile,
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

/** As the document itself names them; none where it cannot be read. */
export function attachedFileNames(pdf: Uint8Array): readonly string[] {
  try {
    const file = new PdfFile(pdf);
    const associated = file.resolve(file.catalog(0).get('AF'), 0);
    if (!isArray(associated)) return [];
    return associated
      .slice(0, MAX_FILES)
      .map((each) => nameIn(file.resolve(file.dict(each, 0)?.get('F'), 0)) ?? '?');
  } catch (error) {
    if (error instanceof PdfSyntaxError) return [];
    throw error;
  }
}

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
