// What every paper of the office says of itself. All texts are as printed; instants are milliseconds since 1970.
import type { Instant } from '../../kernel/index.ts';
import type { SchoolHeading } from '../snapshot.ts';

export interface Paper {
  /** Under which the house keeps this paper; not that of a record it tells of. */
  readonly recordId: string;
  readonly version: number;
  readonly school: SchoolHeading;
  readonly schoolYear: string;
  /** Số, kí hiệu, e.g. `05/BB-THCSVD`; null where the paper has none. */
  readonly number: string | null;
}

/** Who signs a paper, in the order of the places; every key once. */
export interface Signatory {
  /** Finds the signature's place in the manifest; unique in the paper. */
  readonly key: string;
  readonly part: SignatoryPart;
  readonly name: string;
  /** Above the signature, e.g. `Hiệu trưởng`; only the leader's and a teacher's of a subject need one. */
  readonly title: string | null;
}

/** The last leader signs last, under the seal (NĐ 30/2020 Đ33.1). */
export type SignatoryPart =
  'requester' | 'author' | 'subjectTeacher' | 'homeroom' | 'witness' | 'registrar' | 'checker' | 'leader';

export interface PrintedDecision {
  readonly number: string;
  /** ISO date. */
  readonly date: string;
  /** Who decided, with the title. */
  readonly by: string;
}

/** A signed document that a paper tells of. */
export interface NamedDocument {
  readonly title: string;
  readonly version: number;
  readonly verificationCode: string;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly fileHash: string;
  readonly pages: number;
}

export interface PersonPresent {
  readonly name: string;
  /** As what they took part. */
  readonly role: string;
}

/** When and where people met. */
export interface Meeting {
  readonly place: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant;
  readonly present: readonly PersonPresent[];
}
