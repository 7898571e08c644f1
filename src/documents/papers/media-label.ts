// What the label of an archive medium says: which medium, what stands on it, and the digests it is checked by (R102).
import type { Instant } from '../../kernel/index.ts';
import type { SchoolHeading } from '../snapshot.ts';

export interface LabelledPackage {
  readonly className: string;
  /** `2025-2026`. */
  readonly schoolYear: string;
  /** Folder of the package on the medium; empty when it has none yet. */
  readonly name: string;
  readonly at: Instant;
  readonly records: number;
  /** SHA-256 of the package's manifest, 64 hexadecimal digits. */
  readonly manifestHash: string;
}

/** One medium; the house does not keep labels, the same data print the same label again. */
export interface MediaLabel {
  readonly school: SchoolHeading;
  /** Number of the medium in the school's own count, e.g. `03/2026`; empty: to be written in by hand. */
  readonly medium: string;
  /** What it is, e.g. `Đĩa M-DISC 25 GB`; empty when nobody said. */
  readonly carrier: string;
  /** Which of how many with the same content; at least two are kept in different places. Null: by hand. */
  readonly copy: { readonly number: number; readonly of: number } | null;
  /** `2036-07-31`; null for ever. */
  readonly keepUntil: string | null;
  readonly packages: readonly LabelledPackage[];
  readonly printedAt: Instant;
}
