// Registers of the office: what was handed out, sealed and printed, and the pupils' books (R95, R97, R100, R101).
import type { Instant } from '../../kernel/index.ts';
import type { Paper, Signatory } from './paper.ts';

interface Register extends Paper {
  /** Both ends belong to it. */
  readonly from: Instant;
  readonly until: Instant;
  readonly signatories: readonly Signatory[];
}

export interface IssueEntry {
  readonly at: Instant;
  readonly number: string;
  readonly document: string;
  readonly pupil: string;
  readonly className: string;
  readonly copies: number;
  readonly recipient: string;
  /** Relation to the pupil, number of the identity paper. */
  readonly identity: string;
  /** The request it was handed out on. */
  readonly request: string;
  readonly by: string;
}

/** Sổ cấp bản sao, học bạ. */
export interface IssueRegisterSnapshot extends Register {
  readonly kind: 'issueRegister';
  readonly entries: readonly IssueEntry[];
}

export interface SealEntry {
  readonly at: Instant;
  readonly document: string;
  readonly verificationCode: string;
  /** The order to seal. */
  readonly order: string;
  readonly impressions: number;
  readonly by: string;
}

/** Sổ đóng dấu. */
export interface SealRegisterSnapshot extends Register {
  readonly kind: 'sealRegister';
  readonly entries: readonly SealEntry[];
}

export interface PrintEntry {
  readonly at: Instant;
  readonly document: string;
  readonly verificationCode: string;
  readonly pages: number;
  readonly copies: number;
  readonly purpose: string;
  readonly by: string;
}

/** Sổ in. */
export interface PrintRegisterSnapshot extends Register {
  readonly kind: 'printRegister';
  readonly entries: readonly PrintEntry[];
}

export interface BookEntry {
  /** When it was made. */
  readonly at: Instant;
  /** `12/THCS`. */
  readonly number: string;
  readonly edition: number;
  readonly document: string;
  readonly verificationCode: string;
  readonly pupil: string;
  readonly pupilCode: string;
  readonly className: string;
  /** In words; with why another one was issued. */
  readonly reason: string;
  /** Number of the principal's decision. */
  readonly order: string;
  /** `đã giao`, `chưa giao`, `chưa đóng dấu`, `đã thu hồi ngày 05/06/2026`. */
  readonly standing: string;
  /** Null until somebody has it in hand. */
  readonly handedAt: Instant | null;
  readonly recipient: string;
  readonly identity: string;
  /** Who handed it out, else who made it. */
  readonly by: string;
}

/** Sổ cấp phát học bạ; a place for the recipient's own hand stands in every line. */
export interface BookRegisterSnapshot extends Register {
  readonly kind: 'bookRegister';
  readonly entries: readonly BookEntry[];
}
