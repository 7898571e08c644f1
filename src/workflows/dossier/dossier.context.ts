// What a professional dossier remembers between steps: its versions, whose turn it is, who has signed what.
import type { Brand, Instant, PersonId, Sha256 } from '../../kernel/index.ts';

export type DossierId = Brand<string, 'DossierId'>;

/** As whom people act on a dossier; words of the school's policy. */
export type DossierParty =
  | 'principal'
  | 'vicePrincipal'
  | 'leadership'
  | 'systemBoard'
  | 'administrator'
  | 'department'
  | 'departmentHead'
  | 'subjectTeacher'
  | 'homeroomTeacher'
  | 'registrar'
  | 'office';

/** One uploaded file; a later one never takes its place in the store (R106). */
export interface DossierFile {
  /** From 1. */
  readonly version: number;
  /** SHA-256 of the file as it was uploaded. */
  readonly uploaded: Sha256;
  /** SHA-256 of the file with its signature fields. */
  readonly fileHash: Sha256;
  readonly pages: number;
  readonly at: Instant;
}

/** Whom the school's policy asks, frozen when the author sends it: a later policy does not move the goal. */
export interface DossierRoute {
  /** Who signs after the author, in order. */
  readonly steps: readonly DossierParty[];
  /** Parties that were left out because nobody but the author is one: nobody approves what is their own. */
  readonly leftOut: readonly DossierParty[];
  readonly sealed: boolean;
}

export interface DossierSignature {
  readonly by: PersonId;
  /** `author`, a step of the route, or the school's seal. */
  readonly as: DossierParty | 'author' | 'seal';
  readonly version: number;
  readonly at: Instant;
  readonly fileHash: Sha256;
}

/** Biên bản ghi nhớ: every request to change something is minuted (R55). */
export interface ChangeMinutes {
  /** From 1 within the dossier. */
  readonly number: number;
  readonly version: number;
  readonly by: PersonId;
  readonly as: DossierParty;
  readonly at: Instant;
  readonly place: string;
  /** Who was there beside the one who asks and the author. */
  readonly present: readonly PersonId[];
  readonly reason: string;
}

export interface DossierContext extends DossierOpening {
  /** All that were uploaded, oldest first. */
  readonly files: readonly DossierFile[];
  /** Null while the author has not sent it. */
  readonly route: DossierRoute | null;
  /** Of every version, in the order applied. */
  readonly signatures: readonly DossierSignature[];
  readonly minutes: readonly ChangeMinutes[];
  /** When the author first sent it; what is late is measured by this. */
  readonly firstSubmittedAt: Instant | null;
  readonly sealOrder: { readonly decisionNumber: string; readonly by: PersonId; readonly at: Instant } | null;
}

/** What the first upload tells; the journal's `dossier.opened` carries exactly this. */
export interface DossierOpening {
  readonly schoolId: string;
  readonly author: PersonId;
  /** Key of the policy's list. */
  readonly kind: string;
  readonly title: string;
  readonly schoolYear: string;
  /** Null where it is of the whole school. */
  readonly subject: string | null;
  readonly grade: number | null;
  /** What it is owed for: `week:12`, or a milestone; null where nobody set a time. */
  readonly period: string | null;
  readonly dueAt: Instant | null;
}

export const openingOfDossier = (opening: DossierOpening, first: DossierFile): DossierContext => ({
  ...opening,
  files: [first],
  route: null,
  signatures: [],
  minutes: [],
  firstSubmittedAt: null,
  sealOrder: null,
});
