// Which version of a record families may know: the one that is locked, or the last that was while a newer is signed.
import type { RecordSnapshot } from '../../../workflows/index.ts';
import { isOfSummer } from '../snapshots/summer-path.ts';
import type { Instant } from '../../../kernel/index.ts';

export interface Released {
  readonly version: number;
  /** Null for a version that a newer one is about to replace. */
  readonly at: Instant | null;
  /** It took the place of an earlier one. */
  readonly corrected: boolean;
  /** Another one is under way. */
  readonly beingCorrected: boolean;
}

/** Null while nothing was ever locked. */
export function releasedOf({ state, context }: RecordSnapshot): Released | null {
  const { renewal, version, signatures, paper } = context;
  if (state === 'locked' || state === 'archived') {
    const at = signatures.find(({ role }) => role === 'seal')?.at ?? paper?.sealed?.at ?? null;
    const corrected = renewal?.corrections.some(({ correctionId }) => !isOfSummer(correctionId)) ?? false;
    return { version, at, corrected, beingCorrected: false };
  }
  if (renewal)
    return { version: renewal.predecessor.version, at: null, corrected: false, beingCorrected: true };
  return state === 'superseded' ? { version, at: null, corrected: false, beingCorrected: true } : null;
}
