// Verification: is this file what its signers signed, who were they, and what came after.
export * from './carried-evidence.ts';
export { createVerifier, verify, type Verifier, type VerifyOptions } from './verify.ts';
export type { Changes, SignatureReport, SignerReport, VerificationReport, Verdict } from './report.ts';
export { type Finding, type FindingCode, findingTable } from './findings.ts';
export * from './describe.ts';
export {
  type Indicated,
  type Indication,
  indicationOf,
  indicationTable,
  type SubIndication,
  subIndicationOf,
  subIndications,
} from './indications.ts';
export { JSON_REPORT_VERSION, type JsonReport, jsonReport } from './json-report.ts';
export { type Moment, type VerdictAt, verdictsOverTime } from './moments.ts';
export { readSignatures, type SignatureValue } from './signature-values.ts';
