// What signatures and seals show, set in the document's own fonts.
import fc from 'fast-check';
import { instant } from '../../src/kernel/index.ts';
import {
  baseFonts,
  draftDocument,
  handwriting,
  personalAppearance,
  schoolSeal,
  sealAppearance,
  type BaseFont,
} from '../../src/documents/index.ts';
import { facesFor } from '../../src/documents/typeface/index.ts';
import { sampleImprint, sampleSummary, sampleTranscript } from '../support/snapshots.ts';
import { faultOf } from './support/fault-of.ts';

const at = instant('2026-06-05T15:04:05+07:00');
const { bytes, manifest } = draftDocument(sampleTranscript(), sampleImprint);
const fonts = baseFonts(bytes);
const slot = (field: string) => manifest.slots.find((each) => each.field === field)!;

const byName: Record<string, BaseFont> = { F1: fonts.regular, F3: fonts.italic };

/** Code → character of a font, from what it encodes. */
function alphabetOf(font: BaseFont): Map<string, string> {
  const codes = new Map<string, string>();
  for (let codePoint = 0x20; codePoint < 0x2120; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (character.normalize('NFC') !== character) continue;
    try {
      codes.set(font.encode(character), character);
    } catch {
      continue;
    }
  }
  return codes;
}
const alphabets = Object.fromEntries(Object.entries(byName).map(([name, font]) => [name, alphabetOf(font)]));

/** Texts shown in an appearance, decoded through the font that shows them, with their size and place. */
function shown(content: string) {
  return [...content.matchAll(/BT \/(F\d) ([\d.]+) Tf ([\d.-]+) ([\d.-]+) Td <([0-9a-f]+)> Tj ET/g)].map(
    ([, name, size, x, y, hex]) => ({
      text: hex!
        .match(/.{4}/g)!
        .map((code) => alphabets[name!]!.get(code)!)
        .join(''),
      size: Number(size),
      x: Number(x),
      y: Number(y),
      font: byName[name!]!,
    }),
  );
}

describe('the fonts of a document', () => {
  it('encode and measure like the faces it was drawn with', () => {
    const faces = facesFor('');
    for (const style of ['regular', 'bold', 'italic'] as const) {
      for (const text of ['Nguyễn Thị Ửng', 'Ký số: 05/06/2026 15:04:05 +07:00', 'Ỷ Ỗ ặ ẵ ợ đ Đ №']) {
        expect(fonts[style].encode(text)).toBe(faces[style].encode(text));
        expect(fonts[style].width(text, 7)).toBeCloseTo(faces[style].width(text, 7), 6);
      }
    }
  });

  it('compose decomposed text and refuse what the document has no glyph for', () => {
    expect(fonts.regular.encode('Ử'.normalize('NFD'))).toBe(fonts.regular.encode('Ử'));
    expect(faultOf(() => fonts.regular.encode('木')).code).toBe('documents.missingGlyph');
  });

  it('are refused when the file is not one of ours', () => {
    expect(faultOf(() => baseFonts(Buffer.from('%PDF-1.7\n'))).code).toBe('documents.baseFont');
  });
});

