// What a policy says about documents: how they are signed, sealed, timestamped, kept.

import type { KeptKind, Party } from './vocabulary.ts';

/** On screen with keys, or on paper with a pen; the same frozen data is behind both. */
export type SignedAs = 'digital' | 'wetInk' | 'both';

export type DocumentRules = Readonly<
  Partial<Record<'classSummary' | 'transcript' | 'teacherBook' | 'confirmationSheet', DocumentRule>>
>;

export interface DocumentRule {
  readonly signedAs: SignedAs;
  readonly ink?: 'blue';
  /** Dấu giáp lai over its sheets (R91, R97). */
  readonly crossPageSeal?: boolean;
  /** Dấu treo on the cover (R91). */
  readonly coverStamp?: boolean;
}

export interface Sealing {
  /** Millimetres. */
  readonly diameter?: number;
  /** NĐ 30/2020 Đ33.1.đ: at most five. */
  readonly sheetsPerImpression?: number;
}

/** Same words as the conditions of signing: whose signatures are timestamped, and what to do without an answer. */
export interface TimestampRules {
  readonly timestamped: 'nobody' | 'seal' | 'everybody';
  readonly withoutTimestamp: 'refuse' | 'lowerLevel';
  readonly uncheckedCertificate: 'refuse' | 'goOn';
}

/** Years, or for ever. */
export type KeptFor = number | 'permanent';

export interface Archive {
  readonly targets?: readonly ArchiveTarget[];
  readonly fileFormat?: 'PDF';
  readonly filedBy?: 'class';
  /** Every batch goes to a new folder (R106). */
  readonly neverOverwritten?: boolean;
  /** What the media must last for (R102). */
  readonly durability?: 'permanent' | 'longTerm';
  /** Years, or for ever (R112). */
  readonly retention?: KeptFor;
  /** Of one kind; the others follow `retention`. */
  readonly retentionOf?: Readonly<Partial<Record<KeptKind, KeptFor>>>;
  readonly mediaSealing?: MediaSealing;
}

/** Who signs when a medium is put away under seal; whoever draws the minutes up signs first (R104). */
export interface MediaSealing {
  /** Somebody of each must be there. */
  readonly witnesses?: readonly SealingParty[];
  /** Signs last. */
  readonly leader?: Extract<SealingParty, 'principal' | 'vicePrincipal' | 'leadership'>;
}

/** Who may read the papers of the office: nobody signs what they cannot read. */
export type SealingParty = Exclude<
  Party,
  'department' | 'departmentHead' | 'subjectTeacher' | 'homeroomTeacher'
>;

export interface ArchiveTarget {
  readonly medium: 'paper' | 'externalDrive' | 'opticalDisc' | 'usbDrive' | 'cloudFolder';
  readonly per?: 'class' | 'year';
  /** Apart from the computers scores are entered on, and from the web (R104). */
  readonly apart?: boolean;
  readonly labelled?: boolean;
  readonly sealed?: boolean;
}
