// What a signature dictionary says may follow: DocMDP of certifications, FieldMDP and /Lock of fields (ISO 32000-2 §12.8.2).
// Signer and verifier read it here, so that what one refuses to write the other refuses to believe.
import {
  isArray,
  isName,
  type PdfDict,
  type PdfFile,
  PdfName,
  type PdfObject,
  PdfString,
  textOf,
} from './pdf/index.ts';

/** 1: no change at all, 2: filling and signing, 3: annotations too. */
export type CertificationLevel = 1 | 2 | 3;

export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

/** Undefined for approval signatures. Unknown levels count as 1, the strictest, and so does the strictest of several. */
export function certificationIn(
  file: PdfFile,
  signature: PdfDict,
  upTo: number,
): CertificationLevel | undefined {
  const levels = transforms(file, signature, 'DocMDP', upTo).map((parameters): CertificationLevel => {
    const level = file.resolve(parameters.get('P') ?? 2, upTo);
    return level === 2 || level === 3 ? level : 1;
  });
  return levels.length === 0 ? undefined : (Math.min(...levels) as CertificationLevel);
}

/** The locks of a signature's own references, and of the /Lock of the fields that show it. */
export function locksIn(
  file: PdfFile,
  signature: PdfDict,
  fields: readonly PdfDict[],
  upTo: number,
): FieldLock[] {
  const own = fields.flatMap((field) => file.dict(field.get('Lock'), upTo) ?? []);
  return [...transforms(file, signature, 'FieldMDP', upTo), ...own].map((lock) => toLock(file, lock, upTo));
}

export const isLocked = (locks: readonly FieldLock[], field: string): boolean =>
  locks.some(({ action, fields }) => {
    if (action === 'All') return true;
    const named = fields.some((name) => field === name || field.startsWith(`${name}.`));
    return action === 'Include' ? named : !named;
  });

/** A lock dictionary (table 236), or the parameters of a FieldMDP transform; what is unknown locks everything. */
export function toLock(file: PdfFile, lock: PdfDict, upTo: number): FieldLock {
  const action = file.resolve(lock.get('Action'), upTo);
  const kind = action instanceof PdfName ? action.value : 'All';
  const fields = file.resolve(lock.get('Fields'), upTo);
  const names = isArray(fields) ? fields.map((name) => file.resolve(name, upTo)) : [];
  return {
    action: kind === 'Include' || kind === 'Exclude' ? kind : 'All',
    fields: names.flatMap((name) => (name instanceof PdfString ? [textOf(name)] : [])),
  };
}

/** Parameters of the references with this transform method. */
function transforms(file: PdfFile, signature: PdfDict, method: string, upTo: number): PdfDict[] {
  const references = file.resolve(signature.get('Reference'), upTo);
  if (!isArray(references)) return [];
  return references.flatMap((item) => {
    const reference = file.dict(item, upTo);
    if (!isName(file.resolve(reference?.get('TransformMethod'), upTo), method)) return [];
    return [file.dict(reference?.get('TransformParams'), upTo) ?? new Map<string, PdfObject>()];
  });
}
