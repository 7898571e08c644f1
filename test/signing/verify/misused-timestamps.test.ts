// Document timestamps that do more than tell the time: anybody can have one, so it must show nothing and add nothing.
import { createHash } from 'node:crypto';
import { instant, type Instant } from '../../../src/kernel/index.ts';
import { embedTimestamp, prepareTimestamp } from '../../../src/signing/extend/index.ts';
import { fillHole } from '../../../src/signing/fill-hole.ts';
import { type VerificationReport, verify } from '../../../src/signing/index.ts';
import { byteRangeSource, writeHole } from '../../../src/signing/signature-dictionary.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { HOUR, timestampAuthority, tokenFor } from '../../support/authorities.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { withEntry, writerFor } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { invisible, signed, SIGNED_AT } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' }).device;
const school = pki.issue({ name: 'Trường THCS Mẫu', profile: 'rsa3072' }).device;
const authority = timestampAuthority();
const after = (hours: number): Instant => instant(SIGNED_AT + hours * HOUR);
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: after(48) });
const codes = (report: VerificationReport) => [
  ...report.findings.map((each) => each.code),
  ...report.signatures.flatMap((signature) => signature.findings.map((each) => each.code)),
];

/** One page; open are the visible field 8 and the field 9 without any area. */
const VISIBLE = 8;
const HIDDEN = 9;
const base = barePdf({ fields: ['.Author', 'A', 'C', '.Hidden', 'Seal!'] });
const uncertified = signed(base, teacher, ['A']);
const certified = signed(signed(base, school, ['Author'], { certify: true, ...invisible }), teacher, ['A']);
const sealed = signed(certified, school, ['Seal']);

/** As archiving does it: in a new field. */
function stamped(pdf: Buffer, at: Instant): Buffer {
  const prepared = prepareTimestamp(pdf);
  return Buffer.concat([pdf, embedTimestamp(prepared, tokenFor(authority, prepared.imprint, at))]);
}

/** In a field that is there already, with an appearance of the attacker's if wanted. */
function stampedInto(pdf: Buffer, field: number, appearance?: string, type = 'DocTimeStamp'): Buffer {
  const writer = writerFor(pdf);
  const value = writer.allocate();
  let source = withEntry(pdf, field, 'V', `${value} 0 R`);
  if (appearance !== undefined) {
    const shown = writer.allocate();
    writer.stream(shown, '/Type/XObject/Subtype/Form/BBox[0 0 60 30]/Resources<<>>', appearance);
    source = source.replace(/\/AP ?<<[^>]*>>/, `/AP<</N ${shown} 0 R>>`);
  }
  writer.object(field, source);
  writer.beginObject(value);
  writer.write(`<</Type/${type}/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161`);
  const { hole, byteRangeAt } = writeHole(writer, 8192);
  writer.write('>>');
  writer.endObject();
  const { tail } = writer.finish();
  tail.write(byteRangeSource(pdf.length, hole, tail.length), byteRangeAt, 'latin1');
  const digest = createHash('sha256')
    .update(pdf)
    .update(tail.subarray(0, hole.start))
    .update(tail.subarray(hole.end))
    .digest();
  const token = tokenFor(authority, { algorithm: 'sha256', digest }, after(1));
  return Buffer.concat([pdf, fillHole(tail, hole, Buffer.from(token))]);
}

describe('a document timestamp', () => {
  it('in a new invisible field, or in one that was open, archives what is there', () => {
    for (const pdf of [uncertified, certified, sealed])
      for (const whole of [stamped(pdf, after(1)), stampedInto(pdf, HIDDEN)]) {
        const report = check(whole);
        expect(report.verdict).toBe('valid');
        expect(report.signatures.at(-2)?.changesSince).toBe('archive');
      }
  });

  it.each([
    ['certified', certified],
    ['sealed', sealed],
  ])('that paints over a %s document in a field left open makes it invalid', (_, pdf) => {
    const report = check(stampedInto(pdf, VISIBLE, '1 0 0 rg 0 0 60 30 re f'));
    expect(report.verdict).toBe('invalid');
    expect(codes(report)).toContain('document.permissionsBroken');
  });

  it('that shows where nobody closed the document is told as signing, never as archive data', () => {
    const report = check(stampedInto(uncertified, VISIBLE, '1 0 0 rg 0 0 60 30 re f'));
    expect(report).toMatchObject({ verdict: 'valid', signatures: [{ changesSince: 'signing' }, {}] });
  });
});

describe('a timestamp token in a signature dictionary', () => {
  it('is nobody’s signature', () => {
    const report = check(stampedInto(certified, VISIBLE, '1 0 0 rg 0 0 60 30 re f', 'Sig'));
    expect(report.verdict).toBe('indeterminate');
    expect(codes(report)).toContain('signature.unsupported');
  });
});

describe('two document timestamps', () => {
  it('in the order of their times prove the earlier one', () => {
    const report = check(stamped(stamped(sealed, after(1)), after(20)));
    expect(report.verdict).toBe('valid');
    expect(report.signatures[0]?.provedAt).toBe(after(1));
  });

  it('of which the inner one claims to be younger leave the document in doubt', () => {
    const report = check(stamped(stamped(sealed, after(20)), after(1)));
    expect(report.verdict).toBe('indeterminate');
    expect(codes(report)).toContain('time.wrongOrder');
  });
});

describe('a timestamp over a signature', () => {
  it('that claims to be younger than the timestamp is invalid', () => {
    const early = stamped(sealed, instant(SIGNED_AT - HOUR));
    expect(codes(check(early))).toContain('time.claimedAfterProof');
    expect(check(early).verdict).toBe('invalid');
  });

  it('copied from another document proves nothing', () => {
    const prepared = prepareTimestamp(sealed);
    const other = prepareTimestamp(certified);
    const token = tokenFor(authority, other.imprint, after(1));
    const report = check(Buffer.concat([sealed, embedTimestamp(prepared, token)]));
    expect(report.verdict).toBe('invalid');
    expect(codes(report)).toContain('time.badTimestamp');
    expect(report.signatures[0]?.provedAt).toBeUndefined();
  });

  it('of an authority nobody trusts proves nothing and leaves the document in doubt', () => {
    const stranger = timestampAuthority({ issuer: pki.stranger, freshKey: true });
    const prepared = prepareTimestamp(sealed);
    const token = tokenFor(stranger, prepared.imprint, after(1));
    const report = check(Buffer.concat([sealed, embedTimestamp(prepared, token)]));
    expect(report.verdict).toBe('indeterminate');
    expect(report.signatures[0]?.provedAt).toBeUndefined();
  });
});
