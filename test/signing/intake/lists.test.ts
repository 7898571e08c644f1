// New fields are named in form and pages exactly once, wherever those lists stand.
import { addFields } from '../../../src/signing/index.ts';
import { PdfFile, type PdfDict, type PdfObject, type PdfRef } from '../../../src/signing/pdf/index.ts';
import { handmade } from '../../support/foreign-pdf.ts';
import { expectSound, judged, pki, received } from '../../support/received.ts';
import { signed } from '../../support/signing.ts';

const device = pki.issue({ name: 'Người Ký Trước' }).device;

describe('lists of fields and annotations', () => {
  const page = (annots: string, box = '[0 0 419.52755905511813 595.2755905511812]') =>
    `<</Type/Page/Parent 2 0 R/MediaBox${box}/Resources<<>>/Annots ${annots}>>`;
  const shape = (form: string, annots: readonly [string, string]) =>
    handmade([
      [0, `<</Type/Catalog/Pages 2 0 R/AcroForm ${form}>>`],
      [0, '<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>'],
      [0, page(annots[0])],
      [0, page(annots[1])],
      [0, '[6 0 R]'],
      [0, '<</Type/Annot/Subtype/Widget/FT/Sig/T(Own)/F 132/P 3 0 R/Rect[0 0 0 0]>>'],
      [0, '<</Fields 5 0 R/SigFlags 1>>'],
      [0, 'null'],
    ]);
  const shapes = {
    'a form and its list of their own': shape('7 0 R', ['[6 0 R]', '[]']),
    'one list for two pages': shape('<</Fields[6 0 R]>>', ['5 0 R', '5 0 R']),
    'one list for form and page': shape('7 0 R', ['5 0 R', '8 0 R']),
    'references to nothing': shape('8 0 R', ['8 0 R', '8 0 R']),
  };

  it.each(Object.entries(shapes))('%s: each field is named once, on its own page only', (_, pdf) => {
    const result = received(pdf);
    const file = new PdfFile(result.pdf);
    const numbers = (list: PdfObject | undefined) =>
      (file.resolve(list) as readonly PdfRef[]).map(({ number }) => number);
    const all = numbers(file.dict(file.catalog().get('AcroForm'))?.get('Fields'));
    expect(new Set(all).size).toBe(all.length);
    const onPages = [3, 4].map((page) => numbers((file.object(page) as PdfDict).get('Annots')));
    expect(onPages[1]!.filter((number) => onPages[0]!.includes(number) && number !== 6)).toEqual([]);
    const report = judged(result.pdf);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('valid');
  });

  it.each(Object.entries(shapes).slice(0, 3))('%s: signed before, that signature stays valid', (_, pdf) => {
    const once = signed(pdf, device, ['Own'], { appearances: { byField: {}, shared: {} } });
    if (judged(once).verdict !== 'valid') throw new Error('not valid to begin with');
    expectSound(received(once), 1);
  });

  it('fields that come with a certification are in the same catalog', () => {
    const invisible = { appearances: { byField: {}, shared: {} } };
    const pdf = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R>>'],
      [0, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
      [0, page('[]')],
    ]);
    const { fields } = addFields(pdf, { fields: [{ field: 'Intake' }] });
    const once = signed(pdf, device, ['Intake'], { certify: true, newFields: fields, ...invisible });
    expect(once.toString('latin1').match(/^1 0 obj$/gm)).toHaveLength(2);
    expect([...new PdfFile(once).catalog().keys()]).toEqual(['Type', 'Pages', 'AcroForm', 'Perms']);
    expect(judged(once).verdict).toBe('valid');
  });
});
