// The drafted file: same input, same bytes; small; sound for strict readers.
import { draftDocument, type DocumentSnapshot } from '../../src/documents/index.ts';
import { sampleImprint, sampleSummary, sampleTranscript } from '../support/snapshots.ts';
import { poppler, qpdfComplaints } from './support/render.ts';

const kinds: [string, DocumentSnapshot][] = [
  ['transcript', sampleTranscript()],
  ['class summary', sampleSummary()],
];

describe.each(kinds)('a drafted %s', (_, snapshot) => {
  const { bytes } = draftDocument(snapshot, sampleImprint);

  it('has the same bytes whenever it is drawn from the same data', () => {
    expect(Buffer.compare(bytes, draftDocument(structuredClone(snapshot), sampleImprint).bytes)).toBe(0);
  });

  it('differs when one mark or the time of printing differs', () => {
    const later = {
      ...sampleImprint,
      printedAt: (sampleImprint.printedAt + 1000) as typeof sampleImprint.printedAt,
    };
    expect(Buffer.compare(bytes, draftDocument(snapshot, later).bytes)).not.toBe(0);
    expect(Buffer.compare(bytes, draftDocument({ ...snapshot, version: 2 }, sampleImprint).bytes)).not.toBe(
      0,
    );
  });

  it('takes no more than 75 KB', () => {
    expect(bytes.length).toBeLessThanOrEqual(75_000);
  });

  it('gives qpdf nothing to complain about', () => {
    expect(qpdfComplaints(bytes)).toBe('');
  });

  it('embeds every font as a subset with a Unicode map', () => {
    const rows = poppler('pdffonts', bytes).split('\n').slice(2).filter(Boolean);
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatch(/Identity-H\s+yes yes yes/);
  });
});
