// A small PKI for unit tests, made in memory once per test file: good certificates and each kind of bad one.
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  extension,
  issueCertificate,
  selfIssue,
  type CertificateOrder,
  type Issuer,
} from '../../certs-dev/certificate.ts';
import { instant, type Instant } from '../../src/kernel/index.ts';
import { nullValue } from '../../src/signing/der/index.ts';
import { localDevice, type KeyDevice } from '../../src/signing/devices/index.ts';
import type { SignatureAlgorithm } from '../../src/signing/index.ts';
import type { KeyUsage } from '../../src/signing/x509/index.ts';

export type KeyProfile = 'rsa2048' | 'rsa3072' | 'p256' | 'p384' | 'p521' | 'rsa1024' | 'secp256k1';

export interface IssueOptions {
  readonly name?: string;
  readonly organisation?: string;
  /** One key per profile is shared unless `freshKey`. Default `rsa2048`. */
  readonly profile?: KeyProfile;
  readonly freshKey?: boolean;
  readonly algorithm?: SignatureAlgorithm;
  /** Default 2025-01-01 … 2030-01-01. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Default digitalSignature and nonRepudiation; `null` leaves the extension out. */
  readonly keyUsage?: readonly KeyUsage[] | null;
  readonly extendedKeyUsage?: readonly string[];
  /** Default the intermediate; anybody with a device can certify here, as an attacker would. */
  readonly issuer?: Identity;
  readonly authority?: CertificateOrder['authority'];
  readonly furtherExtensions?: readonly Uint8Array[];
}

export interface Identity {
  readonly device: KeyDevice;
  /** DER. */
  readonly certificate: Buffer;
  readonly key: KeyObject;
}

export interface TestPki {
  readonly root: Identity;
  readonly intermediate: Identity;
  /** DER of the trusted roots. */
  readonly anchors: readonly Uint8Array[];
  /** A moment at which the ordinary certificates are valid. */
  readonly at: Instant;
  readonly issue: (options?: IssueOptions) => Identity;
  /** A root that nobody trusts. */
  readonly stranger: Identity;
  readonly bad: Readonly<Record<BadKind, () => Identity>>;
}

export type BadKind =
  | 'expired'
  | 'notYetValid'
  | 'wrongKeyUsage'
  | 'wrongPurpose'
  | 'unknownIssuer'
  | 'weakKey'
  | 'oddCurve'
  | 'issuerWithoutCaFlag'
  | 'unknownCriticalExtension';

let made: TestPki | undefined;

export const testPki = (): TestPki => (made ??= make());

export const testKey = (profile: KeyProfile, fresh = false): KeyObject => {
  const known = keys.get(profile);
  if (known && !fresh) return known;
  const [type, options] = keyKinds[profile];
  const key =
    type === 'rsa'
      ? generateKeyPairSync('rsa', options as { modulusLength: number }).privateKey
      : generateKeyPairSync('ec', options as { namedCurve: string }).privateKey;
  if (!known) keys.set(profile, key);
  return key;
};

const keys = new Map<KeyProfile, KeyObject>();

const keyKinds: Readonly<Record<KeyProfile, readonly ['rsa' | 'ec', object]>> = {
  rsa1024: ['rsa', { modulusLength: 1024 }],
  rsa2048: ['rsa', { modulusLength: 2048 }],
  rsa3072: ['rsa', { modulusLength: 3072 }],
  p256: ['ec', { namedCurve: 'P-256' }],
  p384: ['ec', { namedCurve: 'P-384' }],
  p521: ['ec', { namedCurve: 'P-521' }],
  secp256k1: ['ec', { namedCurve: 'secp256k1' }],
};

const caUsage: readonly KeyUsage[] = ['keyCertSign', 'cRLSign'];

