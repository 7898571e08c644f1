// What the signatures of a document still allow to whoever comes next (ISO 32000-2 §12.8.2).
import type { PdfFile, PdfObject } from '../pdf/index.ts';
import {
  certificationIn,
  type CertificationLevel,
  type FieldLock,
  isLocked,
  locksIn,
} from '../permissions.ts';
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
  const upTo = file.last.index;
  const locks: FieldLock[] = [];
  let certification: CertificationLevel | undefined;
  for (const { dict, signed } of fields.values()) {
    if (!signed) continue;
    const signature = file.dict(dict.get('V')) ?? new Map<string, PdfObject>();
    const level = certificationIn(file, signature, upTo);
    if (level !== undefined && level < (certification ?? Infinity)) certification = level;
    locks.push(...locksIn(file, signature, [dict], upTo));
  }
  const allLocked = locks.some((lock) => lock.action === 'All');
  const locked = new Set<string>();
  for (const [name, { signed }] of fields) if (!signed && isLocked(locks, name)) locked.add(name);
  return { certification, allLocked, sealed: allLocked || certification === 1, locked };
}
