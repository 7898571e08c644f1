// What the signatures of a document still allow to whoever comes next (ISO 32000-2 §12.8.2).
import {
  isArray,
  isName,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfName,
  PdfString,
  textOf,
} from '../pdf/index.ts';
import type { SignatureField } from './fields.ts';

export interface Restrictions {
  /** DocMDP level of the certification; 1 allows no change at all. */
  readonly certification: 1 | 2 | 3 | undefined;
  /** Every field is locked. */
  readonly allLocked: boolean;
  /** No further signature may follow. */
  readonly sealed: boolean;
  /** Unsigned fields that are locked by name. */
  readonly locked: ReadonlySet<string>;
}

export function restrictionsOf(file: PdfFile, fields: ReadonlyMap<string, SignatureField>): Restrictions {
  const signed = [...fields.values()].filter((field) => field.signed);
  const levels = signed.flatMap((field) => certificationLevel(file, field) ?? []);
  const locks = signed.flatMap((field) => locksOf(file, field));
  const certification = levels.length === 0 ? undefined : (Math.min(...levels) as 1 | 2 | 3);
  const allLocked = locks.some((lock) => lock.action === 'All');
  const open = [...fields].filter(([, field]) => !field.signed).map(([name]) => name);
  const locked = new Set(open.filter((name) => locks.some((lock) => covers(lock, name))));
  return { certification, allLocked, sealed: allLocked || certification === 1, locked };
}

/** Unknown levels count as the strictest. */
function certificationLevel(file: PdfFile, field: SignatureField): 1 | 2 | 3 | undefined {
  const [parameters] = transforms(file, field, 'DocMDP');
  if (parameters === undefined) return undefined;
  const level = file.resolve(parameters.get('P') ?? 2);
  return level === 2 || level === 3 ? level : 1;
}

interface Lock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly names: readonly string[];
}

function locksOf(file: PdfFile, field: SignatureField): Lock[] {
  const own = file.dict(field.dict.get('Lock'));
  return [...transforms(file, field, 'FieldMDP'), ...(own === undefined ? [] : [own])].map((lock) => {
    const action = file.resolve(lock.get('Action'));
    const kind = action instanceof PdfName ? action.value : 'All';
    const names = file.resolve(lock.get('Fields'));
    return {
      action: kind === 'Include' || kind === 'Exclude' ? kind : 'All',
      names: isArray(names) ? names.flatMap((name) => textsIn(file.resolve(name))) : [],
    };
  });
}

const textsIn = (object: PdfObject): string[] => (object instanceof PdfString ? [textOf(object)] : []);

const covers = ({ action, names }: Lock, field: string): boolean =>
  action === 'All' ||
  (action === 'Include') === names.some((name) => field === name || field.startsWith(`${name}.`));

/** Parameters of the signature's references with this transform method. */
function transforms(file: PdfFile, { dict }: SignatureField, method: string): PdfDict[] {
  const references = file.resolve(file.dict(dict.get('V'))?.get('Reference'));
  if (!isArray(references)) return [];
  return references.flatMap((item) => {
    const reference = file.dict(item);
    if (reference === undefined || !isName(file.resolve(reference.get('TransformMethod')), method)) return [];
    return [file.dict(reference.get('TransformParams')) ?? new Map<string, PdfObject>()];
  });
}