describe('a personal signature', () => {
  const name = 'Nguyễn Thị Ánh Nguyệt';

  it('shows picture, name and time in a subject row, readable and within the slot', () => {
    const row = slot('Subject_NGUVAN');
    const { byField, shared } = personalAppearance({
      slots: [row],
      fonts,
      name,
      at,
      artwork: handwriting(name),
    });
    const { size, content, xobjects } = byField.Subject_NGUVAN!;
    expect(size).toEqual([row.rect[2] - row.rect[0], row.rect[3] - row.rect[1]]);
    expect(content).toContain('/Sig Do');
    expect(Object.keys(shared)).toEqual([xobjects!.Sig]);
    const texts = shown(content);
    expect(texts.map(({ text }) => text)).toEqual(['Ký số: 05/06/2026 15:04:05 +07:00', name]);
    for (const { size: type } of texts) expect(type).toBeGreaterThanOrEqual(5.5);
  });

  it.each([20, 36, 40])('keeps the principal’s time clear of a seal of %i mm', (sealDiameterMm) => {
    for (const snapshot of [sampleTranscript(), sampleSummary()]) {
      const { slots } = draftDocument(snapshot, sampleImprint, { sealDiameterMm }).manifest;
      const principal = slots.find(({ field }) => /^Principal(B|)$/.test(field))!;
      const seal = slots.find(({ field }) => field === 'OrgSeal')!;
      const { byField } = personalAppearance({ slots: [principal], fonts, name, at });
      const time = shown(byField[principal.field]!.content).find(({ text }) => text.startsWith('Ký số'))!;
      expect(time.size).toBe(7);
      const radius = (seal.rect[3] - seal.rect[1]) / 2;
      const [centreX, centreY] = [seal.rect[2] - radius, seal.rect[1] + radius];
      const [x, y] = [principal.rect[0] + time.x, principal.rect[1] + time.y + time.size];
      expect(Math.hypot(x - centreX, y - centreY)).toBeGreaterThan(radius);
      expect(time.x + time.font.width(time.text, 7)).toBeLessThanOrEqual(
        principal.rect[2] - principal.rect[0],
      );
    }
  });

  it('lets the seal cover a third of the principal’s picture, on its left', () => {
    const principal = slot('PrincipalB');
    const { byField } = personalAppearance({
      slots: [principal],
      fonts,
      name,
      at,
      artwork: handwriting(name),
    });
    const [, width, , x] = /q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) [\d.]+ cm \/Sig Do/
      .exec(byField.PrincipalB!.content)!
      .map(Number) as [number, number, number, number];
    const covered = slot('OrgSeal').rect[2] - (principal.rect[0] + x);
    expect(covered / width).toBeCloseTo(1 / 3, 2);
  });

  it('does not repeat the name that is printed below a larger slot', () => {
    const { byField } = personalAppearance({
      slots: [slot('HomeroomA')],
      fonts,
      name,
      at,
      artwork: handwriting(name),
    });
    expect(shown(byField.HomeroomA!.content)).toEqual([
      expect.objectContaining({ text: 'Ký số: 05/06/2026 15:04:05 +07:00', size: 7 }),
    ]);
  });

  it('writes the name itself in blue italics for who has no picture', () => {
    const { byField, shared } = personalAppearance({ slots: [slot('HomeroomA')], fonts, name, at });
    const [written] = shown(byField.HomeroomA!.content);
    expect(written).toMatchObject({ text: name, font: fonts.italic });
    expect(written!.size).toBeGreaterThan(12);
    expect(byField.HomeroomA!.content).toMatch(/0\.07 0\.16 0\.62 rg/);
    expect(shared).toEqual({});
  });

  it('stays inside its slot whatever the name', () => {
    const names = fc.constantFrom('Lê A', name, 'Công Tằng Tôn Nữ Hoàng Thị Thuỳ Dương Quỳnh Anh', 'Đ');
    const summary = draftDocument(sampleSummary(), sampleImprint).manifest.slots;
    const slots = fc.constantFrom(
      slot('Subject_TOAN'),
      slot('PrincipalB'),
      summary.find(({ field }) => field === 'Subject_TOAN')!,
    );
    fc.assert(
      fc.property(names, slots, fc.boolean(), (who, where, pictured) => {
        const artwork = pictured ? handwriting(who) : undefined;
        const { size, content } = personalAppearance({ slots: [where], fonts, name: who, at, artwork })
          .byField[where.field]!;
        for (const { text, size: type, x, y, font } of shown(content)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + font.width(text, type)).toBeLessThanOrEqual(size[0]);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + 0.75 * type).toBeLessThanOrEqual(size[1]);
        }
        const [, width, height, px, py] = /q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm \/Sig/
          .exec(content)
          ?.map(Number) ?? [0, 0, 0, 0, 0];
        expect(px! + width!).toBeLessThanOrEqual(size[0]);
        expect(py! + height!).toBeLessThanOrEqual(size[1]);
        if (pictured) expect(height).toBeGreaterThan(12);
      }),
    );
  });

  it('needs no appearance where it is invisible', () => {
    expect(personalAppearance({ slots: [slot('Author')], fonts, name, at }).byField).toEqual({});
  });
});

describe('the seal', () => {
  const slots = manifest.slots.filter(({ purpose }) => purpose === 'seal' || purpose === 'sealSlice');
  const artwork = schoolSeal({ schoolName: 'Trường THCS Ví Dụ', sample: true });
  const { byField, shared } = sealAppearance({
    slots,
    fonts,
    organisation: 'Trường THCS Ví Dụ',
    at,
    artwork,
  });

  it('appears in every place from one picture', () => {
    expect(Object.keys(byField).sort()).toEqual(slots.map(({ field }) => field).sort());
    expect(Object.keys(shared)).toEqual([artwork.key]);
    for (const { xobjects } of Object.values(byField)) expect(xobjects).toEqual({ Seal: artwork.key });
  });

  it('names organisation and ISO 8601 time beside its main impression only', () => {
    expect(shown(byField.OrgSeal!.content).map(({ text, size }) => [text, size])).toEqual([
      ['Trường THCS Ví Dụ', 7],
      ['2026-06-05T15:04:05+07:00', 7],
    ]);
    for (const [field, { content }] of Object.entries(byField)) {
      if (field !== 'OrgSeal') expect(shown(content)).toEqual([]);
    }
  });

  it('keeps its text clear of the seal itself', () => {
    const { size, content } = byField.OrgSeal!;
    for (const { text, x, font } of shown(content)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + font.width(text, 7)).toBeLessThanOrEqual(size[0] - size[1]);
    }
  });

  it('moves each strip by its place in the group', () => {
    expect(byField.SealSlice_3!.content).toMatch(/102\.05 0 0 102\.05 -51\.0\d 0 cm \/Seal Do/);
  });
});
