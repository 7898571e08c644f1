// Facts that move a correction, in the past tense. Time arrives inside the fact.
import type { Instant, PersonId, RecordId, Sha256 } from '../../kernel/index.ts';
import type { CorrectionParty } from './correction.context.ts';

interface Fact<Type extends string> {
  readonly type: Type;
  readonly at: Instant;
}

/** A fact that somebody answers for, as one or more of the policy's parties. */
interface Deed<Type extends string> extends Fact<Type> {
  readonly by: PersonId;
  readonly as: readonly CorrectionParty[];
}

/** Giáo viên chủ nhiệm xác nhận (TT 22/2021 Đ20). */
export type CorrectionConfirmed = Deed<'correction.confirmed'>;

/** TT 22/2021 Đ18. One person's agreement counts for every party they are. */
export interface CorrectionPermitted extends Deed<'correction.permitted'> {
  readonly decisionNumber: string;
}

export interface CorrectionRefused extends Deed<'correction.refused'> {
  readonly reason: string;
}

/** Only the named cells, and not for long. */
export interface CellsUnlocked extends Deed<'cells.unlocked'> {
  readonly until: Instant;
}

export type CorrectionWitnessed = Deed<'correction.witnessed'>;

/** The cells were edited and locked again in one step (R74). */
export interface CellsCorrected extends Deed<'cells.corrected'> {
  /** Records that print something else now. */
  readonly records: readonly RecordId[];
}

export interface MinutesDrafted extends Fact<'minutes.drafted'> {
  readonly fileHash: Sha256;
  readonly snapshotHash: Sha256;
}

export interface MinutesSigned extends Deed<'minutes.signed'> {
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
}

export type CorrectionWithdrawn = Deed<'correction.withdrawn'>;

/** Told at any time after it: whether one has passed is seen from the context. */
export type CorrectionDeadlinePassed = Fact<'correction.deadlinePassed'>;

/** Every affected record is sealed and locked again. */
export type CorrectionCompleted = Fact<'correction.completed'>;

export type CorrectionEvent =
  | CorrectionConfirmed
  | CorrectionPermitted
  | CorrectionRefused
  | CellsUnlocked
  | CorrectionWitnessed
  | CellsCorrected
  | MinutesDrafted
  | MinutesSigned
  | CorrectionWithdrawn
  | CorrectionDeadlinePassed
  | CorrectionCompleted;

export type CorrectionEventType = CorrectionEvent['type'];
export type CorrectionEventOf<Type extends CorrectionEventType> = Extract<CorrectionEvent, { type: Type }>;
