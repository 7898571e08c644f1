// Verification: is this file what its signers signed, who were they, and what came after.
export { createVerifier, verify, type Verifier, type VerifyOptions } from './verify.ts';
export type { Changes, SignatureReport, SignerReport, VerificationReport, Verdict } from './report.ts';
export { type Finding, type FindingCode, findingTable } from './findings.ts';
export * from './describe.ts';
