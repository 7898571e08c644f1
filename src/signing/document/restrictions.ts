// What the signatures of a document still allow to whoever comes next (ISO 32000-2 §12.8.2).
import type { PdfFile, PdfObject } from '../pdf/index.ts';
import { certificationIn, type CertificationLevel, isLocked, locksIn } from '../permissions.ts';
import type { SignatureField } from './fields.ts';

export interface Restrictions {
  /** DocMDP level of the certification; 1 allows no change at all. */
  readonly certification: CertificationLevel | undefined;
  /** Every field is locked. */
  readonly allLocked: boolean;
  /** No further signature may follow. */
  readonly sealed: boolean;
  /** Unsigned fields that are locked by name. */
  readonly locked: ReadonlySet<string>;
}

export function restrictionsOf(file: PdfFile, fields: ReadonlyMap<string, SignatureField>): Restrictions {
  const signed = [...fields.values()].flatMap(({ dict, signed: bears }) =>
    bears ? [{ field: dict, signature: file.dict(dict.get('V')) ?? new Map<string, PdfObject>() }] : [],
  );
  const upTo = file.last.index;
  const levels = signed.flatMap(({ signature }) => certificationIn(file, signature, upTo) ?? []);
  const locks = signed.flatMap(({ signature, field }) => locksIn(file, signature, [field], upTo));
  const certification = levels.length === 0 ? undefined : (Math.min(...levels) as CertificationLevel);
  const allLocked = locks.some((lock) => lock.action === 'All');
  const open = [...fields].filter(([, field]) => !field.signed).map(([name]) => name);
  const locked = new Set(open.filter((name) => isLocked(locks, name)));
  return { certification, allLocked, sealed: allLocked || certification === 1, locked };
}
