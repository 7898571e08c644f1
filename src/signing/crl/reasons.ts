// Why a certificate was revoked (RFC 5280 §5.3.1).
import { asSmallInteger, tags, type DerNode } from '../der/index.ts';

export type RevocationReason =
  | 'unspecified'
  | 'keyCompromise'
  | 'cACompromise'
  | 'affiliationChanged'
  | 'superseded'
  | 'cessationOfOperation'
  | 'certificateHold'
  | 'removeFromCRL'
  | 'privilegeWithdrawn'
  | 'aACompromise';

/** From a CRLReason ENUMERATED; numbers nobody defined count as unspecified. @throws DerError */
export const readReason = (node: DerNode): RevocationReason =>
  reasons[asSmallInteger(node, tags.enumerated)] ?? 'unspecified';

/** Positions are the numbers of the standard; 7 is not used. */
export const reasons: readonly (RevocationReason | undefined)[] = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
];
