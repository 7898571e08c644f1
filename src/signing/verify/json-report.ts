// The report for programs: a stable shape, described in docs/verification-report.md.
import { type Instant, toIso } from '../../kernel/index.ts';
import { documentLevel } from './describe.ts';
import type { Finding } from './findings.ts';
import { type Indicated, indicationOf, subIndicationOf } from './indications.ts';
import type { SignatureReport, SignerReport, VerificationReport } from './report.ts';

/** Counted up when a field changes its meaning or goes away; new fields may come without. */
export const JSON_REPORT_VERSION = 1;

/**
 * Instants become ISO 8601 in Vietnam's zone, what is not known `null`; every field is always there.
 *
 * @example
 * ```ts
 * const report = jsonReport(verify(archived, { anchors, at: instant(Date.now()) }));
 * console.log(report.indication, report.level); // → TOTAL-PASSED B-LTA
 * ```
 */
export function jsonReport(report: VerificationReport) {
  const { verdict, checkedAt, length, revisions, openFields, findings, signatures } = report;
  return {
    version: JSON_REPORT_VERSION,
    verdict,
    ...documentIndication(report),
    checkedAt: toIso(checkedAt),
    level: documentLevel(report) ?? null,
    length,
    revisions,
    openFields,
    findings: findings.map(jsonFinding),
    signatures: signatures.map(jsonSignature),
  };
}

/** The report as JSON; docs/verification-report.md explains every field. */
export type JsonReport = ReturnType<typeof jsonReport>;

const documentIndication = ({ findings, signatures }: VerificationReport): Indicated =>
  indicationOf([...findings, ...signatures.flatMap((signature) => signature.findings)]);

const jsonFinding = (finding: Finding) => ({
  code: finding.code,
  weight: finding.weight,
  subIndication: subIndicationOf(finding),
  vi: finding.vi,
  en: finding.en,
});

const jsonSignature = (signature: SignatureReport) => ({
  fields: signature.fields,
  kind: signature.kind,
  ...indicationOf(signature.findings),
  revision: signature.revision,
  integrity: signature.integrity,
  trust: signature.trust,
  changesSince: signature.changesSince,
  locksDocument: signature.locksDocument,
  level: signature.kind === 'timestamp' ? null : signature.level,
  algorithm: signature.algorithm ?? null,
  reason: signature.reason ?? null,
  claimedAt: isoOrNull(signature.claimedAt),
  provedAt: isoOrNull(signature.provedAt),
  signer: signature.signer === undefined ? null : jsonSigner(signature.signer),
  findings: signature.findings.map(jsonFinding),
});

const jsonSigner = ({ name, organisation, issuer, serialNumber, notBefore, notAfter }: SignerReport) => ({
  name,
  organisation: organisation ?? null,
  issuer,
  serialNumber,
  notBefore: toIso(notBefore),
  notAfter: toIso(notAfter),
});

const isoOrNull = (at: Instant | undefined): string | null => (at === undefined ? null : toIso(at));
