// The drafted file: same input, same bytes; small; sound for strict readers.
import { sampleImprint } from '../support/snapshots.ts';
import { anyKinds, draftAny } from './support/drafted.ts';
import { poppler, qpdfComplaints } from './support/render.ts';

describe.each(anyKinds())('a drafted %s', (_, snapshot) => {
  const { bytes } = draftAny(snapshot);

  it('has the same bytes whenever it is drawn from the same data', () => {
    expect(Buffer.compare(bytes, draftAny(structuredClone(snapshot)).bytes)).toBe(0);
  });

  it('differs when one mark or the time of printing differs', () => {
    const later = {
      ...sampleImprint,
      printedAt: (sampleImprint.printedAt + 1000) as typeof sampleImprint.printedAt,
    };
    expect(Buffer.compare(bytes, draftAny(snapshot, later).bytes)).not.toBe(0);
    expect(Buffer.compare(bytes, draftAny({ ...snapshot, version: 2 }).bytes)).not.toBe(0);
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
