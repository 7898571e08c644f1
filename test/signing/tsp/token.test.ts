// What a timestamp token proves, and every way in which it may not.
import { createHash, randomBytes } from 'node:crypto';
import { timestampToken } from '../../../certs-dev/timestamp-authority.ts';
import { instant } from '../../../src/kernel/index.ts';
import {
  boolean,
  encode,
  explicit,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
  tags,
  utf8String,
} from '../../../src/signing/der/index.ts';
import type { Imprint } from '../../../src/signing/index.ts';
import {
  readTimestampResponse,
  readTimestampToken,
  timestampRequest,
  verifyTimestampToken,
  type TimestampQuestions,
} from '../../../src/signing/tsp/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { timestampAuthority, timestampingUse, tokenFor } from '../../support/authorities.ts';
import { testPki } from '../../support/pki.ts';

const pki = testPki();
const content = Buffer.from('giá trị chữ ký');
const digestOf: TimestampQuestions['digestOf'] = (algorithm) =>
  createHash(algorithm).update(content).digest();
const imprint = (algorithm: Imprint['algorithm'] = 'sha256'): Imprint => ({
  algorithm,
  digest: digestOf(algorithm),
});
const authority = timestampAuthority();
const trust = { anchors: pki.anchors.map(parseCertificate) };
const nonce = randomBytes(16);

const judge = (token: Uint8Array, more: Partial<TimestampQuestions> = {}) => {
  const read = readTimestampToken(token);
  if (!read.ok) return [read.reason];
  return verifyTimestampToken(read.token, { digestOf, trust, ...more }).problems;
};

/** A TSTInfo with parts replaced, signed by the authority. */
const crafted = (parts: {
  time?: string;
  after?: readonly Uint8Array[];
  version?: number;
  digest?: Uint8Array;
  algorithm?: string;
}) => {
  const { time = '20260605080000Z', after = [], version = 1, digest = digestOf('sha256') } = parts;
  const info = sequence(
    integer(version),
    oid('1.3.6.1.4.1.99999.1'),
    sequence(sequence(oid(parts.algorithm ?? '2.16.840.1.101.3.4.2.1')), octetString(digest)),
    integer(7),
    encode(tags.generalizedTime, Buffer.from(time)),
    ...after,
  );
  return timestampToken(info, authority.device);
};
const genTime = (token: Uint8Array) => {
  const read = readTimestampToken(token);
  return read.ok ? read.token.info.genTime : read.reason;
};

