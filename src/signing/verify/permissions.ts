// What earlier signatures still allow: DocMDP of the certification and FieldMDP of locks (ISO 32000-2 §12.8.2).
import {
  isArray,
  isDict,
  isInteger,
  isName,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfName,
  PdfString,
  textOf,
} from '../pdf/index.ts';
import type { SignatureValue } from './signature-values.ts';

export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

/** DocMDP level of a certifying signature; undefined for approval signatures. Unknown levels count as 1, the strictest. */
export function certificationLevel(file: PdfFile, { dict, revision }: SignatureValue): 1 | 2 | 3 | undefined {
  const parameters = transform(file, dict, 'DocMDP', revision);
  if (parameters === undefined) return undefined;
  const level = parameters.get('P') ?? 2;
  return level === 2 || level === 3 ? level : 1;
}

/** The locks a signature sets, by its own reference and by its fields' /Lock. */
export function locksOf(file: PdfFile, { dict, fields, revision }: SignatureValue): FieldLock[] {
  const declared = [
    transform(file, dict, 'FieldMDP', revision),
    ...fields.map((field) => file.dict(field.dict.get('Lock'), revision)),
  ];
  return declared.flatMap((lock) => (lock === undefined ? [] : [toLock(file, lock, revision)]));
}

export const isLocked = (locks: readonly FieldLock[], field: string): boolean =>
  locks.some(({ action, fields }) => {
    if (action === 'All') return true;
    const named = fields.some((name) => field === name || field.startsWith(`${name}.`));
    return action === 'Include' ? named : !named;
  });

function transform(file: PdfFile, signature: PdfDict, method: string, upTo: number): PdfDict | undefined {
  const references = file.resolve(signature.get('Reference'), upTo);
  if (!isArray(references)) return undefined;
  for (const item of references) {
    const reference = file.dict(item, upTo);
    if (reference === undefined || !isName(reference.get('TransformMethod'), method)) continue;
    return file.dict(reference.get('TransformParams'), upTo) ?? new Map<string, PdfObject>();
  }
  return undefined;
}

function toLock(file: PdfFile, lock: PdfDict, upTo: number): FieldLock {
  const action = lock.get('Action');
  const fields = file.resolve(lock.get('Fields'), upTo);
  const names = isArray(fields)
    ? fields.flatMap((name) => (name instanceof PdfString ? [textOf(name)] : []))
    : [];
  const kind = action instanceof PdfName ? action.value : 'All';
  return { action: kind === 'Include' || kind === 'Exclude' ? kind : 'All', fields: names };
}

/** A certified document names its certification in the catalog; the two must agree (§12.8.6). */
export function catalogCertification(file: PdfFile, upTo: number): number | undefined {
  const perms = file.dict(file.catalog(upTo).get('Perms'), upTo);
  const ref = isDict(perms) ? perms.get('DocMDP') : undefined;
  return ref instanceof Object && 'number' in ref && isInteger(ref.number) ? ref.number : undefined;
}
