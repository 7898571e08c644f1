// What a record remembers between steps: who must sign, who has signed, which bytes are the latest.
import type { Instant, PersonId, Sha256 } from '../../kernel/index.ts';

/** The roles that sign in person. The school's seal is applied by the registrar and is not a person's signature. */
export type SigningRole = 'subjectTeacher' | 'homeroomTeacher' | 'principal';

export type RecordKind = 'transcript' | 'classSummary';

/** Who is who for one record (R10, R18, R19, R20); written decisions stand behind each. */
export interface Assignments {
  /** One entry per teacher, with all the subjects they teach this class. */
  readonly subjectTeachers: readonly { readonly person: PersonId; readonly subjects: readonly string[] }[];
  readonly homeroomTeacher: PersonId;
  /** Who approves this record: the principal, or a vice principal it was delegated to (R20). */
  readonly approver: { readonly person: PersonId; readonly capacity: 'principal' | 'vicePrincipal' };
  /** Orders locks and permits corrections, also when approval is delegated (R23, R76). */
  readonly principal: PersonId;
  readonly registrar: PersonId;
}

/** A signature field of the drafted document, as far as the order of signing needs it. */
export interface SlotFacts {
  readonly field: string;
  readonly purpose: 'author' | 'subject' | 'homeroom' | 'principal' | 'seal' | 'sealSlice';
  readonly subject?: string;
}

export interface AppliedSignature {
  readonly role: SigningRole | 'seal';
  readonly person: PersonId;
  readonly slots: readonly string[];
  readonly at: Instant;
  /** SHA-256 of the whole file with this signature. */
  readonly fileHash: Sha256;
}

/** What a signature comes with: nothing, or a timestamp over its value (ETSI EN 319 142-1 §6). */
export type SignatureLevel = 'B-B' | 'B-T';

/** Levels that extending reaches; a document that was not extended has none written. */
export type ExtendedLevel = 'B-T' | 'B-LT' | 'B-LTA';

export interface RecordDocument {
  readonly version: number;
  /** SHA-256 of the whole file so far; the next signature must stand on exactly these bytes. */
  readonly fileHash: Sha256;
  readonly slots: readonly SlotFacts[];
  /** Certified by the school's service key (DocMDP P=2): only then may people sign. */
  readonly certified: boolean;
  readonly level?: ExtendedLevel;
}

/** How a version is signed, as the school's policy says when it is submitted: with keys, with pens, or with both. */
export type SigningMedium = 'digital' | 'wetInk' | 'both';

/** What the registrar reported of a sheet that was signed, or sealed, by hand. */
export interface PaperFact {
  readonly by: PersonId;
  /** The day on the paper, ISO 8601. */
  readonly on: string;
  readonly at: Instant;
  /** Blob of a scan of it. */
  readonly scan: Sha256 | null;
}

/** Why and from what a version was made anew: executed corrections, and the version they took the place of. */
export interface RecordRenewal {
  /** The version that was sealed last; its file travels inside the successor. */
  readonly predecessor: { readonly version: number; readonly fileHash: Sha256 };
  /** Executed since, oldest first. The last one's decision orders the new seal (R70, R74). */
  readonly corrections: readonly RecordCorrection[];
  /** Subjects whose results changed: only their teachers sign again. */
  readonly subjects: readonly string[];
}

export interface RecordCorrection {
  readonly correctionId: string;
  readonly decisionNumber: string;
  /** Who permitted it. */
  readonly decidedBy: PersonId;
  readonly at: Instant;
}

export interface RecordContext {
  readonly kind: RecordKind;
  readonly assignments: Assignments;
  /** Hash of the class book the entries come from: as imported, then as frozen by the latest submission. */
  readonly entriesHash: Sha256;
  /** Submissions so far; the document made from the n-th is its version n. */
  readonly version: number;
  /** Hash of the frozen data of the latest submission. */
  readonly snapshotHash: Sha256 | null;
  readonly document: RecordDocument | null;
  /** Of the current version, in the order applied. */
  readonly signatures: readonly AppliedSignature[];
  readonly order: { readonly decisionNumber: string; readonly by: PersonId; readonly at: Instant } | null;
  /** Who had not signed when a deadline passed. */
  readonly late: readonly { readonly role: SigningRole; readonly person: PersonId; readonly at: Instant }[];
  readonly returned: { readonly by: PersonId; readonly reason: string; readonly at: Instant } | null;
  readonly packages: readonly string[];
  /** Null while no sealed version was ever corrected. */
  readonly renewal: RecordRenewal | null;
  /** Of the current version. */
  readonly signedAs: SigningMedium;
  /** Of the current version, where it is signed with pens. */
  readonly paper: { readonly signed: PaperFact; readonly sealed: PaperFact | null } | null;
}

/** What a new record starts from; the journal's `record.opened` carries exactly this. */
export type RecordOpening = Pick<RecordContext, 'kind' | 'assignments' | 'entriesHash'>;

export const openingContext = (opening: RecordOpening): RecordContext => ({
  kind: opening.kind,
  assignments: opening.assignments,
  entriesHash: opening.entriesHash,
  version: 0,
  snapshotHash: null,
  document: null,
  signatures: [],
  order: null,
  late: [],
  returned: null,
  packages: [],
  renewal: null,
  signedAs: 'digital',
  paper: null,
});
