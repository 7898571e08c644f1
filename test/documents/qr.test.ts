// The QR on every page leads back to the document's verification code.
import { draftDocument, type DocumentSnapshot } from '../../src/documents/index.ts';
import { qrForm } from '../../src/documents/templates/qr.ts';
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

describe('with a public address', () => {
  const verifyAt = 'https://hocba.vidu.edu.vn';
  const { bytes, manifest } = draftDocument(sampleTranscript(), { ...sampleImprint, verifyAt });

  it('is the address of the page that answers, on every page, in modules that a camera can tell apart', () => {
    const modules = 29;
    expect(18 / modules).toBeGreaterThan(0.5);
    for (let page = 1; page <= manifest.pages; page++) {
      const text = readQr(render(bytes, page, DPI), pixels(30), pixels(271.5), pixels(18), modules);
      expect(text).toBe('HTTPS://HOCBA.VIDU.EDU.VN/V/GL-7K3QW-9D2MX-0PRTV');
      const { protocol, host, pathname } = new URL(text);
      expect(`${protocol}//${host}`).toBe(verifyAt);
      expect(pathname.toLowerCase()).toBe('/v/gl-7k3qw-9d2mx-0prtv');
    }
  });

  it('is the same for the same address, and without one it is as ever', () => {
    const again = draftDocument(sampleTranscript(), { ...sampleImprint, verifyAt });
    expect(Buffer.compare(again.bytes, bytes)).toBe(0);
    const without = draftDocument(sampleTranscript(), sampleImprint);
    expect(Buffer.compare(without.bytes, bytes)).not.toBe(0);
  });

  it('holds the code alone where the address would make modules too small', () => {
    const long = { ...sampleImprint, verifyAt: `https://${'truong.'.repeat(20)}edu.vn` };
    expect(qrForm(long)).toEqual(qrForm(sampleImprint));
    for (let letters = 0; letters < 200; letters += 7)
      expect(
        qrForm({ ...sampleImprint, verifyAt: `https://${'a'.repeat(letters)}.vn` }).modules,
      ).toBeLessThanOrEqual(37);
  });
});
