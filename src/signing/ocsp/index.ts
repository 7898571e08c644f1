// Online certificate status: questions, answers, and who may answer (RFC 6960).
export { certId, isNamedBy, readCertId, type CertId, type CertIdDigest } from './cert-id.ts';
export { ocspOids } from './oids.ts';
export * from './request.ts';
export * from './responder.ts';
export * from './response.ts';
