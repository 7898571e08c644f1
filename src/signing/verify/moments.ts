// The verdict at more than one moment: when the document was signed, now, and on a stated date.
import { type Instant, instant, toVietnameseTime } from '../../kernel/index.ts';
import { finding } from './findings.ts';
import { type VerificationReport, verdictOf } from './report.ts';
import type { Verifier } from './verify.ts';

/** For when a verdict is: the last signature, the present, or a date that was asked about. */
export type Moment = 'signing' | 'now' | 'stated';

/** The report for one moment. */
export interface VerdictAt {
  readonly moment: Moment;
  readonly at: Instant;
  readonly report: VerificationReport;
}

export interface MomentsAsked {
  readonly now: Instant;
  readonly stated?: Instant | undefined;
  /** A verifier whose verdicts are for `at`, with what is known now. */
  readonly verifierFor: (at: Instant) => Verifier;
}

/** When signed, now, and as stated, in this order; `signing` only where the document says when that was. */
export function verdictsOverTime(pdf: Uint8Array, { now, stated, verifierFor }: MomentsAsked): VerdictAt[] {
  const present: VerdictAt = { moment: 'now', at: now, report: verifierFor(now)(pdf) };
  const signed = signedBy(present.report);
  const verdicts = [present];
  if (signed !== undefined && signed < now)
    verdicts.unshift({ moment: 'signing', at: signed, report: verifierFor(signed)(pdf) });
  if (stated === undefined) return verdicts;
  const report = verifierFor(stated)(pdf);
  const early = signed !== undefined && stated < signed;
  return [...verdicts, { moment: 'stated', at: stated, report: early ? notYet(report, signed) : report }];
}

/** By when all signatures and timestamps were there, as they themselves state. */
function signedBy({ signatures }: VerificationReport): Instant | undefined {
  const times = signatures.flatMap(({ claimedAt, provedAt }) => claimedAt ?? provedAt ?? []);
  return times.length === 0 ? undefined : instant(Math.max(...times));
}

/** A document that did not exist yet was neither valid nor invalid; what is wrong with it anyway stays. */
function notYet(report: VerificationReport, signed: Instant): VerificationReport {
  const findings = [...report.findings, finding('time.notYetSigned', toVietnameseTime(signed))];
  return { ...report, findings, verdict: verdictOf(report.signatures, findings) };
}
