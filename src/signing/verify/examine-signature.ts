// One signature: what was read and proved of it, turned into its part of the report.
import type { Instant } from '../../kernel/index.ts';
import { PdfString, textOf } from '../pdf/index.ts';
import { type Certificate, nameText, nameValue } from '../x509/index.ts';
import { finding, type Finding } from './findings.ts';
import { CLOCK_SKEW_MS, type Judged } from './judge-time.ts';
import { parsePdfDate } from './pdf-date.ts';
import type { SignedContent } from './read-signed.ts';
import type { Level, SignatureReport, SignerReport } from './report.ts';
import type { SignatureValue } from './signature-values.ts';
import { type Trust, type TrustContext, trustIn } from './trust.ts';

export type Facts = Pick<
  SignatureReport,
  'integrity' | 'trust' | 'algorithm' | 'claimedAt' | 'provedAt' | 'signer' | 'level' | 'findings'
>;

/** `archived`: a later document timestamp covers the evidence as well. */
export function examineSignature(
  value: SignatureValue,
  content: SignedContent,
  { findings: timeFindings, provedAt }: Judged,
  archived: boolean,
  context: TrustContext,
): Facts {
  const claimedAt = claimedTime(value);
  if (content.kind === 'broken') return { ...nothingKnown, claimedAt, provedAt, findings: content.findings };
  if (content.kind === 'timestamp') return timestampFacts(content, timeFindings, provedAt);
  const { cms, findings: integrity } = content;
  const time = claimedAt ?? cms.signingTime;
  const trust = signerTrust(content, time, provedAt, context);
  const intact = integrity.every((each) => each.weight !== 'failure' || each.code === 'time.badTimestamp');
  const proved = provedAt !== undefined;
  return {
    integrity: intact ? 'intact' : 'broken',
    trust: trust.findings.every((each) => each.weight === 'note') ? 'trusted' : 'untrusted',
    algorithm: cms.algorithm,
    claimedAt: time,
    provedAt,
    signer: signerReport(cms.certificate),
    level: levelOf(proved, trust.revocationProved, archived),
    findings: [...integrity, ...timeFindings, ...trust.findings, ...timeNotes(time, proved)],
  };
}

const nothingKnown = {
  integrity: 'broken',
  trust: 'untrusted',
  algorithm: undefined,
  signer: undefined,
  level: 'B-B',
} as const;

function timestampFacts(
  { token }: Extract<SignedContent, { kind: 'timestamp' }>,
  findings: readonly Finding[],
  provedAt: Instant | undefined,
): Facts {
  const sound = findings.every((each) => each.weight === 'note');
  const intact = findings.every((each) => each.code !== 'time.badTimestamp');
  return {
    integrity: intact ? 'intact' : 'broken',
    trust: sound ? 'trusted' : 'untrusted',
    algorithm: token.cms.algorithm,
    claimedAt: token.info.genTime,
    provedAt,
    signer: signerReport(token.cms.certificate),
    level: 'B-B',
    findings,
  };
}

/** The certificate has to hold when the signature is proved to have existed; without proof, at the moment of checking. */
function signerTrust(
  { cms }: Extract<SignedContent, { kind: 'signature' }>,
  claimed: Instant | undefined,
  provedAt: Instant | undefined,
  context: TrustContext,
) {
  const { certificate, certificates } = cms;
  const findings: Finding[] = [];
  if (claimed !== undefined && (claimed < certificate.notBefore || claimed > certificate.notAfter)) {
    findings.push(finding('certificate.notValidWhenSigned'));
  }
  if (claimed !== undefined && provedAt !== undefined && claimed > provedAt + CLOCK_SKEW_MS) {
    findings.push(finding('time.claimedAfterProof'));
  }
  const at = provedAt ?? context.at;
  const trust = trustWith(certificates, certificate, at, context);
  return { findings: [...findings, ...trust.findings], revocationProved: trust.revocationProved };
}

/** By the chain that the signature carries, or else with what the store has (ETSI EN 319 142-1 §5.4.2.2, /Certs). */
function trustWith(
  carried: readonly Certificate[],
  certificate: Certificate,
  at: Instant,
  context: TrustContext,
): Trust {
  const own = trustIn(certificate, { carried, at, purpose: 'documentSigning' }, context);
  const { certificates: stored } = context.evidence;
  if (stored.length === 0 || own.findings.every(({ code }) => code !== 'certificate.untrusted')) return own;
  return trustIn(certificate, { carried: [...carried, ...stored], at, purpose: 'documentSigning' }, context);
}

const levelOf = (proved: boolean, revocationProved: boolean, archived: boolean): Level => {
  if (!proved) return 'B-B';
  if (!revocationProved) return 'B-T';
  return archived ? 'B-LTA' : 'B-LT';
};

const timeNotes = (time: Instant | undefined, proved: boolean): Finding[] => {
  if (time === undefined) return [finding('time.missing')];
  return proved ? [] : [finding('time.claimedOnly')];
};

/** The time the signature dictionary states; nobody vouches for it. */
export function claimedTime({ dict }: SignatureValue): Instant | undefined {
  const time = dict.get('M');
  return time instanceof PdfString ? parsePdfDate(textOf(time)) : undefined;
}

/** The same people sign document after document: each is described once. */
const signers = new WeakMap<Certificate, SignerReport>();

function signerReport(certificate: Certificate): SignerReport {
  let report = signers.get(certificate);
  if (report === undefined) signers.set(certificate, (report = describe(certificate)));
  return report;
}

const describe = ({ subject, issuer, serial, notBefore, notAfter }: Certificate): SignerReport => ({
  name: nameValue(subject, 'CN') ?? nameText(subject),
  organisation: nameValue(subject, 'O'),
  issuer: nameValue(issuer, 'CN') ?? nameText(issuer),
  serialNumber: serial,
  notBefore,
  notAfter,
});
