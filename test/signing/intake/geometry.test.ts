// Fields stand where a reader sees them, however the page is turned, cut or measured.
import fc from 'fast-check';
import { addFields, inspectPdf, type PlacedField } from '../../../src/signing/index.ts';
import { drafted, drawnPage, handmade } from '../../support/foreign-pdf.ts';
import { itWith } from '../../support/programs.ts';
import { expectSound, plan, received, SEAL } from '../../support/received.ts';

const drawn = itWith('pdftoppm');
const turns = [0, 90, 180, 270] as const;

describe('on pages turned every way', () => {
  drawn('the strips put together at the visual right edge give the seal back, upright', async () => {
    const pages = 4;
    const unsealed = await drafted({ pages, rotation: () => 0, size: () => [500, 500] });
    const upright = received(unsealed);
    const turned = received(await drafted({ pages, rotation: (page) => 90 * page, size: () => [500, 500] }));
    expectSound(turned);
    for (let page = 1; page <= pages; page++) {
      const [a, b] = [stripOf(upright.pdf, page), stripOf(turned.pdf, page)];
      expect(inkOf(a)).toBeGreaterThan(100);
      // The same red strip, pixel for pixel but for the smoothing of edges.
      expect(differenceOf(a, b)).toBeLessThan(0.06);
    }
    // Different strips are not alike, so the comparison can fail.
    expect(differenceOf(stripOf(upright.pdf, 1), stripOf(upright.pdf, 2))).toBeGreaterThan(0.15);
  });

  drawn('a signature is where it was asked for, and nowhere else', async () => {
    for (const turn of turns) {
      const { pdf } = received(await drafted({ pages: 2, rotation: () => turn, size: () => [500, 420] }));
      const { width, height, pixels } = drawnPage(pdf, 1);
      expect([width, height]).toEqual(turn % 180 === 0 ? [500, 420] : [420, 500]);
      const blue = pixelsWhere(pixels, width, (r, g, b) => b > 120 && r < 110 && g < 120);
      expect(blue.length).toBeGreaterThan(50);
      for (const [x, y] of blue) {
        const up = height - y;
        expect(x >= 29 && x <= 281 && up >= 39 && up <= 101).toBe(true);
      }
    }
  });
});

describe('on odd pages', () => {
  /** A page whose visible part is [100 200 400 600] of user space, two points a unit, box inherited and reversed. */
  const odd = handmade([
    [0, '<</Type/Catalog/Pages 2 0 R>>'],
    [
      0,
      '<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[1000 900 -50 -60]/CropBox 5 0 R/Rotate 450/Resources<<>>>>',
    ],
    [0, '<</Type/Page/Parent 2 0 R/UserUnit 2>>'],
    [0, '<</Type/Page/Parent 2 0 R/Rotate 0/CropBox[5000 5000 6000 6000]>>'],
    [0, '[100 200 400 600]'],
  ]);

  it('inheritance, crop box, reversed corners and user units count', () => {
    const seen = inspectPdf(odd);
    expect(seen).toMatchObject({
      pages: [
        { box: [100, 200, 400, 600], rotation: 90, userUnit: 2 },
        { box: [-50, -60, 1000, 900], rotation: 0, userUnit: 1 },
      ],
    });
    const { fields } = addFields(odd, {
      fields: [{ field: 'A', place: { page: 0, rect: [0, 0, 200, 100] } }],
      seal: plan.seal!,
    });
    // The page shows 800 × 600 points; its lower left corner is the box's lower right one.
    expect(fields[0]).toMatchObject({
      rect: [350, 200, 400, 300],
      upright: { size: [200, 100], rotation: 90 },
    });
    const slice = fields.find(({ field }) => field === 'SealSlice_1')!;
    expect(slice.rect[3]).toBe(600);
    expect(slice.rect[2] - slice.rect[0]).toBeCloseTo(SEAL / 2, 2);
  });

  drawn('they are signed and sealed', () => {
    expectSound(received(odd));
  });

  it('a field outside what the reader sees, or a seal larger than the page, is refused', async () => {
    const pdf = await drafted({ pages: 2, size: () => [90, 90] });
    expect(() =>
      addFields(pdf, { fields: [{ field: 'A', place: { page: 0, rect: [0, 0, 91, 9] } }] }),
    ).toThrow('intake.outsidePages');
    expect(() =>
      addFields(pdf, { fields: [{ field: 'A', place: { page: 7, rect: [0, 0, 9, 9] } }] }),
    ).toThrow('intake.outsidePages');
    const seal = { main: { field: 'S' }, slices: { diameter: SEAL, pagesPerSheet: 1 } } as const;
    expect(() => addFields(pdf, { fields: [], seal })).toThrow('intake.outsidePages');
  });
});

describe('whatever the page', () => {
  it('a field lies inside it, as large as asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...turns),
        fc.integer({ min: 200, max: 900 }),
        fc.integer({ min: 200, max: 900 }),
        fc.integer({ min: 1, max: 23 }),
        async (turn, width, height, pages) => {
          const pdf = await drafted({ pages, rotation: () => turn, size: () => [width, height] });
          const { fields } = addFields(pdf, {
            fields: [],
            seal: { main: { field: 'S' }, slices: { diameter: 100, pagesPerSheet: 2 } },
          });
          for (const { rect, upright, purpose } of fields) {
            if (purpose === 'seal') continue;
            expect(rect[0] >= 0 && rect[1] >= 0 && rect[2] <= width && rect[3] <= height).toBe(true);
            const sides = [rect[2] - rect[0], rect[3] - rect[1]].sort((a, b) => a - b);
            expect(sides[0]).toBeCloseTo(Math.min(...upright.size), 2);
            expect(sides[1]).toBeCloseTo(100, 2);
          }
          expect(totalsOf(fields).every((total) => Math.abs(total - 100) < 0.05)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** Widths of the strips of each group together, front sides only. */
function totalsOf(fields: readonly PlacedField[]): number[] {
  const totals: number[] = [];
  fields
    .filter(({ slice }) => slice !== undefined)
    .filter((_, position) => position % 2 === 0)
    .forEach(({ slice, upright }) => {
      if (slice!.index === 0) totals.push(0);
      totals[totals.length - 1]! += upright.size[0];
    });
  return totals;
}

interface Strip {
  readonly red: readonly boolean[];
}

/** The strip of a group of four at the right edge of a page of 500 × 500 points. */
function stripOf(pdf: Buffer, page: number): Strip {
  const { width, height, pixels } = drawnPage(pdf, page, 144);
  const [left, reach] = [Math.round(width - SEAL / 2), Math.round(SEAL)];
  const red: boolean[] = [];
  for (let y = height / 2 - reach; y < height / 2 + reach; y++) {
    for (let x = left; x < width; x++) {
      const at = 3 * (Math.round(y) * width + x);
      red.push(pixels[at]! > 150 && pixels[at + 1]! < 140);
    }
  }
  return { red };
}

const inkOf = ({ red }: Strip) => red.filter(Boolean).length;
const differenceOf = (a: Strip, b: Strip) =>
  a.red.filter((each, i) => each !== b.red[i]).length / a.red.length;

function pixelsWhere(
  pixels: Buffer,
  width: number,
  wanted: (r: number, g: number, b: number) => boolean,
): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const pixel = at / 3;
    if (wanted(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!))
      found.push([pixel % width, Math.floor(pixel / width)]);
  }
  return found;
}
