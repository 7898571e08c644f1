// What is not taken in is refused with the reason, and never half taken.
import fc from 'fast-check';
import { addFields, inspectPdf, prepare } from '../../../src/signing/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { updated, withEntry } from '../../support/changed.ts';
import { drafted, handmade, rewritten } from '../../support/foreign-pdf.ts';
import { itWith } from '../../support/programs.ts';
import { judged, pki, plan } from '../../support/received.ts';
import { request, signed } from '../../support/signing.ts';

const qpdf = itWith('qpdf');
const device = pki.issue({ name: 'Người Ký' }).device;
const invisible = { appearances: { byField: {}, shared: {} } };

const refusal = (pdf: Uint8Array, limits = {}) => {
  const seen = inspectPdf(pdf, limits);
  if (seen.kind === 'acceptable') return 'accepted';
  expect(() => addFields(pdf, plan, limits)).toThrow(seen.fault.code);
  return seen.fault.code;
};

describe('refused is', () => {
  const base = barePdf({ pages: 2 });
  const form = (entries: string) =>
    updated(base, { 1: withEntry(base, 1, 'AcroForm', `<</Fields[]${entries}>>`) });
  const tree = (source: string) => updated(base, { 2: source });
  const page = (entry: string, source: string) => updated(base, { 4: withEntry(base, 4, entry, source) });

  it('nothing that is sound', () => {
    expect(refusal(base)).toBe('accepted');
    expect(refusal(form('/DA(/Helv 0 Tf)/NeedAppearances false'))).toBe('accepted');
    expect(refusal(Buffer.concat([base, Buffer.from('\r\n\r\n\0')]))).toBe('accepted');
  });

  qpdf('an encrypted file, whatever the password', async () => {
    const pdf = await drafted();
    expect(refusal(rewritten(pdf, '--encrypt', '', 'chu', '256', '--'))).toBe('intake.encrypted');
    expect(refusal(rewritten(pdf, '--encrypt', 'a', 'b', '256', '--'))).toBe('intake.encrypted');
  });

  it('a form that draws itself', () => {
    expect(refusal(form('/XFA[(template)7 0 R]'))).toBe('intake.xfa');
    expect(refusal(updated(base, { 1: withEntry(base, 1, 'NeedsRendering', 'true') }))).toBe('intake.xfa');
    expect(refusal(form('/NeedAppearances true'))).toBe('intake.needAppearances');
  });

  it('a page tree on which readers disagree', () => {
    const irregular = [
      tree('<</Type/Pages/Count 0/Kids[]>>'),
      tree('<</Type/Pages/Count 3/Kids[4 0 R 6 0 R]>>'),
      tree('<</Type/Pages/Count 2/Kids[4 0 R 4 0 R]>>'),
      tree('<</Type/Pages/Count 1/Kids[2 0 R]>>'),
      tree('<</Type/Pages/Count 2/Kids[4 0 R 3 0 R]>>'),
      tree('<</Type/Pages/Count 2/Kids[4 0 R<</Type/Page>>]>>'),
      page('MediaBox', '[0 0 0 842]'),
      page('MediaBox', '[0 0 595]'),
      page('MediaBox', 'null'),
      page('Rotate', '45'),
      page('UserUnit', '-1'),
    ];
    expect(irregular.map((pdf) => refusal(pdf))).toEqual(irregular.map(() => 'intake.pageTree'));
  });

  it('what exceeds the limits', () => {
    expect(refusal(base, { bytes: base.length - 1 })).toBe('intake.tooLarge');
    expect(refusal(base, { pages: 1 })).toBe('intake.tooManyPages');
    expect(refusal(base, { objects: 5 })).toBe('intake.tooManyObjects');
    expect(refusal(barePdf({ pages: 501 }))).toBe('intake.tooManyPages');
    expect(refusal(barePdf({ pages: 500 }))).toBe('accepted');
  });

  it('a file that is certified as final or sealed', () => {
    const p1 = '<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P 1/V/1.2>>>>';
    const fields = '4 0 R';
    const certified = handmade([
      [0, `<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[${fields}]>>/Perms<</DocMDP 5 0 R>>>>`],
      [0, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
      [0, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Annots[${fields}]>>`],
      [0, '<</Type/Annot/Subtype/Widget/FT/Sig/T(C)/V 5 0 R/Rect[0 0 0 0]>>'],
      [0, `<</Type/Sig/Filter/X/Reference[${p1}]>>`],
    ]);
    expect(refusal(certified)).toBe('intake.certifiedFinal');
    expect(() => prepare(certified, request(device, ['C']))).toThrow('signing.documentSealed');
    expect(refusal(signed(barePdf({ fields: ['A!'] }), device, ['A']))).toBe('intake.locked');
  });

  it('a name that is taken, repeated or no name', () => {
    const add =
      (...names: string[]) =>
      () =>
        addFields(base, { fields: names.map((field) => ({ field })) });
    for (const names of [['A'], ['B', 'B'], ['a.b'], [''], [' '], ['x\n'], ['x'.repeat(101)]])
      expect(add(...names)).toThrow('intake.fieldName');
    expect(add('Tổ trưởng (chuyên môn) \\ #1')).not.toThrow();
  });
});

describe('a damaged file', () => {
  it('is one that refers to objects behind its last one, where an update would put others', () => {
    const base = barePdf();
    const size = 7;
    expect(refusal(updated(base, { 4: withEntry(base, 4, 'Thumb', `${size - 1} 0 R`) }))).toBe('accepted');
    expect(refusal(updated(base, { 4: withEntry(base, 4, 'Thumb', `${size} 0 R`) }))).toBe('intake.damaged');
  });

  it('is refused wherever it was cut off', async () => {
    const pdf = await drafted();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: pdf.length - 8 }), (length) => {
        expect(refusal(pdf.subarray(0, length))).toBe('intake.damaged');
      }),
      { numRuns: 60 },
    );
  });

  it('is a value or works on, with any byte changed, and never crashes', async () => {
    const pdf = await drafted({ useObjectStreams: true });
    fc.assert(
      fc.property(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const copy = Buffer.from(pdf);
        copy[at]! ^= change;
        const seen = inspectPdf(copy);
        if (seen.kind === 'refused') expect(seen.fault.code).toMatch(/^intake\./);
        else if (seen.pages.length === 3) expect(addFields(copy, plan).fields).toHaveLength(7);
      }),
      { numRuns: 300 },
    );
  });
});

describe('locks by name', () => {
  it('let other fields be signed, and only those', () => {
    const base = barePdf({ fields: ['A', 'B', 'C'] });
    const lock = '<</Type/SigFieldLock/Action/Include/Fields[(B)]>>';
    const locking = updated(base, { 6: withEntry(base, 6, 'Lock', lock) });
    const once = signed(locking, device, ['A']);
    expect(inspectPdf(once)).toMatchObject({ kind: 'acceptable', open: ['C'] });
    expect(() => signed(once, device, ['B'])).toThrow('signing.fieldLocked');
    expect(judged(signed(once, device, ['C'])).verdict).toBe('valid');
  });
});

describe('a form with fields of its own', () => {
  it('nested names are signed by their full name', () => {
    const nested = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>'],
      [0, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
      [0, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Annots[5 0 R]>>'],
      [0, '<</T(To)/Kids[5 0 R]>>'],
      [0, '<</Type/Annot/Subtype/Widget/FT/Sig/T(Sig)/Parent 4 0 R/F 4/P 3 0 R/Rect 6 0 R>>'],
      [0, '[10 10 70 7 0 R]'],
      [0, '40'],
    ]);
    expect(inspectPdf(nested)).toMatchObject({ open: ['To.Sig'] });
    expect(() => prepare(nested, request(device, ['To.Sig'], invisible))).toThrow(
      'signing.appearanceMissing',
    );
    expect(judged(signed(nested, device, ['To.Sig'])).verdict).toBe('valid');
  });

  it('certification keeps permissions that stand in an object of their own', () => {
    const base = barePdf({ fields: ['.C'], catalog: '/Perms 9 0 R' });
    const next = updated(base, {}, []);
    const withPerms = handmadePerms(next);
    const certified = signed(withPerms, device, ['C'], { certify: true, ...invisible });
    expect(judged(certified).verdict).toBe('valid');
  });
});

/** Defines the object that /Perms of the catalog refers to. */
const handmadePerms = (pdf: Buffer): Buffer => updated(pdf, { 9: '<</X_Kept true>>' });
