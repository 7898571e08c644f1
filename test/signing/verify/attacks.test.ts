// Each attack is caught, and the untouched twin passes (signing.md §8).
import { readdirSync, readFileSync } from 'node:fs';
import { embed, prepare, type VerificationReport, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { flipped, nextNumber, updated, withEntry, writerFor } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { boxes, invisible, request, signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' }).device;
const principal = pki.issue({ name: 'Lò Văn Bình', profile: 'p256' }).device;
const school = pki.issue({ name: 'Trường THCS Mẫu', profile: 'rsa3072' }).device;
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });
const codes = (report: VerificationReport) => [
  ...report.findings.map((each) => each.code),
  ...report.signatures.flatMap((signature) => signature.findings.map((each) => each.code)),
];

/** Catalog 1, pages 2, blank 3, page 4 and 6 with contents 5 and 7, then the fields from 8. */
const base = barePdf({ pages: 2, fields: ['.Author', 'A', 'B', 'C', 'Slice', 'Seal!'] });
const certified = signed(base, school, ['Author'], { certify: true, ...invisible });
const first = signed(certified, teacher, ['A']);
const second = signed(first, principal, ['B']);
const sealed = signed(second, school, ['Seal', 'Slice']);

describe('an untouched document', () => {
  it('is valid after every further signature, and each signature says what came after it', () => {
    for (const pdf of [certified, first, second, sealed]) expect(check(pdf).verdict).toBe('valid');
    const report = check(sealed);
    expect(report.signatures.map((signature) => signature.changesSince)).toEqual([
      'signing',
      'signing',
      'signing',
      'none',
    ]);
    expect(report.signatures.map((signature) => signature.kind)).toEqual([
      'certification',
      'approval',
      'approval',
      'approval',
    ]);
    expect(report.signatures.at(-1)).toMatchObject({
      fields: ['Slice', 'Seal'],
      locksDocument: true,
      trust: 'trusted',
    });
    expect(report.openFields).toEqual(['C']);
  });

  it('without any signature is "unsigned", never "valid"', () => {
    expect(check(base).verdict).toBe('unsigned');
  });

  it('signed under an unknown authority is not valid', () => {
    const stranger = pki.bad.unknownIssuer().device;
    expect(check(signed(base, stranger, ['A'])).verdict).toBe('indeterminate');
    expect(verify(sealed, { anchors: [], at: pki.at }).verdict).toBe('indeterminate');
  });

  it('whose signer’s certificate had lapsed when signing is invalid', () => {
    expect(check(signed(base, pki.bad.expired().device, ['A'])).verdict).toBe('invalid');
  });
});

describe('a flipped byte', () => {
  it('anywhere in the file is never valid', () => {
    const step = Math.max(1, Math.floor(sealed.length / 700));
    for (let at = 0; at < sealed.length; at += step) {
      const verdict = check(flipped(sealed, at, at % 8)).verdict;
      if (verdict === 'valid') throw new Error(`byte ${at} can be changed unnoticed`);
    }
  });
});

describe('changes after signing', () => {
  const refuses = (title: string, make: () => Buffer) =>
    it(`${title} is caught`, () => {
      const report = check(make());
      expect(report.verdict).toBe('invalid');
      expect(codes(report)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(document|structure|signature)\./)]),
      );
    });

  refuses('replaced page content', () =>
    updated(second, { 5: '<</Length 8>>\nstream\n0 0 m h f\nendstream'.replace('8', '9') }),
  );
  refuses('an added page', () =>
    updated(
      second,
      { 2: withEntry(second, 2, 'Count', '3').replace('6 0 R]', `6 0 R ${nextNumber(second)} 0 R]`) },
      ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'],
    ),
  );
  refuses('swapped pages', () => updated(second, { 2: withEntry(second, 2, 'Kids', '[6 0 R 4 0 R]') }));
  refuses('an added annotation', () =>
    updated(second, { 6: withEntry(second, 6, 'Annots', `[${nextNumber(second)} 0 R]`) }, [
      '<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/Contents(x)>>',
    ]),
  );
  refuses('a changed catalog', () =>
    updated(second, { 1: withEntry(second, 1, 'OpenAction', '[4 0 R/Fit]') }),
  );
  refuses('a removed signature', () => updated(second, { 9: withEntry(base, 9, 'F', '132') }));
  refuses('a moved appearance of a signed field', () =>
    updated(second, { 9: withEntry(second, 9, 'Rect', '[0 0 500 500]') }),
  );
  refuses('a cloned signature', () => updated(second, { 11: withEntry(second, 11, 'V', '14 0 R') }));
  refuses('a form without its fields', () =>
    updated(first, { 1: withEntry(first, 1, 'AcroForm', '<</SigFlags 3/Fields[]>>') }),
  );
  refuses('a signature removed before another one was made', () =>
    signed(updated(first, { 9: withEntry(base, 9, 'F', '132') }), principal, ['B']),
  );
  refuses('an object that nothing refers to', () => updated(second, {}, ['<</Shadow true>>']));
  refuses('an empty update', () => updated(second, {}));
  refuses('bytes behind the end', () => Buffer.concat([second, Buffer.from('x')]));
  refuses('a truncated file', () => second.subarray(0, second.length - 3));
  refuses('a field filled after the seal', () => {
    const open = updated(second, {});
    expect(open.length).toBeGreaterThan(second.length);
    return bypassingTheSeal();
  });

  /** A signature by somebody whose software ignores the lock. */
  function bypassingTheSeal(): Buffer {
    const writer = writerFor(sealed);
    const prepared = prepare(second, request(teacher, ['C'], { appearances: boxes('C') }));
    expect(embed(prepared, teacher.signSync(prepared.toBeSigned)).length).toBeGreaterThan(0);
    const number = writer.allocate();
    writer.object(11, withEntry(sealed, 11, 'V', `${number} 0 R`));
    writer.object(
      number,
      '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<30>>>',
    );
    return Buffer.concat([sealed, writer.finish().tail]);
  }
});

describe('the published attacks', () => {
  const folder = `${__dirname}/../../vectors/signature-attacks`;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pdf'))) {
    it(`${file} is never valid, whoever is trusted`, () => {
      const bytes = readFileSync(`${folder}/${file}`);
      expect(['invalid', 'indeterminate', 'unsigned']).toContain(
        verify(bytes, { anchors, at: pki.at }).verdict,
      );
      const report = check(bytes);
      if (!file.startsWith('usf')) expect(report.verdict).toBe('invalid');
    });
  }
});
