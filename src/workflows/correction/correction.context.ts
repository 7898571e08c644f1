// What a correction remembers between steps: what is to change, who must agree, who did, until when cells are open.
import type { Brand, ClassId, Instant, PersonId, RecordId, Sha256 } from '../../kernel/index.ts';

export type CorrectionId = Brand<string, 'CorrectionId'>;

/** As whom people act; words of the school's policy. */
export type CorrectionParty =
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

/** One cell of the class book, old value and new; null is an empty cell (R79). */
export interface CorrectedCell {
  /** `pupils/<code>/entries/HK1/TOAN/midterm`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Sổ điểm cá nhân, bài kiểm tra … as scanned (R77). */
export interface Evidence {
  readonly kind: 'teacherBook' | 'testPaper' | 'other';
  readonly name: string;
  readonly mediaType: 'application/pdf' | 'image/jpeg' | 'image/png';
  readonly hash: Sha256;
  /** Octets. */
  readonly length: number;
}

/** What the policy of the school asks for, frozen with the request: a later policy does not move the goal. */
export interface CorrectionDemands {
  /** All of them must agree; the stricter path adds who decides after the lock (R71, R76). */
  readonly permittedBy: readonly CorrectionParty[];
  readonly witnesses: readonly CorrectionParty[];
  /** How many of the witnesses suffice (R78). */
  readonly quorum: number;
  /** Who opens the cells, on the decision (R23, R70). */
  readonly unlockedBy: readonly CorrectionParty[];
}

export interface Permission {
  readonly by: PersonId;
  readonly as: readonly CorrectionParty[];
  /** Number of the written decision; empty where the party only agrees. */
  readonly decisionNumber: string;
  readonly at: Instant;
}

interface Deed {
  readonly by: PersonId;
  readonly at: Instant;
}

export interface CorrectionContext {
  readonly classId: ClassId;
  readonly requester: PersonId;
  readonly requestedAs: 'subjectTeacher' | 'homeroomTeacher';
  /** Whoever asks is the class's homeroom teacher, in whatever quality they ask: asking is confirming (TT 22/2021 Đ20). */
  readonly confirmedByAsking: boolean;
  readonly requestedAt: Instant;
  readonly cells: readonly CorrectedCell[];
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  /** Records that print any of the cells. */
  readonly records: readonly RecordId[];
  /** `afterLock` once something is locked or the last moment has passed: the stricter path (R71, R81). */
  readonly route: 'ordinary' | 'afterLock';
  readonly demands: CorrectionDemands;
  /** The permission must have been given by then; null where no end is set. */
  readonly permitBefore: Instant | null;
  /** TT 22/2021 Đ20. A homeroom teacher's own request is their confirmation. */
  readonly confirmed: Deed | null;
  readonly permissions: readonly Permission[];
  readonly refused: (Deed & { readonly reason: string }) | null;
  readonly unlocked: (Deed & { readonly until: Instant }) | null;
  readonly witnesses: readonly (Deed & { readonly as: CorrectionParty })[];
  readonly executed: Deed | null;
  readonly relockedAt: Instant | null;
  readonly minutes: { readonly fileHash: Sha256; readonly snapshotHash: Sha256 } | null;
  readonly minutesSigned: readonly (Deed & { readonly fileHash: Sha256 })[];
}

/** What a request starts from; the journal's `correction.requested` carries exactly this. */
export type CorrectionOpening = Pick<
  CorrectionContext,
  | 'classId'
  | 'requester'
  | 'requestedAs'
  | 'confirmedByAsking'
  | 'requestedAt'
  | 'cells'
  | 'reason'
  | 'evidence'
  | 'records'
  | 'route'
  | 'demands'
  | 'permitBefore'
>;

export const openingOf = (opening: CorrectionOpening): CorrectionContext => ({
  ...opening,
  confirmed: opening.confirmedByAsking ? { by: opening.requester, at: opening.requestedAt } : null,
  permissions: [],
  refused: null,
  unlocked: null,
  witnesses: [],
  executed: null,
  relockedAt: null,
  minutes: null,
  minutesSigned: [],
});
