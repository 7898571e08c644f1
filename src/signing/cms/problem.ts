// Why a CMS is not what a PDF signature may contain; each reason becomes a finding of the verifier.
import type { AlgorithmRefusal } from '../algorithm-identifier.ts';

export type CmsProblem =
  | 'notDer'
  /** BER with lengths left open: readable elsewhere, not accepted here. */
  | 'indefiniteLength'
  | 'trailingBytes'
  | 'notSignedData'
  | 'notDetached'
  | 'contentType'
  | 'signerCount'
  | 'signerVersion'
  | 'signerCertificateMissing'
  | 'signerCertificateAmbiguous'
  | 'signingCertificateMismatch'
  | 'attributesMissing'
  | 'attributeMissing'
  | 'attributeRepeated'
  | 'attributeValues'
  | 'messageDigestSize'
  | 'algorithmProtection'
  | 'tooManyCertificates'
  | AlgorithmRefusal;

/** Thrown inside this folder only; `parseSignedData` turns it into a value. */
export class CmsRefusal extends Error {
  override readonly name = 'CmsRefusal';
  readonly reason: CmsProblem;

  constructor(reason: CmsProblem, message: string) {
    super(message);
    this.reason = reason;
  }
}
