// One thing wrong with a policy file: what, where, and what would be right. Files are outside material: a value, no fault.
import { visibleText } from '../../kernel/index.ts';
import { placeOf } from './places.ts';
import type { Words } from './places.ts';

export interface PolicyProblem {
  /** Stable, `policyFile.reason`. */
  readonly code: string;
  /** JSON pointer (RFC 6901) into the file; empty for the whole. */
  readonly pointer: string;
  /** The same place in words, `mốc thời gian 3 › tuần`. */
  readonly place: Words;
  readonly vi: string;
  readonly en: string;
  /** Values that would do, when they can be listed. */
  readonly allowed: readonly string[];
}

export const problem = (
  reason: string,
  pointer: string,
  { vi, en }: Words,
  allowed: readonly unknown[] = [],
): PolicyProblem => ({
  code: `policyFile.${reason}`,
  pointer: visibleText(pointer, 200),
  place: placeOf(pointer),
  vi: visibleText(vi),
  en: visibleText(en),
  allowed: allowed.map(String),
});
