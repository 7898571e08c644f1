// Credentials of the test service, and how it describes them (CSC API v2.0 §11.5).
import type { Identity } from '../pki.ts';

export interface RemoteCredential {
  readonly id: string;
  readonly identity: Identity;
  /** What the signer has to give; `phone` asks on the phone and answers later. */
  readonly pin?: string;
  readonly code?: string;
  readonly phone?: true;
  /** The permission is an access token of scope `credential`. */
  readonly browser?: true;
  readonly scal?: '1' | '2';
  readonly multisign?: number;
  readonly disabled?: true;
  readonly status?: 'valid' | 'expired' | 'revoked' | 'suspended';
  /** The service notices only when asked to sign. */
  readonly certificateExpired?: true;
  readonly keyAlgorithms?: readonly string[];
  /** A service that is broken or hostile. */
  readonly tamper?: (signatures: readonly string[]) => readonly string[];
}

export function credentialMembers(credential: RemoteCredential): object {
  const { identity, pin, code, phone, browser, scal = '1', multisign = 50 } = credential;
  const rsa = identity.key.asymmetricKeyType === 'rsa';
  const { modulusLength = 256 } = identity.key.asymmetricKeyDetails ?? {};
  const objects = [
    ...(pin === undefined ? [] : [{ type: 'Password', id: 'PIN', format: 'N', label: 'Mã PIN' }]),
    ...(code === undefined
      ? []
      : [{ type: 'Password', id: 'OTP', format: 'N', generator: 'totp', label: 'Mã xác nhận' }]),
    ...(phone ? [{ type: 'Push', id: 'mobile', label: 'Ứng dụng trên điện thoại' }] : []),
  ];
  return {
    key: {
      status: credential.disabled ? 'disabled' : 'enabled',
      algo: credential.keyAlgorithms ?? (rsa ? [RSA, RSA_PSS] : [ECDSA_SHA256, ECDSA_SHA384]),
      len: modulusLength,
    },
    cert: {
      status: credential.status ?? 'valid',
      certificates: identity.device.chain.map((der) => Buffer.from(der).toString('base64')),
    },
    auth: browser ? { mode: 'oauth2code' } : { mode: 'explicit', expression: 'PIN AND OTP', objects },
    SCAL: scal,
    multisign,
    lang: 'vi-VN',
  };
}

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const ECDSA_SHA384 = '1.2.840.10045.4.3.3';
