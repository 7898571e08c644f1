// Revocation: what OCSP answers and CRLs together say, and the check before signing.
export * from './check-certificate.ts';
export * from './check-path.ts';
export type { Moments, Untimely } from './freshness.ts';
export { readMaterial, type ReadMaterial } from './material.ts';
export * from './status.ts';
