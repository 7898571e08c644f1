// Whatever other programs make of a document, and whoever signed it before: it is signed, sealed, and valid in the end.
import fc from 'fast-check';
import { addFields, inspectPdf } from '../../../src/signing/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { drafted, judgedBy, rewritten } from '../../support/foreign-pdf.ts';
import { hasProgram, itWith } from '../../support/programs.ts';
import { expectSound, judged, pki, received } from '../../support/received.ts';
import { invisible, signed } from '../../support/signing.ts';

const earlier = ['rsa2048', 'p256'].map(
  (profile) => pki.issue({ name: 'Người Ký Trước', profile: profile as 'p256' }).device,
);
const makers = hasProgram('qpdf')
  ? ([[], ['--linearize'], ['--qdf'], ['--object-streams=generate'], ['--object-streams=disable']] as const)
  : ([[]] as const);

/** Fields of their own, signed by this many people outside, each behind the one before. */
function signedOutside(pdf: Buffer, people: number): Buffer {
  let version = pdf;
  for (let person = 0; person < people; person++) {
    const field = `Outside_${person + 1}`;
    const { fields, tail } = addFields(version, { fields: [{ field }] });
    const device = earlier[person % earlier.length]!;
    version = signed(Buffer.concat([version, tail]), device, [field], { ...invisible, newFields: fields });
  }
  return version;
}

describe('any document', () => {
  it('is signed by three people and sealed, and every earlier signature stays valid', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          pages: fc.integer({ min: 1, max: 9 }),
          objectStreams: fc.boolean(),
          turns: fc.array(fc.constantFrom(0, 90, 180, 270), { minLength: 1, maxLength: 3 }),
          sizes: fc.array(
            fc.tuple(fc.integer({ min: 420, max: 1200 }), fc.integer({ min: 420, max: 1200 })),
            {
              minLength: 1,
              maxLength: 3,
            },
          ),
          maker: fc.constantFrom(...makers),
          outside: fc.integer({ min: 0, max: 2 }),
          endings: fc.constantFrom('', '\n', '\r\n\r\n'),
        }),
        async ({ pages, objectStreams, turns, sizes, maker, outside, endings }) => {
          const drawn = await drafted({
            pages,
            useObjectStreams: objectStreams,
            rotation: (page) => turns[page % turns.length]!,
            size: (page) => sizes[page % sizes.length]!,
          });
          const made = maker.length === 0 ? drawn : rewritten(drawn, ...maker);
          const pdf = signedOutside(
            outside === 0 ? Buffer.concat([made, Buffer.from(endings)]) : made,
            outside,
          );
          expect(inspectPdf(pdf)).toMatchObject({ newFields: outside === 0 ? 'now' : 'withSignatures' });
          expectSound(received(pdf), outside);
        },
      ),
      { numRuns: 25 },
    );
  });

  itWith('qpdf', 'pdfsig')(
    'of 500 pages, signed by somebody before, takes the seal on every page',
    async () => {
      const pdf = signedOutside(await drafted({ pages: 500, useObjectStreams: true }), 1);
      const result = received(pdf);
      expectSound(result, 1);
      expect(result.fields.filter(({ purpose }) => purpose === 'sealSlice')).toHaveLength(500);
      expect(judgedBy('qpdf', ['--check'], result.pdf).output).not.toMatch(/WARNING|ERROR|damaged/);
    },
  );

  it('of one page is signed and sealed without strips, signed before or not', async () => {
    for (const outside of [0, 1]) {
      const result = received(signedOutside(await drafted({ pages: 1 }), outside));
      expectSound(result, outside);
      expect(result.fields.some(({ purpose }) => purpose === 'sealSlice')).toBe(false);
    }
  });

  it('that was altered after somebody signed it is not made valid by signing it again', () => {
    const once = signed(barePdf({ pages: 2, fields: ['A'] }), earlier[0]!, ['A']);
    const altered = Buffer.from(once);
    altered[altered.indexOf('% page 2') + 3]! ^= 1;
    const result = received(altered);
    expect(judged(result.pdf).verdict).toBe('invalid');
  });
});
