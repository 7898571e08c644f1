// Pictures of signatures and seals: drawn for the demonstration, or scanned.
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { handwriting, pngArtwork, schoolSeal } from '../../src/documents/index.ts';
import { faultOf } from './support/fault-of.ts';

const operators = ({ key, shared }: ReturnType<typeof handwriting>) =>
  inflateSync(shared[key]!.data).toString('latin1');

describe('handwriting', () => {
  it('is the same for the same person and differs between people of one name', () => {
    expect(handwriting('Lê A', '1')).toEqual(handwriting('Lê A', '1'));
    expect(handwriting('Lê A', '1').key).not.toBe(handwriting('Lê A', '2').key);
    expect(handwriting('Lê A').key).not.toBe(handwriting('Lê B').key);
  });

  it('does not care how the name was typed', () => {
    expect(handwriting('Nguyễn Ửng'.normalize('NFD')).key).toBe(handwriting('Nguyễn Ửng').key);
  });

  it('stays within its square and is blue, whatever the name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, seed) => {
        const strokes = operators(handwriting(name, seed));
        expect(strokes).toMatch(/^0\.001 0 0 0\.001 0 0 cm\n0\.07 0\.16 0\.62 RG/);
        const numbers = [...strokes.matchAll(/w ([-\d ]+) m ([-\d ]+) c/g)].flatMap(([, start, curve]) =>
          `${start!} ${curve!}`.split(' ').map(Number),
        );
        expect(numbers.length).toBeGreaterThan(40);
        for (const value of numbers) expect(value >= 0 && value <= 1000).toBe(true);
      }),
    );
  });
});

describe('the specimen seal', () => {
  it('is red and differs by school', () => {
    const one = schoolSeal({ schoolName: 'Trường THCS Ví Dụ', sample: true });
    expect(operators(one)).toContain('0.85 0.07 0.12 RG');
    expect(one.key).not.toBe(schoolSeal({ schoolName: 'Trường THCS Thí Dụ', sample: true }).key);
  });

  it('says MẪU only when it is a specimen', () => {
    const strokes = (sample: boolean) => operators(schoolSeal({ schoolName: 'Trường THCS Ví Dụ', sample }));
    expect(strokes(true).startsWith(strokes(false))).toBe(true);
    expect(strokes(true).length).toBeGreaterThan(strokes(false).length + 300);
  });

  it('keeps names of every length between its rings', () => {
    for (const schoolName of [
      'A',
      'Trường THCS Ví Dụ',
      'Trường Phổ thông Dân tộc Nội trú Trung học phổ thông Nguyễn Thị Ví Dụ số 2',
    ]) {
      for (const authority of [undefined, 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ']) {
        const seal = operators(schoolSeal({ schoolName, sample: true, ...(authority ? { authority } : {}) }));
        const points = [...seal.matchAll(/(-?\d+) (-?\d+) [ml]/g)].map(([, x, y]) =>
          Math.hypot(Number(x) - 500, Number(y) - 500),
        );
        expect(Math.max(...points)).toBeLessThan(500);
      }
    }
  });
});

describe('a scanned picture', () => {
  const scan = (width: number, height: number, paint: (index: number) => number[]) => {
    const png = new PNG({ width, height });
    for (let index = 0; index < width * height; index++) png.data.set(paint(index), 4 * index);
    return PNG.sync.write(png);
  };

  it('becomes an image with its transparency as a soft mask', () => {
    const { key, aspect, shared } = pngArtwork(scan(4, 2, (index) => [10, 20, 200, index * 30]));
    expect(aspect).toBe(2);
    const image = shared[key]!;
    expect(image.dictionary).toContain('/Width 4/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB');
    expect(inflateSync(image.data).subarray(0, 6)).toEqual(Buffer.from([10, 20, 200, 10, 20, 200]));
    const mask = shared[image.references!.SMask!]!;
    expect([...inflateSync(mask.data)]).toEqual([0, 30, 60, 90, 120, 150, 180, 210]);
  });

  it('needs no mask when it is opaque', () => {
    const { key, shared } = pngArtwork(scan(2, 2, () => [1, 2, 3, 255]));
    expect(Object.keys(shared)).toEqual([key]);
    expect(shared[key]!.references).toBeUndefined();
  });

  it.each<[string, Uint8Array]>([
    ['something that is no PNG', Buffer.from('not a picture at all, but long enough to have a header')],
    ['nothing', new Uint8Array()],
    ['a truncated file', scan(50, 50, (index) => [index % 256, 0, 0, 255]).subarray(0, 80)],
    ['an invisible picture', scan(3, 3, () => [0, 0, 0, 0])],
    ['more than four million pixels', hugeHeader()],
    ['16 bits a channel', deepHeader()],
  ])('is refused when it is %s', (_, bytes) => {
    expect(faultOf(() => pngArtwork(bytes)).code).toBe('documents.artwork');
  });

  function hugeHeader(): Buffer {
    const bytes = Buffer.from(scan(1, 1, () => [0, 0, 0, 255]));
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    return bytes;
  }

  function deepHeader(): Buffer {
    const bytes = Buffer.from(scan(1, 1, () => [0, 0, 0, 255]));
    bytes.writeUInt8(16, 24);
    return bytes;
  }
});
