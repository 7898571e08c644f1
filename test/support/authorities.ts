// Authorities without a network: the same answers as the services give, made in the test's own process.
import { answerOcsp, type OcspAuthority } from '../../certs-dev/ocsp-responder.ts';
import { extension } from '../../certs-dev/certificate.ts';
import { revocationList, type ListOrder } from '../../certs-dev/revocation-list.ts';
import { answerTimestamp, type TimestampingPolicy } from '../../certs-dev/timestamp-authority.ts';
import { instant, type Instant } from '../../src/kernel/index.ts';
import { nullValue, oid, sequence } from '../../src/signing/der/index.ts';
import type { RevocationSource, Timestamper } from '../../src/signing/index.ts';
import { ocspRequest } from '../../src/signing/ocsp/index.ts';
import type { Revocation } from '../../src/signing/revocation/index.ts';
import { readTimestampResponse, timestampRequest } from '../../src/signing/tsp/index.ts';
import { extensionTypes, parseCertificate, sameName } from '../../src/signing/x509/index.ts';
import { testPki, type Identity, type IssueOptions } from './pki.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const policy: TimestampingPolicy = { policy: '1.3.6.1.4.1.99999.1', accuracySeconds: 1 };

/** extendedKeyUsage as RFC 3161 wants it: critical, and timeStamping alone. */
export const timestampingUse = (critical = true, ...more: readonly string[]): Uint8Array =>
  extension(
    extensionTypes.extendedKeyUsage,
    sequence(oid('1.3.6.1.5.5.7.3.8'), ...more.map((use) => oid(use))),
    critical,
  );

export const timestampAuthority = (options: IssueOptions = {}): Identity =>
  testPki().issue({
    name: 'Dấu Thời Gian (MẪU)',
    profile: 'p256',
    keyUsage: ['digitalSignature'],
    furtherExtensions: [timestampingUse()],
    ...options,
  });

export const ocspResponder = (options: IssueOptions = {}): Identity =>
  testPki().issue({
    name: 'OCSP (MẪU)',
    profile: 'p256',
    freshKey: true,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.9'],
    furtherExtensions: [extension(extensionTypes.ocspNoCheck, nullValue())],
    ...options,
  });

/** A token for the digest, as the authority would send it. */
export function tokenFor(
  authority: Identity,
  imprint: Parameters<Timestamper['stamp']>[0],
  at: Instant,
  nonce?: Uint8Array,
): Uint8Array {
  const request = timestampRequest({ imprint, ...(nonce ? { nonce } : {}) });
  const response = readTimestampResponse(answerTimestamp(request, authority.device, at, policy));
  if (response.kind !== 'granted') throw new Error('no token');
  return response.token;
}

/** Stamps with whatever time the clock shows. */
export const inProcessTimestamper = (authority: Identity, now: () => Instant): Timestamper => ({
  stamp: (imprint) => Promise.resolve(tokenFor(authority, imprint, now())),
});

export type RevokedSerials = ReadonlyMap<string, Revocation>;

export const listBy = (issuer: Identity, at: Instant, more: Partial<ListOrder> = {}): Buffer =>
  revocationList({
    issuer: issuer.device,
    revoked: new Map(),
    thisUpdate: at,
    nextUpdate: instant(at + DAY),
    ...more,
  });

export const ocspAbout = (
  certificate: Uint8Array,
  issuer: Identity,
  responder: Identity,
  at: Instant,
  more: Partial<OcspAuthority> & { readonly sent?: Uint8Array; readonly endless?: true } = {},
): Buffer => {
  const { sent, endless, ...rest } = more;
  const issuerCertificate = parseCertificate(issuer.certificate);
  const request = ocspRequest({
    certificate: parseCertificate(certificate),
    issuer: issuerCertificate,
    ...(sent ? { nonce: sent } : {}),
  });
  return answerOcsp(request, {
    issuer: issuerCertificate,
    responder: responder.device,
    revoked: new Map(),
    thisUpdate: at,
    ...(endless ? {} : { nextUpdate: instant(at + DAY) }),
    ...rest,
  });
};

/** Lists of the test PKI's root and intermediate, one each for a moment of asking. */
export function inProcessSource(now: () => Instant, revoked: RevokedSerials = new Map()): RevocationSource {
  const lists = new Map<string, Uint8Array>();
  const listOf = (by: Identity): Uint8Array => {
    const key = `${now()} ${parseCertificate(by.certificate).serial}`;
    const list = lists.get(key) ?? listBy(by, now(), { revoked });
    lists.set(key, list);
    return list;
  };
  return {
    collect: ({ certificate }) => {
      const { issuer } = parseCertificate(certificate);
      const by = [testPki().root, testPki().intermediate].find((each) =>
        sameName(parseCertificate(each.certificate).subject, issuer),
      );
      return Promise.resolve({ ocsps: [], crls: by ? [listOf(by)] : [], failures: by ? [] : ['no list'] });
    },
  };
}
