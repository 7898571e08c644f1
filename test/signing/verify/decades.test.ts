// Thirty years of renewals: what a document needs to be judged valid when everybody who vouched for it has expired.
import { instant, type Instant } from '../../../src/kernel/index.ts';
import { embedTimestamp, prepareTimestamp } from '../../../src/signing/extend/index.ts';
import {
  extend,
  type ExtendOptions,
  renew,
  type RevocationSource,
  type VerificationReport,
  verify,
} from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { inProcessTimestamper, listBy, timestampAuthority, tokenFor } from '../../support/authorities.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { type Identity, testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';

const pki = testPki();
/** Trusted itself: the usual root does not live long enough. */
const authority = pki.issue({
  name: 'CA lâu năm (MẪU)',
  profile: 'p256',
  freshKey: true,
  issuer: pki.root,
  keyUsage: ['keyCertSign', 'cRLSign'],
  authority: {},
  notAfter: '2062-01-01',
});
const anchors = [parseCertificate(authority.certificate)];
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu', issuer: authority }).device;
const lasting = (from: number, to: number): Identity =>
  timestampAuthority({
    name: `Dấu Thời Gian ${from} (MẪU)`,
    issuer: authority,
    notBefore: `${from}-01-01`,
    notAfter: `${to}-01-01`,
  });
const authorities = [
  lasting(2025, 2032),
  lasting(2030, 2040),
  lasting(2038, 2048),
  lasting(2046, 2058),
] as const;
const year = (number: number): Instant => instant(`${number}-07-01`);

const source = (now: Instant): RevocationSource => ({
  collect: () => Promise.resolve({ ocsps: [], crls: [listBy(authority, now)], failures: [] }),
});
const options = (by: Identity, at: Instant): ExtendOptions => ({
  to: 'B-LTA',
  anchors,
  revocation: source(at),
  timestamper: inProcessTimestamper(by, () => at),
  at,
  otherwise: 'fault',
});
const check = (pdf: Uint8Array, at: Instant): VerificationReport => verify(pdf, { anchors, at });
const codes = ({ signatures }: VerificationReport) =>
  signatures.flatMap(({ findings }) => findings.map(({ code }) => code));

const plain = signed(barePdf(), teacher, ['A'], { at: instant('2026-06-05') });
let archived: Buffer;
let renewed: Buffer;

beforeAll(async () => {
  archived = Buffer.concat([plain, (await extend(plain, options(authorities[0], year(2026)))).tail]);
  renewed = archived;
  for (const [by, at] of [
    [authorities[1], 2031],
    [authorities[2], 2039],
    [authorities[3], 2047],
  ] as const)
    renewed = Buffer.concat([renewed, (await renew(renewed, options(by, year(at)))).tail]);
});

describe('a document renewed in time', () => {
  it('is valid thirty years later, proved to be of the year in which it was signed', () => {
    const report = check(renewed, year(2056));
    expect(report.verdict).toBe('valid');
    expect(report.signatures[0]).toMatchObject({ level: 'B-LTA', trust: 'trusted', provedAt: year(2026) });
  });

  it('has the status of every certificate but the last authority’s in its store', () => {
    const report = check(renewed, year(2056));
    expect(new Set(report.signatures.map(({ signer }) => signer?.name)).size).toBe(5);
    expect(report.signatures.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      [],
      [],
      [],
      [],
      [],
      ['revocation.notOffered'],
    ]);
  });

  it('is in doubt when its last authority has expired as well', () => {
    expect(check(renewed, year(2059)).verdict).toBe('indeterminate');
  });
});

describe('a document not renewed in time', () => {
  it('is in doubt from the day on which its timestamp expires', () => {
    expect(check(archived, year(2031)).verdict).toBe('valid');
    expect(check(archived, year(2033)).verdict).toBe('indeterminate');
  });

  it('cannot be renewed any more', async () => {
    await expect(renew(archived, options(authorities[1], year(2033)))).rejects.toMatchObject({
      code: 'extend.archiveExpired',
    });
  });

  it('stays in doubt when a timestamp is added all the same', () => {
    const prepared = prepareTimestamp(archived);
    const token = tokenFor(authorities[1], prepared.imprint, year(2033));
    const late = Buffer.concat([archived, embedTimestamp(prepared, token)]);
    const report = check(late, year(2034));
    expect(report.verdict).toBe('indeterminate');
    expect(codes(report)).toContain('certificate.untrusted');
  });
});
