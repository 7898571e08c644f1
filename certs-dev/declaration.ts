// What pki.json declares: the development authorities and the kinds of keys they certify.
import type { RevocationReason } from '../src/signing/crl/index.ts';
import type { KeyUsage } from '../src/signing/x509/index.ts';
import declared from './pki.json' with { type: 'json' };

/** `rsa1024` only for a key that must be refused. */
export type KeyKind = 'rsa1024' | 'rsa2048' | 'rsa3072' | 'p256';

export interface AuthorityDeclaration {
  readonly commonName: string;
  readonly key: KeyKind;
  readonly years: number;
}

/** Somebody whose signatures must be refused; times are days from when the file is made. */
export interface BadDeclaration {
  readonly commonName: string;
  readonly key?: KeyKind;
  readonly fromDays?: number;
  readonly toDays?: number;
  readonly keyUsage?: readonly KeyUsage[];
  readonly issuer?: 'stranger';
  readonly revokedAfterDays?: number;
  readonly reason?: RevocationReason;
}

export type BadKind =
  | 'expired'
  | 'notYetValid'
  | 'revokedBeforeSigning'
  | 'revokedAfterSigning'
  | 'wrongKeyUsage'
  | 'unknownIssuer'
  | 'weakKey';

/** How a timestamp authority misbehaves. */
export type BadTimestamping =
  | { readonly answersAfterMs: number }
  | { readonly neverAnswers: true }
  | { readonly status: number }
  | { readonly changes: 'nonce' | 'imprint' };

export type BadTimestampingKind = 'slow' | 'silent' | 'error' | 'wrongNonce' | 'otherData';

export interface PkiDeclaration {
  /** Opens every key file of the development PKI, the authorities' own included. Never used in production. */
  readonly passphrase: string;
  readonly iterations: number;
  readonly root: AuthorityDeclaration;
  readonly intermediates: Readonly<Record<'person' | 'organisation', AuthorityDeclaration>>;
  readonly authorityOrganisation: string;
  readonly people: {
    readonly years: number;
    /** Key kinds in turn, by place in the list of people. */
    readonly spread: readonly KeyKind[];
  };
  readonly schools: {
    readonly years: number;
    readonly seal: { readonly key: KeyKind; readonly unit: string };
    readonly service: { readonly key: KeyKind; readonly unit: string };
  };
  /** What certificates say; a name that never resolves (RFC 6761), so clients are told where the services really are. */
  readonly base: string;
  readonly services: {
    readonly years: number;
    readonly timestamping: {
      readonly commonName: string;
      readonly key: KeyKind;
      /** Object identifier. */
      readonly policy: string;
      readonly accuracySeconds: number;
    };
    /** `hours`: from thisUpdate to nextUpdate. */
    readonly ocsp: { readonly commonName: string; readonly key: KeyKind; readonly hours: number };
    readonly crl: { readonly hours: number };
  };
  readonly bad: Readonly<Record<BadKind, BadDeclaration>>;
  readonly badTimestamping: Readonly<Record<BadTimestampingKind, BadTimestamping>>;
}

// A JSON module is typed by widened strings; the test of this folder checks the kinds.
export const declaration = declared as PkiDeclaration;
