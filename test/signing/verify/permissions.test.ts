// What signatures permit to those who come later, by DocMDP and FieldMDP: the strictest so far applies.
import { type VerificationReport, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { nextNumber, updated, withEntry } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { base, FIELD_B, type Forged, forged } from './forged.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });
const codes = ({ findings }: VerificationReport) => findings.map(({ code }) => code);

const CATALOG = 1;
const mdp = (method: string, parameters: string) =>
  `<</Type/SigRef/TransformMethod/${method}/TransformParams<</Type/TransformParams/V/1.2${parameters}>>>>`;
const reference = (...entries: readonly string[]): Forged => ({ before: `/Reference[${entries.join('')}]` });

/** A certification of this level, named in the catalog as it should be. */
const certified = (level: number, pdf = base, more: Forged = {}): Buffer =>
  forged(pdf, {
    ...reference(mdp('DocMDP', `/P ${level}`)),
    further: (next) => ({ [CATALOG]: withEntry(pdf, CATALOG, 'Perms', `<</DocMDP ${next - 1} 0 R>>`) }),
    ...more,
  });
const signedB = (pdf: Buffer): Buffer => forged(pdf, { fields: [FIELD_B] });
/** Certificates for later, as archiving adds them. */
const archived = (pdf: Buffer): Buffer =>
  updated(pdf, { [CATALOG]: withEntry(pdf, CATALOG, 'DSS', `${nextNumber(pdf)} 0 R`) }, [
    '<</Type/DSS/Certs[]>>',
  ]);

describe('a certification', () => {
  it.each([1, 2, 3])('of level %d alone, and with archive data behind it, is valid', (level) => {
    expect(check(certified(level))).toMatchObject({
      verdict: 'valid',
      signatures: [{ kind: 'certification' }],
    });
    expect(check(archived(certified(level))).verdict).toBe('valid');
  });

  it('that admits signatures may be followed by one', () => {
    expect(check(signedB(certified(2))).verdict).toBe('valid');
    expect(check(signedB(certified(3))).verdict).toBe('valid');
  });

  it.each([
    ['1', 'no change'],
    ['7', 'an unknown level, which counts as the strictest'],
  ])('of level %s admits none: %s', (level) => {
    const report = check(signedB(certified(Number(level))));
    expect(report.verdict).toBe('invalid');
    expect(codes(report)).toContain('document.permissionsBroken');
  });

  it('is the first signature and the only one', () => {
    const second = certified(2, forged(base, {}), { fields: [FIELD_B] });
    expect(codes(check(second))).toContain('document.certificationNotFirst');
    expect(check(second).verdict).toBe('invalid');
    const twice = certified(2, certified(2), { fields: [FIELD_B] });
    expect(codes(check(twice))).toContain('document.certificationNotFirst');
    expect(check(twice).verdict).toBe('invalid');
  });

  it('is named in the catalog, and the catalog names no other', () => {
    const unnamed = check(forged(base, reference(mdp('DocMDP', '/P 2'))));
    expect(unnamed.verdict).toBe('invalid');
    const claimed = check(certified(2, base, { before: '' }));
    expect(claimed.verdict).toBe('invalid');
    for (const report of [unnamed, claimed]) expect(codes(report)).toContain('document.permissionsBroken');
  });
});

describe('a lock', () => {
  const locking = (parameters: string) => signedB(forged(base, reference(mdp('FieldMDP', parameters))));

  it('on other fields lets this one be signed', () => {
    for (const parameters of ['/Action/Include/Fields[(A)]', '/Action/Exclude/Fields[(B)]'])
      expect(check(locking(parameters)).verdict).toBe('valid');
  });

  it.each([
    '/Action/All',
    '/Action/Include/Fields[(A)(B)]',
    '/Action/Exclude/Fields[(A)]',
    '/Action/Exclude/Fields[]',
    '/Action/Whatever/Fields[(A)]',
    '/Fields[(A)]',
  ])('by %s does not', (parameters) => {
    const report = check(locking(parameters));
    expect(report.verdict).toBe('invalid');
    expect(codes(report)).toContain('document.permissionsBroken');
  });

  it('cannot be lifted by a later, milder one', () => {
    const milder = forged(forged(base, reference(mdp('FieldMDP', '/Action/All'))), {
      fields: [FIELD_B],
      ...reference(mdp('FieldMDP', '/Action/Include/Fields[(A)]')),
    });
    expect(check(milder).verdict).toBe('invalid');
  });
});
