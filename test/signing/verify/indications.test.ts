// The verdict in the terms of ETSI EN 319 102-1, and as JSON.
import {
  embed,
  findingTable,
  indicationOf,
  indicationTable,
  jsonReport,
  prepare,
  subIndications,
  type VerificationReport,
  verify,
} from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { flipped, updated } from '../../support/changed.ts';
import { type BadKind, testPki } from '../../support/pki.ts';
import { request, signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' }).device;
const base = barePdf({ pages: 2, fields: ['A', 'B'] });
const once = signed(base, teacher, ['A']);
const check = (pdf: Uint8Array, trusted = anchors): VerificationReport =>
  verify(pdf, { anchors: trusted, at: pki.at });
const told = (pdf: Uint8Array, trusted = anchors) => {
  const { indication, subIndication } = jsonReport(check(pdf, trusted));
  return `${indication}/${String(subIndication)}`;
};
const by = (kind: BadKind) => signed(base, pki.bad[kind]().device, ['A']);

describe('every finding', () => {
  it('has an indication: a sub-indication where it weighs, none where it is a note', () => {
    expect(Object.keys(indicationTable).sort()).toEqual(Object.keys(findingTable).sort());
    for (const [code, { weight }] of Object.entries(findingTable)) {
      const sub = indicationTable[code as keyof typeof indicationTable];
      expect({ code, told: sub === null }).toEqual({ code, told: weight === 'note' });
      if (sub !== null) expect(subIndications).toContain(sub);
    }
  });
});

describe('a signed document', () => {
  /** Where the signed bytes can be changed and the file stays well formed. */
  const inContent = once.indexOf('% page 1') + 4;
  /** Inside the signature value, far from the end of the CMS and its zeros. */
  const value = prepare(base, request(teacher, ['A']));
  const forged = Buffer.concat([
    base,
    embed(value, teacher.signSync({ ...value.toBeSigned, bytes: Buffer.from('something else') })),
  ]);

  it.each<[string, () => Buffer, string]>([
    ['that is sound passes', () => once, 'TOTAL-PASSED/null'],
    ['with a changed byte fails by its digest', () => flipped(once, inContent), 'TOTAL-FAILED/HASH_FAILURE'],
    ['with a foreign signature value fails by its key', () => forged, 'TOTAL-FAILED/SIG_CRYPTO_FAILURE'],
    ['that is no PDF fails by its format', () => once.subarray(9), 'TOTAL-FAILED/FORMAT_FAILURE'],
    [
      'that was changed afterwards fails by its format',
      () => updated(once, { 5: '(x)' }),
      'TOTAL-FAILED/FORMAT_FAILURE',
    ],
    ['of a stranger has no chain', () => by('unknownIssuer'), 'INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND'],
    [
      'by a certificate for something else breaks chain constraints',
      () => by('wrongKeyUsage'),
      'INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE',
    ],
    [
      'by a weak key breaks cryptographic constraints',
      () => by('weakKey'),
      'TOTAL-FAILED/CRYPTO_CONSTRAINTS_FAILURE',
    ],
    ['without any signature has nothing to judge', () => base, 'INDETERMINATE/SIGNED_DATA_NOT_FOUND'],
  ])('%s', (_, make, expected) => expect(told(make())).toBe(expected));

  it('is without a chain where nobody is trusted', () => {
    expect(told(once, [])).toBe('INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND');
  });

  it('passes exactly when its verdict is "valid"', () => {
    const samples = [once, base, by('expired'), by('oddCurve'), flipped(once, inContent), once.subarray(2)];
    for (const pdf of samples) {
      const report = check(pdf);
      const passed = jsonReport(report).indication === 'TOTAL-PASSED';
      expect(passed).toBe(report.verdict === 'valid');
    }
  });
});

describe('the report for programs', () => {
  it('has every field, instants in Vietnam’s zone, and survives JSON', () => {
    const report = jsonReport(check(once));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report).toMatchObject({
      version: 1,
      verdict: 'valid',
      checkedAt: '2026-06-05T08:00:00+07:00',
      level: 'B-B',
      openFields: ['B'],
      findings: [],
    });
    expect(report.signatures[0]).toMatchObject({
      fields: ['A'],
      indication: 'TOTAL-PASSED',
      claimedAt: '2026-06-05T15:04:05+07:00',
      provedAt: null,
      signer: { name: 'Nguyễn Thị Ánh Tuyết', notAfter: '2030-01-01T07:00:00+07:00' },
    });
  });

  it('tells the gravest thing first: format before digest before key', () => {
    const codes = ['signature.value', 'signature.digest', 'certificate.untrusted'] as const;
    const findings = codes.map((code) => ({ code, ...findingTable[code] }));
    expect(indicationOf(findings)).toEqual({ indication: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE' });
    expect(indicationOf([])).toEqual({ indication: 'TOTAL-PASSED', subIndication: null });
  });
});
