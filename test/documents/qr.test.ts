// The QR on every page leads back to the document's verification code.
import { draftDocument, type DocumentSnapshot } from '../../src/documents/index.ts';
import { sampleImprint, sampleSummary, sampleTranscript } from '../support/snapshots.ts';
import { readQr } from './support/read-qr.ts';
import { render } from './support/render.ts';

const DPI = 200;
const pixels = (millimetres: number) => (millimetres / 25.4) * DPI;

describe.each<[string, DocumentSnapshot, number, number]>([
  ['transcript', sampleTranscript(), 30, 271.5],
  ['class summary', sampleSummary(), 20, 186.5],
])('the QR code of a %s', (_, snapshot, left, top) => {
  const { bytes, manifest } = draftDocument(snapshot, sampleImprint);

  it('is printed 18 mm wide on every page and reads as the verification code', () => {
    for (let page = 1; page <= manifest.pages; page++) {
      const picture = render(bytes, page, DPI);
      expect(readQr(picture, pixels(left), pixels(top), pixels(18))).toBe('GIAPLAI:GL-7K3QW-9D2MX-0PRTV');
    }
  });

  it('keeps its quiet zone of four modules', () => {
    const picture = render(bytes, 1, DPI);
    const quiet = pixels((18 / 25) * 3.9);
    const inside = (value: number, from: number) => value > from - 1 && value < from + pixels(18) + 1;
    const [x0, y0] = [pixels(left), pixels(top)];
    for (let y = Math.floor(y0 - quiet); y < y0 + pixels(18) + quiet; y++) {
      for (let x = Math.floor(x0 - quiet); x < x0 + pixels(18) + quiet; x++) {
        if (inside(x, x0) && inside(y, y0)) continue;
        expect(picture.grey[y * picture.width + x]).toBeGreaterThan(200);
      }
    }
  });
});
