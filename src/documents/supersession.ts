// What a successor says of the version it takes the place of: frozen, hashed, printed and signed with everything else.
import type { Instant, Sha256 } from '../kernel/index.ts';

export interface Supersession {
  /** Its signed file travels inside (see PREDECESSOR_FILE) and has this hash. */
  readonly predecessor: {
    readonly version: number;
    readonly fileHash: Sha256;
    readonly snapshotHash: Sha256;
    readonly verificationCode: string;
  };
  /** Oldest first; usually one. */
  readonly corrections: readonly NamedCorrection[];
  /** Everything that prints differently, place by place; nothing else does. */
  readonly differences: readonly PlaceDifference[];
  /** Rows nobody touched, with the signature their teacher gave to an earlier version. */
  readonly carriedOver: readonly CarriedSignature[];
  /** Places of results that were ever corrected, this time and before: what the foot of the table counts. */
  readonly places: readonly string[];
}

/** A permitted and executed correction, as the school's books have it. */
export interface NamedCorrection {
  readonly id: string;
  readonly decisionNumber: string;
  readonly at: Instant;
  readonly cells: readonly {
    /** In the class book, e.g. `pupils/<code>/entries/HK1/TOAN/midterm`. */
    readonly path: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** Values as canonical JSON; null where the place is not there. */
export interface PlaceDifference {
  /** `rows/TOAN/year`, `conduct/term1`, `rows/HS001/results/TOAN`. */
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface CarriedSignature {
  /** Code. */
  readonly subject: string;
  /** Name, as it was signed. */
  readonly signer: string;
  readonly signedAt: Instant;
  /** The version that bears the signature itself. */
  readonly version: number;
  /** By hand, on the printed sheet: `signedAt` is then the time of printing. */
  readonly onPaper?: true;
}
