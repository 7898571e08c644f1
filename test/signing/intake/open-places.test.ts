// Fields read back from a document are where they were placed, and are for what they were placed.
import fc from 'fast-check';
import { addFields, openPlaces } from '../../../src/signing/index.ts';
import { drafted, handmade } from '../../support/foreign-pdf.ts';
import { pki, plan } from '../../support/received.ts';
import { signed } from '../../support/signing.ts';
import { barePdf } from '../../support/bare-pdf.ts';

const device = pki.issue({ name: 'Người Ký' }).device;

describe('the places of open fields', () => {
  it('are read back as they were placed, on pages turned every way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 90, 180, 270),
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom(1 as const, 2 as const),
        async (turn, pages, pagesPerSheet) => {
          const pdf = await drafted({ pages, rotation: (page) => turn * page, size: () => [500, 420] });
          const seal = { ...plan.seal!, slices: { ...plan.seal!.slices!, pagesPerSheet } };
          const { tail, fields } = addFields(pdf, { ...plan, seal });
          const round = (number: number) => Number(number.toFixed(2));
          const rounded = (places: typeof fields) =>
            places.map(({ upright, ...rest }) => ({
              ...rest,
              rect: rest.rect.map(round),
              upright: { ...upright, size: upright.size.map(round) },
            }));
          expect(rounded(openPlaces(Buffer.concat([pdf, tail])))).toEqual(rounded(fields));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('leave out what is signed or locked', () => {
    const pdf = signed(barePdf({ fields: ['A', 'B', 'C'] }), device, ['B']);
    expect(openPlaces(pdf).map(({ field }) => field)).toEqual(['A', 'C']);
    expect(openPlaces(signed(barePdf({ fields: ['A!', 'B'] }), device, ['A']))).toEqual([]);
  });

  it('of other makers count units, corners and widgets of their own', () => {
    const pdf = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R 6 0 R]>>>>'],
      [0, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
      [0, '<</Type/Page/Parent 2 0 R/UserUnit 2/Rotate 90/MediaBox[0 0 420 595]/Annots[5 0 R]>>'],
      [0, '<</FT/Sig/T(Own)/Kids[5 0 R]/TU(D)>>'],
      [0, '<</Type/Annot/Subtype/Widget/Parent 4 0 R/P 3 0 R/Rect[70 40 10 10]>>'],
      [0, '<</FT/Sig/T(Odd)/Rect[1 2]/Subtype/Widget/Lock<</Action/All>>>>'],
    ]);
    expect(openPlaces(pdf)).toEqual([
      {
        field: 'Own',
        purpose: 'signature',
        page: 0,
        rect: [10, 10, 70, 40],
        upright: { size: [60, 120], rotation: 90 },
        locksAll: false,
      },
      expect.objectContaining({ field: 'Odd', rect: [0, 0, 0, 0], locksAll: true }),
    ]);
  });
});
