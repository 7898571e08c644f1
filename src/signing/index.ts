// Signing: PDF bytes in, signed PDF bytes out. Knows PDF and CMS, not records or people.
export * from './ports.ts';
export * from './appearance.ts';
export { OpenDocument } from './document/index.ts';
export { prepare, type PreparedSignature, type PreparedUpdate, type SigningRequest } from './prepare.ts';
export type { SignerIdentity } from './cms/index.ts';
export {
  activeContent,
  addFields,
  appendPage,
  inspectPdf,
  openPlaces,
  planAtFoot,
  planWhereBlank,
  type AddedFields,
  type FieldPlan,
  type Inspection,
  type IntakeLimits,
  type PageDrawing,
  type PageShape,
  type PlacedField,
  type PlannedField,
  type SealPlan,
} from './intake/index.ts';
export { embed, embedInto, signatureImprint, TIMESTAMP_RESERVE, type EmbedOptions } from './embed.ts';
export { readPrepared, readPreparedCms, storePrepared, type StoredPrepared } from './stored-prepared.ts';
export { embedCms, prepareForCms, signedContent, type CmsForm, type PreparedCms } from './embed-cms.ts';
export {
  archiveExpires,
  collectMaterial,
  extend,
  renew,
  type Extension,
  type ExtendOptions,
  type Level,
} from './extend/index.ts';
export {
  checkCertificate,
  evidenceBytes,
  objectionText,
  objectionWords,
  type CertificateCheck,
  type CheckedForSigning,
  type ValidationMaterial,
} from './revocation/index.ts';
export { signingFault } from './faults.ts';
export * from './verify/index.ts';
export {
  type Complaint,
  type ComplaintCode,
  complaintTable,
  type ComplaintText,
  type Concern,
  describeComplaint,
  diagnose,
  type Gravity,
} from './doctor/index.ts';
export { type Certificate, isAuthority, nameText, nameValue, parseCertificate } from './x509/index.ts';
