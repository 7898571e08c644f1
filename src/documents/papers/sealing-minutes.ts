// Biên bản niêm phong: which packages stand on a medium, that they were found whole, and under which seal it is put away (R104).
import type { Instant } from '../../kernel/index.ts';
import type { Meeting, Paper, Signatory } from './paper.ts';

export interface MediumToSeal {
  /** What it is called in the archive. */
  readonly name: string;
  /** E.g. `Ổ cứng ngoài`. */
  readonly kind: string;
  /** As stuck on it. */
  readonly label: string;
  /** Of its maker; empty where it has none. */
  readonly serial: string;
  /** Số niêm phong. */
  readonly sealNumber: string;
  readonly keptAt: string;
}

export interface PackageOnMedium {
  readonly className: string;
  readonly schoolYear: string;
  readonly name: string;
  readonly files: number;
  readonly octets: number;
  /** SHA-256 of the package's list of lists (tagmanifest-sha256.txt), 64 hexadecimal digits. */
  readonly tagManifest: string;
}

export interface SealingMinutesSnapshot extends Paper {
  readonly kind: 'sealingMinutes';
  readonly medium: MediumToSeal;
  readonly meeting: Meeting;
  /** When everything on it was last read again, and found whole. */
  readonly checkedAt: Instant;
  readonly packages: readonly PackageOnMedium[];
  readonly signatories: readonly Signatory[];
}
