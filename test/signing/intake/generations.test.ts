// Objects of other generations than 0 are signed behind others' signatures, and keep their generation.
import { instant } from '../../../src/kernel/index.ts';
import { embed, extend, inspectPdf, OpenDocument, prepare } from '../../../src/signing/index.ts';
import { PdfFile } from '../../../src/signing/pdf/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { inProcessSource, inProcessTimestamper, timestampAuthority } from '../../support/authorities.ts';
import { handmade, judgedBy } from '../../support/foreign-pdf.ts';
import { itWith } from '../../support/programs.ts';
import { expectSound, judged, pki, received } from '../../support/received.ts';
import { invisible, request, signed } from '../../support/signing.ts';

const device = pki.issue({ name: 'Người Ký Trước' }).device;
const qpdf = itWith('qpdf', 'pdfsig');
const kinds = ['table', 'stream'] as const;

/** Catalog, page, form list and field have generations; 4 is the field Own. */
const owned = (kind: 'table' | 'stream') =>
  handmade(
    [
      [2, '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields 5 3 R>>>>'],
      [0, '<</Type/Pages/Count 1/Kids[3 5 R]>>'],
      [5, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<<>>/Annots[4 7 R 6 1 R]>>'],
      [7, '<</Type/Annot/Subtype/Widget/FT/Sig/T(Own)/F 132/P 3 5 R/Rect[0 0 0 0]>>'],
      [3, '[4 7 R 6 1 R]'],
      [1, '<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 132/P 3 5 R/Rect[0 0 0 0]>>'],
    ],
    kind,
  );

describe('a signed document whose objects have other generations than 0', () => {
  qpdf.each(kinds)('is signed, sealed and archived on (cross-reference %s)', async (kind) => {
    const once = signed(owned(kind), device, ['Own'], invisible);
    expect(judged(once).verdict).toBe('valid');
    expect(inspectPdf(once)).toMatchObject({ signed: ['Own'], newFields: 'withSignatures' });
    const twice = signed(once, device, ['Second'], invisible);
    const result = received(twice);
    expectSound(result, 2);
    expect(judgedBy('qpdf', ['--check'], result.pdf).output).not.toMatch(/WARNING|ERROR|damaged/);
    const { output } = judgedBy('pdfsig', ['-nocert'], result.pdf);
    expect(output.match(/Signature Validation: Signature is Valid/g)).toHaveLength(2 + 4);

    const nextDay = instant(pki.at + 86_400_000);
    const archived = await extend(result.pdf, {
      to: 'B-LTA',
      anchors: pki.anchors.map(parseCertificate),
      revocation: inProcessSource(() => nextDay),
      timestamper: inProcessTimestamper(timestampAuthority(), () => nextDay),
      at: nextDay,
      otherwise: 'fault',
    });
    expect(archived.level).toBe('B-LTA');
    const kept = judged(Buffer.concat([result.pdf, archived.tail]), nextDay);
    expect(kept).toMatchObject({ verdict: 'valid', findings: [] });
  });

  it.each(kinds)('keeps the generation of what is written anew (cross-reference %s)', (kind) => {
    const { pdf } = received(signed(owned(kind), device, ['Own'], invisible));
    const { revisions } = new PdfFile(pdf);
    const generations = new Map<number, Set<number>>();
    for (const { entries } of revisions)
      for (const [number, entry] of entries)
        if (entry.kind === 'offset')
          generations.set(number, (generations.get(number) ?? new Set()).add(entry.generation));
    for (const [number, generation] of [
      [1, 2],
      [3, 5],
      [4, 7],
      [5, 3],
    ] as const)
      expect([...(generations.get(number) ?? [])]).toEqual([generation]);
    for (const [number, found] of generations) if (number > 6) expect([...found]).toEqual([0]);
  });
});

describe('an update that changes a generation', () => {
  const once = (kind: 'table' | 'stream') => signed(owned(kind), device, ['Own'], invisible);
  /** Signed properly by a signer who believes in these generations. */
  const believing = (kind: 'table' | 'stream', generations: ReadonlyMap<number, number>) => {
    const base = once(kind);
    const open = new OpenDocument(base);
    const { index } = open;
    open.append(new Uint8Array(), { ...index, end: { ...index.end, generations } });
    const prepared = prepare(open, request(device, ['Second'], invisible));
    return Buffer.concat([base, embed(prepared, device.signSync(prepared.toBeSigned))]);
  };
  const size = (kind: 'table' | 'stream') => new OpenDocument(once(kind)).index.end.size;

  it.each(kinds)('is caught, and its twin with the right ones is valid (cross-reference %s)', (kind) => {
    const right = new Map([[6, 1]]);
    expect(judged(believing(kind, right)).verdict).toBe('valid');
    const wrong = [
      new Map<number, number>(),
      new Map([[6, 2]]),
      new Map([[6, 65535]]),
      // The signature dictionary is new: nothing may refer to a generation of it that never was.
      new Map([
        [6, 1],
        [size(kind), 1],
      ]),
    ];
    for (const generations of wrong) {
      const report = judged(believing(kind, generations));
      expect(report.verdict).toBe('invalid');
      expect(report.findings.map(({ code }) => code)).toContain('structure.untiledRevision');
    }
  });

  it('is caught where object and cross-reference disagree', () => {
    const pdf = believing('table', new Map([[6, 1]]));
    const base = once('table').length;
    const at = pdf.indexOf('6 1 obj', base);
    const swapped = Buffer.from(pdf);
    swapped.write('6 0 obj', at, 'latin1');
    const { verdict, findings } = judged(swapped);
    expect(verdict).toBe('invalid');
    expect(findings.map(({ code }) => code)).toContain('structure.untiledRevision');
  });
});
