// Signing: PDF bytes in, signed PDF bytes out. Knows PDF and CMS, not records or people.
export * from './ports.ts';
export * from './appearance.ts';
export { OpenDocument } from './document/index.ts';
export { prepare, type PreparedSignature, type SigningRequest } from './prepare.ts';
export type { SignerIdentity } from './cms/index.ts';
export { embed, embedInto } from './embed.ts';
export { signingFault } from './faults.ts';
export * from './verify/index.ts';
export { parseCertificate, type Certificate } from './x509/index.ts';
