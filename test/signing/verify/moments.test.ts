// The verdict when signed, now, and on a stated date.
import { type Instant, instant } from '../../../src/kernel/index.ts';
import { createVerifier, type VerdictAt, verdictsOverTime } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { flipped } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { SIGNED_AT, signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const pdf = signed(barePdf(), pki.issue({ name: 'Nguyễn Thị Mẫu' }).device, ['A']);
const verdicts = (bytes: Uint8Array, now: Instant, stated?: Instant): string[] =>
  verdictsOverTime(bytes, { now, stated, verifierFor: (at) => createVerifier({ anchors, at, now }) }).map(
    ({ moment, report }: VerdictAt) => `${moment} ${report.verdict}`,
  );

describe('a document without timestamps', () => {
  it('was valid when signed and is not now that its certificate has expired', () => {
    expect(verdicts(pdf, instant('2033-01-01'))).toEqual(['signing valid', 'now indeterminate']);
  });

  it('is valid now and will not be on a day after its certificate expires', () => {
    expect(verdicts(pdf, instant('2027-01-01'), instant('2031-05-01'))).toEqual([
      'signing valid',
      'now valid',
      'stated indeterminate',
    ]);
  });

  it('was not yet signed on an earlier day, which is neither valid nor invalid', () => {
    const [, , stated] = verdictsOverTime(pdf, {
      now: instant('2027-01-01'),
      stated: instant(SIGNED_AT - 1000),
      verifierFor: (at) => createVerifier({ anchors, at, now: instant('2027-01-01') }),
    });
    expect(stated?.report.verdict).toBe('indeterminate');
    expect(stated?.report.findings.map(({ code }) => code)).toEqual(['time.notYetSigned']);
  });

  it('is invalid at every moment when it was altered', () => {
    const altered = flipped(pdf, pdf.indexOf('% page 1') + 4);
    expect(verdicts(altered, instant('2027-01-01'), instant('2020-01-01'))).toEqual([
      'signing invalid',
      'now invalid',
      'stated invalid',
    ]);
  });
});