describe('a timestamp token', () => {
  it.each(['sha256', 'sha384', 'sha512'] as const)('proves data by its %s digest', (algorithm) => {
    const read = readTimestampToken(tokenFor(authority, imprint(algorithm), pki.at, nonce));
    if (!read.ok) throw new Error(read.detail);
    const verdict = verifyTimestampToken(read.token, {
      digestOf,
      nonce,
      trust,
      policy: '1.3.6.1.4.1.99999.1',
    });
    expect(verdict).toMatchObject({
      problems: [],
      genTime: pki.at,
      earliest: pki.at - 1000,
      latest: pki.at + 1000,
    });
    expect(verdict.path?.trusted).toBe(true);
  });

  it('proves nothing about other data, for another nonce or under another policy', () => {
    const token = tokenFor(authority, imprint(), pki.at, nonce);
    expect(judge(token, { digestOf: () => Buffer.alloc(32) })).toEqual(['imprint']);
    expect(judge(token, { nonce: randomBytes(16) })).toEqual(['nonce']);
    expect(judge(tokenFor(authority, imprint(), pki.at), { nonce })).toEqual(['nonce']);
    expect(judge(token, { policy: '1.2.3' })).toEqual(['policy']);
  });

  it('is only as good as the authority’s certificate', () => {
    const by = (options: Parameters<typeof timestampAuthority>[0]) =>
      judge(tokenFor(timestampAuthority(options), imprint(), pki.at));
    expect(by({ furtherExtensions: [] })).toEqual(['untrusted', 'purpose']);
    expect(by({ furtherExtensions: [timestampingUse(false)] })).toEqual(['untrusted', 'purpose']);
    expect(by({ furtherExtensions: [timestampingUse(true, '1.3.6.1.5.5.7.3.4')] })).toEqual([
      'untrusted',
      'purpose',
    ]);
    expect(by({ issuer: pki.stranger })).toEqual(['untrusted']);
    expect(by({ notBefore: '2020-01-01', notAfter: '2024-01-01' })).toEqual([
      'untrusted',
      'certificateExpired',
    ]);
    expect(by({ keyUsage: ['keyEncipherment'] })).toEqual(['untrusted', 'keyUsage']);
    expect(by({ profile: 'rsa1024' })).toEqual(['weakKey', 'untrusted']);
  });

  it('is judged without trust when nobody asks for it', () => {
    const read = readTimestampToken(
      tokenFor(timestampAuthority({ issuer: pki.stranger }), imprint(), pki.at),
    );
    if (!read.ok) throw new Error(read.detail);
    expect(verifyTimestampToken(read.token, { digestOf })).toMatchObject({ problems: [], path: undefined });
  });

  it('may have fractions of a second, no trailing zeros, and real moments only', () => {
    expect(genTime(crafted({ time: '20260605080000.25Z' }))).toBe(instant('2026-06-05T08:00:00.250Z'));
    expect(genTime(crafted({ time: '20260605080000.123456Z' }))).toBe(instant('2026-06-05T08:00:00.123Z'));
    for (const time of [
      '20260605080000.250Z',
      '20260605080000.Z',
      '202606050800Z',
      '20260605080000',
      '20260605080000+0700',
      '20260231080000Z',
      '20260605250000Z',
      '20261305080000Z',
    ])
      expect({ time, read: genTime(crafted({ time })) }).toEqual({ time, read: 'tstInfo' });
  });

  it('is refused with a weak imprint, a wrong size, an unknown version or a critical extension', () => {
    expect(judge(crafted({ algorithm: '1.3.14.3.2.26', digest: Buffer.alloc(20) }))).toEqual(['weakDigest']);
    expect(judge(crafted({ digest: Buffer.alloc(31) }))).toEqual(['tstInfo']);
    expect(judge(crafted({ version: 2 }))).toEqual(['tstInfo']);
    const critical = sequence(oid('1.2.3.4'), boolean(true), octetString(integer(1)));
    const extensions = encode(0xa1, critical);
    expect(judge(crafted({ after: [extensions] }))).toEqual(['unknownCriticalExtension']);
    expect(judge(crafted({ after: [boolean(false)] }))).toEqual([]);
    expect(judge(crafted({ after: [integer(5), integer(6)] }))).toEqual(['tstInfo']);
  });

  it('never throws and proves nothing else when one bit is changed', () => {
    const token = tokenFor(authority, imprint(), pki.at, nonce);
    for (let i = 0; i < token.length; i += 1) {
      const bad = Buffer.from(token);
      bad[i]! ^= 1 << (i % 8);
      const read = readTimestampToken(bad);
      if (read.ok && verifyTimestampToken(read.token, { digestOf, nonce, trust }).problems.length === 0)
        expect(read.token.info).toEqual((readTimestampToken(token) as typeof read).token.info);
      expect(readTimestampToken(token.subarray(0, i)).ok).toBe(false);
    }
  });

  it('is not the CMS of a signature, nor is a signature a token', () => {
    expect(readTimestampToken(Buffer.from('3000', 'hex')).ok).toBe(false);
    const detached = sequence(oid('1.2.840.113549.1.7.2'), explicit(0, sequence(integer(1))));
    expect(readTimestampToken(detached).ok).toBe(false);
  });
});

describe('the answer of an authority', () => {
  const status = (...parts: readonly Uint8Array[]) => sequence(sequence(...parts));

  it('says why there is no token', () => {
    expect(
      readTimestampResponse(
        status(integer(2), sequence(utf8String('hết'), utf8String('hạn mức')), namedBits([14, 25])),
      ),
    ).toEqual({
      kind: 'refused',
      status: 2,
      failures: ['timeNotAvailable', 'systemFailure'],
      text: 'hết hạn mức',
    });
  });

  it('is malformed when status and token disagree or something follows', () => {
    const token = tokenFor(authority, imprint(), pki.at);
    expect(readTimestampResponse(status(integer(0))).kind).toBe('malformed');
    expect(readTimestampResponse(sequence(sequence(integer(2)), token)).kind).toBe('malformed');
    expect(readTimestampResponse(sequence(sequence(integer(0)), token, integer(1))).kind).toBe('malformed');
    expect(readTimestampResponse(Buffer.from('<html>')).kind).toBe('malformed');
    expect(readTimestampResponse(sequence(sequence(integer(1)), token)).kind).toBe('granted');
  });
});

it('asks for the certificate, with nonce and policy only if given', () => {
  const plain = timestampRequest({ imprint: imprint() });
  const full = timestampRequest({ imprint: imprint(), nonce: Buffer.of(0, 0x80), policy: '1.2.3' });
  expect(plain.subarray(-3)).toEqual(boolean(true));
  expect(full.includes(integer(Buffer.of(0x80)))).toBe(true);
  expect(full.includes(oid('1.2.3'))).toBe(true);
});
