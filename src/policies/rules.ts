// What applies where a regulation is silent. Every default is told and reasoned in docs/policies.md.
import type { KeptFor, TimestampRules } from './document-rules.ts';
import type { DossierKind } from './dossier-rules.ts';
import { keptFor } from './kept-until.ts';
import type { GradeApproval, Policy, ScoreEntry } from './policy.ts';
import { eachKeptKind, type KeptKind, type Party } from './vocabulary.ts';

/** The values the program itself acts on, complete. */
export interface Rules {
  readonly timestamps: TimestampRules;
  /** Millimetres. */
  readonly sealDiameter: number;
  readonly sheetsPerImpression: number;
  /** Whose proposal must come first; null where a leader orders of their own accord (R73). */
  readonly lockProposedBy: Party | null;
  readonly lockDecidedBy: Party;
  readonly lockExecutedBy: readonly Party[];
  /** Of a correction, by the office on the decision that permitted it. */
  readonly minutesSealed: boolean;
  readonly correctionsPermittedBy: readonly Party[];
  readonly witnesses: readonly Party[];
  readonly quorum: number;
  /** A correction may be asked for until so many days before the term's examination; null sets no end (R81). */
  readonly correctionDeadlineDays: number | null;
  /** Decides corrections of what is locked (R71). */
  readonly afterLockDecidedBy: Party;
  /** Deadlines nobody set are not there. */
  readonly scoreEntry: ScoreEntry;
  readonly transcriptSignedAs: 'digital' | 'wetInk' | 'both';
  readonly classSummarySignedAs: 'digital' | 'wetInk' | 'both';
  readonly retention: KeptFor;
  readonly retentionOf: Readonly<Record<KeptKind, KeptFor>>;
  /** Sign the minutes of sealing between whoever draws them up and the leader (R104). */
  readonly sealingWitnesses: readonly Party[];
  /** Signs them last. */
  readonly sealingLeader: Party;
  /** Each with its route. */
  readonly dossiers: readonly (DossierKind & Required<Pick<DossierKind, 'route'>>)[];
  /** Of reports, in their order. */
  readonly reportRecipients: readonly string[];
}

/** @param policy null where a school has adopted none */
export function rulesOf(policy: Policy | null): Rules {
  const { timestamps, sealing, locking, corrections, scoreEntry, documents, archive } = policy ?? {};
  const witnesses = corrections?.witnesses ?? ['systemBoard', 'homeroomTeacher'];
  return {
    timestamps: timestamps ?? usualTimestamps,
    sealDiameter: sealing?.diameter ?? 36,
    sheetsPerImpression: sealing?.sheetsPerImpression ?? 5,
    lockProposedBy: locking?.proposedBy ?? null,
    lockDecidedBy: locking?.decidedBy ?? 'principal',
    lockExecutedBy: locking?.executedBy ?? ['registrar', 'administrator'],
    minutesSealed: corrections?.minutesSealed ?? true,
    correctionsPermittedBy: corrections?.permittedBy ?? ['principal'],
    witnesses,
    quorum: corrections?.quorum ?? witnesses.length,
    correctionDeadlineDays: corrections?.daysBeforeTermExam ?? null,
    afterLockDecidedBy: corrections?.afterLock ?? 'principal',
    scoreEntry: scoreEntry ?? {},
    transcriptSignedAs: documents?.transcript?.signedAs ?? 'digital',
    classSummarySignedAs: documents?.classSummary?.signedAs ?? 'digital',
    retention: archive?.retention ?? 'permanent',
    retentionOf: Object.fromEntries(eachKeptKind.map((kind) => [kind, keptFor(policy, kind)])) as Record<
      KeptKind,
      KeptFor
    >,
    sealingWitnesses: archive?.mediaSealing?.witnesses ?? [],
    sealingLeader: archive?.mediaSealing?.leader ?? 'leadership',
    reportRecipients: policy?.reporting?.recipients ?? ['Sở Giáo dục và Đào tạo'],
    dossiers: (policy?.dossiers ?? usualDossiers).map((one) => ({ ...one, route: one.route ?? usualRoute })),
  };
}

const usualTimestamps: TimestampRules = {
  timestamped: 'seal',
  withoutTimestamp: 'refuse',
  uncheckedCertificate: 'refuse',
};

const usualRoute: readonly Party[] = ['subjectTeacher', 'departmentHead', 'principal'];

/** Without deadlines: what nobody ordered is not late. */
const usualDossiers: readonly DossierKind[] = [
  { kind: 'lessonPlan', name: 'Kế hoạch bài dạy' },
  { kind: 'teachingPlan', name: 'Kế hoạch dạy học' },
];

/** The author signs first, whatever teacher they are: who comes after them. */
export function stepsAfterAuthor(route: readonly Party[]): readonly Party[] {
  const first = route.findIndex((party) => party !== 'subjectTeacher' && party !== 'homeroomTeacher');
  return first < 0 ? [] : route.slice(first);
}

/** Who approves a grade: the principal where nothing else is decided (R20). */
export function approvalOf(policy: Policy | null, grade: number): GradeApproval {
  const found = policy?.approval?.find(({ grades }) => grades.includes(grade));
  return found ?? { grades: [grade], approver: 'principal' };
}