function make(): TestPki {
  const root = rootNamed('Root CA (MẪU)');
  const intermediate = issueFrom(root, {
    name: 'CA cá nhân (MẪU)',
    profile: 'p256',
    freshKey: true,
    keyUsage: caUsage,
    authority: { pathLength: 0 },
  });
  const issue = (options: IssueOptions = {}) => issueFrom(options.issuer ?? intermediate, options);
  const stranger = rootNamed('Root CA (LẠ)');
  const pretender = issue({ name: 'Không phải CA', profile: 'p256', freshKey: true });
  return {
    root,
    intermediate,
    anchors: [root.certificate],
    at: instant('2026-06-05T08:00:00+07:00'),
    issue,
    stranger,
    bad: {
      expired: () => issue({ name: 'Hết Hạn', notBefore: '2020-01-01', notAfter: '2024-01-01' }),
      notYetValid: () => issue({ name: 'Chưa Đến Hạn', notBefore: '2029-01-01', notAfter: '2030-01-01' }),
      wrongKeyUsage: () => issue({ name: 'Sai Mục Đích', keyUsage: ['keyEncipherment'] }),
      wrongPurpose: () => issue({ name: 'Máy Chủ', extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }),
      unknownIssuer: () => issue({ name: 'Người Lạ', issuer: stranger }),
      weakKey: () => issue({ name: 'Khóa Yếu', profile: 'rsa1024' }),
      oddCurve: () => issue({ name: 'Đường Cong Lạ', profile: 'secp256k1' }),
      issuerWithoutCaFlag: () => issue({ name: 'Giả Danh', issuer: pretender }),
      unknownCriticalExtension: () =>
        issue({ name: 'Lạ', furtherExtensions: [extension('1.3.6.1.4.1.99999.1', nullValue(), true)] }),
    },
  };
}

function rootNamed(name: string): Identity {
  const key = testKey('p256', true);
  const order = orderOf({ name, keyUsage: caUsage, authority: {} }, key);
  const certificate = selfIssue(order, {
    algorithm: 'ecdsa-sha256',
    signSync: signerOf(key, 'ecdsa-sha256'),
  });
  return { key, certificate, device: localDevice({ key, chain: [certificate] }) };
}

function issueFrom(issuer: Identity, options: IssueOptions): Identity {
  const { profile = 'rsa2048', freshKey = false } = options;
  const key = testKey(profile, freshKey);
  const certificate = issueCertificate(orderOf(options, key), issuer.device);
  const chain = [certificate, ...issuer.device.chain];
  const device =
    profile === 'rsa1024' || profile === 'secp256k1'
      ? refusedDevice(key, chain, profile === 'rsa1024' ? 'rsa-pkcs1-sha256' : 'ecdsa-sha256')
      : localDevice({ key, chain, ...(options.algorithm ? { algorithm: options.algorithm } : {}) });
  return { key, certificate, device };
}

function orderOf(options: IssueOptions, key: KeyObject): CertificateOrder {
  const { keyUsage = ['digitalSignature', 'nonRepudiation'], extendedKeyUsage, authority } = options;
  return {
    subject: [
      ['C', 'VN'],
      ['O', options.organisation ?? 'Trường THCS Mẫu'],
      ['CN', options.name ?? 'Nguyễn Thị Mẫu'],
    ],
    publicKey: createPublicKey(key),
    notBefore: instant(options.notBefore ?? '2025-01-01'),
    notAfter: instant(options.notAfter ?? '2030-01-01'),
    ...(keyUsage ? { keyUsage } : {}),
    ...(extendedKeyUsage ? { extendedKeyUsage } : {}),
    ...(authority ? { authority } : {}),
    ...(options.furtherExtensions ? { furtherExtensions: options.furtherExtensions } : {}),
  };
}

/** Signs with keys that `localDevice` refuses, as a careless or hostile product would. */
function refusedDevice(
  key: KeyObject,
  chain: readonly Uint8Array[],
  algorithm: SignatureAlgorithm,
): KeyDevice {
  const signSync = signerOf(key, algorithm);
  return {
    key,
    chain,
    algorithm,
    answers: 'atOnce',
    signSync,
    sign: (items) => Promise.resolve(items.map(signSync)),
  };
}

const signerOf = (key: KeyObject, algorithm: SignatureAlgorithm): Issuer['signSync'] => {
  const digest = algorithm.slice(-6);
  return ({ bytes }) => sign(digest, bytes, key);
};
