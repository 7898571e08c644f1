// What stands on a page besides its contents: the appearances of signatures and other annotations (ISO 32000-2 §12.5.5).
import {
  isArray,
  isDict,
  isInteger,
  isName,
  PdfName,
  PdfRef,
  PdfStream,
  type PdfDict,
  type PdfFile,
  type PdfObject,
} from '../../signing/pdf/index.ts';
import { fitted, operands, type Matrix } from './matrix.ts';
import { boxIn, type OriginalPage } from './original.ts';
import type { CopyTools } from './page-form.ts';

export interface CopiedAppearance {
  /** Number of the form XObject in the copy. */
  readonly number: number;
  /** Operands of `cm` before it is shown. */
  readonly placed: string;
}

/** Hidden and NoView (table 167). */
const UNSEEN = 2 | 32;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** In the order in which readers draw them. */
export function copyAppearances(tools: CopyTools, { dict }: OriginalPage): CopiedAppearance[] {
  const { file, transplant } = tools;
  const annotations = file.resolve(dict.get('Annots'));
  if (!isArray(annotations)) return [];
  return annotations.flatMap((each) => {
    const annotation = file.dict(each);
    const normal = annotation && isSeen(file, annotation) ? normalAppearance(file, annotation) : undefined;
    if (annotation === undefined || normal === undefined) return [];
    const placed = placement(file, annotation, normal.stream);
    if (placed === undefined) return [];
    const source = transplant.source(normal.ref);
    return [{ number: Number.parseInt(source, 10), placed: operands(placed) }];
  });
}

function isSeen(file: PdfFile, annotation: PdfDict): boolean {
  const flags = file.resolve(annotation.get('F'));
  if (isName(file.resolve(annotation.get('Subtype')), 'Popup')) return false;
  return !isInteger(flags) || (flags & UNSEEN) === 0;
}

/** /N itself, or the one of its states that /AS names. */
function normalAppearance(
  file: PdfFile,
  annotation: PdfDict,
): { readonly ref: PdfRef; readonly stream: PdfStream } | undefined {
  let ref = file.dict(annotation.get('AP'))?.get('N');
  const states = file.resolve(ref);
  const state = file.resolve(annotation.get('AS'));
  if (isDict(states)) ref = state instanceof PdfName ? states.get(state.value) : undefined;
  const stream = file.resolve(ref);
  return ref instanceof PdfRef && stream instanceof PdfStream ? { ref, stream } : undefined;
}

function placement(file: PdfFile, annotation: PdfDict, { dict }: PdfStream): Matrix | undefined {
  const rect = boxIn(file, annotation.get('Rect'));
  const bbox = boxIn(file, dict.get('BBox'));
  if (rect === undefined || bbox === undefined || rect[2] === rect[0] || rect[3] === rect[1])
    return undefined;
  return fitted(bbox, matrixIn(file, dict.get('Matrix')), rect);
}

function matrixIn(file: PdfFile, object: PdfObject | undefined): Matrix {
  const values = file.resolve(object);
  const numbers = isArray(values) ? values.map((value) => file.resolve(value)) : [];
  return numbers.length === 6 && numbers.every((value) => typeof value === 'number')
    ? (numbers as unknown as Matrix)
    : IDENTITY;
}
