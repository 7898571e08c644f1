// Verdicts over time: what timestamps and evidence in the document prove when certificates expire or are revoked.
import { revoke } from '../../../certs-dev/revocations.ts';
import { instant } from '../../../src/kernel/index.ts';
import {
  collectMaterial,
  extend,
  renew,
  type VerificationReport,
  verify,
} from '../../../src/signing/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { flipped } from '../../support/changed.ts';
import { runningPki, type RunningPki } from '../../support/services.ts';
import { invisible, signed } from '../../support/signing.ts';

const YEAR = 365 * 24 * 3_600_000;
const start = instant('2026-06-05T08:00:00+07:00');
let pki: RunningPki;
let plain: Buffer;
let archived: Buffer;

const check = (pdf: Uint8Array, at: number): VerificationReport =>
  verify(pdf, { anchors: pki.anchors, at: instant(at) });
const extending = (pdf: Uint8Array, to: 'B-T' | 'B-LT' | 'B-LTA') =>
  extend(pdf, {
    to,
    anchors: pki.anchors,
    revocation: pki.source(),
    timestamper: pki.stamper(),
    at: pki.clock.now(),
    otherwise: 'fault',
  });

beforeAll(async () => {
  pki = await runningPki(start);
  const at = { at: start };
  const base = barePdf({ pages: 2, fields: ['.Author', 'A', 'B', 'Seal!'] });
  const certified = signed(base, pki.seal, ['Author'], { certify: true, ...invisible, ...at });
  plain = signed(signed(certified, pki.teacher, ['A'], at), pki.seal, ['Seal'], at);
  archived = Buffer.concat([plain, (await extending(plain, 'B-LTA')).tail]);
});
afterAll(() => pki.stop());

describe('a document without evidence', () => {
  it('is not judged valid while nobody says whether its certificates were revoked', () => {
    const report = check(plain, start);
    expect(report.verdict).toBe('indeterminate');
    expect(report.signatures.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain(
      'revocation.unknown',
    );
  });

  it('is valid with what the authorities answer now', async () => {
    const trust = { anchors: pki.anchors, intermediates: [], source: pki.source(), at: start };
    const material = await collectMaterial(plain, trust);
    expect(verify(plain, { anchors: pki.anchors, at: start, material })).toMatchObject({ verdict: 'valid' });
  });

  it('is no longer valid when its certificates have expired', () => {
    expect(check(plain, start + 4 * YEAR).verdict).toBe('indeterminate');
  });
});

describe('an archived document', () => {
  it('is valid at B-LTA with nothing but the file and the anchor', () => {
    const report = check(archived, start + 60_000);
    expect(report).toMatchObject({ verdict: 'valid', findings: [] });
    const people = report.signatures.filter(({ kind }) => kind !== 'timestamp');
    expect(people.map(({ level }) => level)).toEqual(['B-LTA', 'B-LTA', 'B-LTA']);
    expect(people.map(({ changesSince }) => changesSince)).toEqual(['signing', 'signing', 'archive']);
    expect(people.every(({ provedAt }) => provedAt !== undefined && provedAt >= start)).toBe(true);
  });

  it('stays valid when the signers’ certificates have long expired', () => {
    expect(check(archived, start + 4 * YEAR).verdict).toBe('valid');
  });

  it('is in doubt when its last timestamp has expired too, unless it was renewed in time', async () => {
    expect(check(archived, start + 6 * YEAR).verdict).toBe('indeterminate');
  });

  it('is never valid with a byte changed, timestamps and store included', () => {
    const step = Math.max(1, Math.floor((archived.length - plain.length) / 250));
    for (let at = plain.length; at < archived.length; at += step) {
      expect({ at, verdict: check(flipped(archived, at, at % 8), start + 60_000).verdict }).not.toEqual({
        at,
        verdict: 'valid',
      });
    }
  });

  it('takes a further timestamp', async () => {
    const { tail } = await renew(archived, {
      anchors: pki.anchors,
      revocation: pki.source(),
      timestamper: pki.stamper(),
      at: pki.clock.now(),
      otherwise: 'fault',
    });
    const renewed = Buffer.concat([archived, tail]);
    expect(check(renewed, start + 60_000)).toMatchObject({ verdict: 'valid' });
    expect(renewed.length).toBeGreaterThan(archived.length);
  });
});

describe('a revoked signer', () => {
  it('is caught when the revocation is older than any proof of the signature', async () => {
    await revoke(pki.folder, pki.principal.certificate.der, {
      at: instant(start - 3_600_000),
      reason: 'keyCompromise',
    });
    const pdf = signed(barePdf({ fields: ['A'] }), pki.principal, ['A'], { at: start });
    const material = await collectMaterial(pdf, {
      anchors: pki.anchors,
      intermediates: [],
      source: pki.source(),
      at: start,
    });
    const report = verify(pdf, { anchors: pki.anchors, at: start, material });
    expect(report.verdict).toBe('invalid');
    expect(report.signatures[0]?.findings.map(({ code }) => code)).toContain('certificate.revoked');
  });

  it('does not touch what is proved to be older, and is told as a note', async () => {
    const later = instant(start + 30 * 24 * 3_600_000);
    await revoke(pki.folder, pki.teacher.certificate.der, {
      at: instant(later - 3_600_000),
      reason: 'cessationOfOperation',
    });
    pki.clock.set(later);
    const material = await collectMaterial(archived, {
      anchors: pki.anchors,
      intermediates: [],
      source: pki.source(),
      at: later,
    });
    const report = verify(archived, { anchors: pki.anchors, at: later, material });
    expect(report.verdict).toBe('valid');
    expect(report.signatures[1]?.findings.map(({ code }) => code)).toContain('certificate.revokedLater');
  });
});
