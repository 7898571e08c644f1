// Our signed documents in the hands of Apache PDFBox, each signature verified by BouncyCastle.
import { extend } from '../../src/signing/index.ts';
import { parseCertificate } from '../../src/signing/x509/index.ts';
import { instant } from '../../src/kernel/index.ts';
import { DAY, inProcessSource, inProcessTimestamper, timestampAuthority } from '../support/authorities.ts';
import { flipped } from '../support/changed.ts';
import { drafted } from '../support/foreign-pdf.ts';
import { endPdfBox, itWithPdfBox, pdfBox } from '../support/pdfbox.ts';
import { testPki } from '../support/pki.ts';
import { received } from '../support/received.ts';
import { signedTranscript } from '../support/school-records.ts';

afterAll(endPdfBox);
const { bytes, lengths, manifest } = signedTranscript();

describe('PDFBox on a transcript signed by everybody', () => {
  itWithPdfBox('opens it and finds each signature in its fields', async () => {
    const { pages, signatures } = await pdfBox().read(bytes);
    expect(pages).toBe(manifest.pages);
    expect(signatures).toHaveLength(lengths.length - 1);
    expect(signatures.flatMap(({ fields }) => fields).sort()).toEqual(
      manifest.slots.map(({ field }) => field).sort(),
    );
  });

  itWithPdfBox('finds each digest and signature value right', async () => {
    const { signatures } = await pdfBox().read(bytes);
    expect(signatures.map(({ verdict }) => verdict)).toEqual(signatures.map(() => 'verified'));
    expect(new Set(signatures.map(({ signer }) => signer.replace(/.*CN=/, '')))).toEqual(
      new Set(['Trường THCS Mẫu', 'Giáo viên Mẫu', 'Giáo viên Cong']),
    );
  });

  itWithPdfBox('finds that each signature covers all of the file as it was then', async () => {
    const ends = new Map<number, number>();
    for (const { byteRange, subFilter } of (await pdfBox().read(bytes)).signatures) {
      const [start, before = 0, after = 0, rest = 0] = byteRange;
      expect([start, subFilter]).toEqual([0, 'ETSI.CAdES.detached']);
      // Between the parts stands the value, as long as the hexadecimal digits in its brackets.
      expect(bytes.toString('latin1', before, after)).toMatch(/^<[0-9a-f]+>$/);
      ends.set(after + rest, before);
    }
    expect([...ends.keys()].sort((a, b) => a - b)).toEqual(lengths.slice(1));
  });

  itWithPdfBox('opens every version on the way', async () => {
    for (const [count, length] of lengths.entries()) {
      const { signatures } = await pdfBox().read(bytes.subarray(0, length));
      expect(signatures.filter(({ verdict }) => verdict === 'verified')).toHaveLength(count);
    }
  });

  itWithPdfBox('finds every signature wrong that covers a changed byte, and no other', async () => {
    // In the middle of the last update but two: a byte of that update is covered by three signatures.
    const at = lengths.at(-4)! + 40;
    const { signatures } = await pdfBox().read(flipped(bytes, at, 1));
    const wrong = signatures.filter(({ verdict }) => verdict !== 'verified');
    expect(wrong).toHaveLength(3);
  });
});

itWithPdfBox('PDFBox says when it cannot open a file, and goes on', async () => {
  await expect(pdfBox().read(Buffer.from('%PDF-1.7 no'))).rejects.toThrow(/^failed /);
  expect((await pdfBox().read(bytes)).pages).toBe(manifest.pages);
});

itWithPdfBox('an archived transcript: PDFBox finds the timestamps right too', async () => {
  const pki = testPki();
  const at = instant(pki.at + DAY);
  const { tail } = await extend(bytes, {
    to: 'B-LTA',
    anchors: pki.anchors.map(parseCertificate),
    revocation: inProcessSource(() => at),
    timestamper: inProcessTimestamper(timestampAuthority(), () => at),
    at,
    otherwise: 'fault',
  });
  const { signatures } = await pdfBox().read(Buffer.concat([bytes, tail]));
  const timestamps = signatures.filter(({ subFilter }) => subFilter === 'ETSI.RFC3161');
  expect(timestamps.length).toBeGreaterThan(0);
  expect(signatures.map(({ verdict }) => verdict)).toEqual(signatures.map(() => 'verified'));
});

describe('documents of other makers that we prepared, signed and sealed', () => {
  const kinds = { 'a classic table': false, 'cross-reference streams': true };
  for (const [name, useObjectStreams] of Object.entries(kinds)) {
    itWithPdfBox(`with ${name}: PDFBox finds all four signatures right`, async () => {
      const { pdf } = received(await drafted({ useObjectStreams }));
      const { pages, signatures } = await pdfBox().read(pdf);
      expect(pages).toBe(3);
      expect(signatures.map(({ verdict }) => verdict)).toEqual(Array(4).fill('verified'));
    });
  }
});
