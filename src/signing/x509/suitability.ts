// Whether a certificate, looked at alone, may do what it is asked to do (RFC 5280 §4.2, §6.1.4).
import type { Instant } from '../../kernel/index.ts';
import { keyRefusal } from '../keys.ts';
import type { Certificate } from './certificate.ts';
import { extensionTypes, type KeyUsage } from './extensions.ts';

/** What the signer at the beginning of a path signs. */
export type Purpose = 'documentSigning' | 'timeStamping' | 'ocspSigning';

export type Unsuitable =
  | 'expired'
  | 'notYetValid'
  | 'keyUsage'
  | 'purpose'
  | 'unknownCriticalExtension'
  | 'weakKey'
  | 'notAuthority'
  | 'pathLength';

export function leafProblems(certificate: Certificate, at: Instant, purpose: Purpose): Unsuitable[] {
  const { keyUsage } = certificate.extensions;
  const maySign = !keyUsage || signerUsages.some((usage) => keyUsage.has(usage));
  return [
    ...commonProblems(certificate, at),
    ...(maySign ? [] : (['keyUsage'] as const)),
    ...(purposes[purpose](certificate) ? [] : (['purpose'] as const)),
  ];
}

/** `below`: how many certificates that are not self-issued stand between this one and the leaf. */
export function issuerProblems(
  certificate: Certificate,
  at: Instant,
  below: number,
  anchor: boolean,
): Unsuitable[] {
  const { basicConstraints, keyUsage } = certificate.extensions;
  // Roots from before version 3 have no flag; somebody configured them as anchors.
  const authority = basicConstraints?.ca ?? (anchor && certificate.version < 3);
  return [
    ...commonProblems(certificate, at),
    ...(authority ? [] : (['notAuthority'] as const)),
    ...(keyUsage && !keyUsage.has('keyCertSign') ? (['keyUsage'] as const) : []),
    ...(below > (basicConstraints?.pathLength ?? Infinity) ? (['pathLength'] as const) : []),
  ];
}

/** May certify others, so that trusting it as an anchor can mean anything. */
export function isAuthority(certificate: Certificate): boolean {
  const { basicConstraints, keyUsage } = certificate.extensions;
  const flagged = basicConstraints?.ca ?? certificate.version < 3;
  return flagged && keyUsage?.has('keyCertSign') !== false;
}

function commonProblems(certificate: Certificate, at: Instant): Unsuitable[] {
  const key = certificate.publicKey();
  return [
    ...(at > certificate.notAfter ? (['expired'] as const) : []),
    ...(at < certificate.notBefore ? (['notYetValid'] as const) : []),
    ...(certificate.extensions.unknownCritical.length > 0 ? (['unknownCriticalExtension'] as const) : []),
    ...(!key || keyRefusal(key) ? (['weakKey'] as const) : []),
  ];
}

const signerUsages: readonly KeyUsage[] = ['digitalSignature', 'nonRepudiation'];

// id-kp-timeStamping and id-kp-OCSPSigning: RFC 5280 §4.2.1.12.
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** Purposes under which document signing certificates are issued in practice, in Vietnam the first two. */
const documentSigning: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.3.2', // clientAuth
  '1.3.6.1.5.5.7.3.4', // emailProtection
  '1.3.6.1.5.5.7.3.36', // documentSigning, RFC 9336
  '1.2.840.113583.1.1.5', // Adobe authentic documents
  '1.3.6.1.4.1.311.10.3.12', // Microsoft document signing
  '2.5.29.37.0', // any
]);

const purposes: Readonly<Record<Purpose, (certificate: Certificate) => boolean>> = {
  documentSigning: ({ extensions }) =>
    extensions.extendedKeyUsage?.some((use) => documentSigning.has(use)) ?? true,
  // RFC 3161 §2.3: critical, and nothing else.
  timeStamping: ({ extensions: { extendedKeyUsage = [], critical } }) =>
    extendedKeyUsage.length === 1 &&
    extendedKeyUsage[0] === TIME_STAMPING &&
    critical.has(extensionTypes.extendedKeyUsage),
  ocspSigning: ({ extensions }) => extensions.extendedKeyUsage?.includes(OCSP_SIGNING) ?? false,
};
