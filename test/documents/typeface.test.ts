// The typeface: every letter a Vietnamese record may need is really drawn, in all three styles.
import { instant } from '../../src/kernel/index.ts';
import { assemble, snapshotAttachment } from '../../src/documents/file/index.ts';
import { faceNames, facesFor, type FaceName } from '../../src/documents/typeface/index.ts';
import { draftDocument } from '../../src/documents/index.ts';
import { sampleImprint, sampleTranscript } from '../support/snapshots.ts';
import { poppler, render } from './support/render.ts';
import { faultOf } from './support/fault-of.ts';

const vowels = 'aăâeêioôơuưy';
const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vietnamese = Array.from(vowels).flatMap((vowel) =>
  marks.map((mark) => (vowel + mark).normalize('NFC')),
);
const letters = [
  ...new Set([
    ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)),
    ...vietnamese,
    ...vietnamese.map((letter) => letter.toUpperCase()),
    ...Array.from('đĐŏŎĭĬĕĔčČñÑƀɃ–—‘’“”…•×°№'),
  ]),
];
const CELL = 24;
const ACROSS = 20;
const DPI = 144;

/** One letter a cell, in the face under test. */
function specimen(face: FaceName, text: readonly string[]): Buffer {
  const faces = facesFor(text.join(''));
  const content = text.map((letter, index) => {
    const [x, y] = [(index % ACROSS) * CELL + 4, 800 - Math.floor(index / ACROSS) * CELL];
    return `BT /F${faceNames.indexOf(face) + 1} 14 Tf ${x} ${y} Td <${faces[face].encode(letter)}> Tj ET`;
  });
  return assemble({
    pages: [{ width: 500, height: 830, content: content.join('\n') }],
    forms: {},
    slots: [],
    faces,
    attachments: [snapshotAttachment(Buffer.from('{}'))],
    description: { title: 'Mẫu chữ', author: 'Thử', subject: 'Thử', madeAt: instant(0) },
  });
}

describe.each(faceNames)('the %s face', (face) => {
  const pdf = specimen(face, letters);
  const picture = render(pdf, 1, DPI);
  const cellOf = (index: number) => {
    const [left, top] = [
      (index % ACROSS) * CELL * 2,
      (830 - 800 - 17 + Math.floor(index / ACROSS) * CELL) * 2,
    ];
    const rows: string[] = [];
    for (let y = top; y < top + CELL * 2; y++) {
      rows.push(
        picture.grey.toString('latin1', y * picture.width + left, y * picture.width + left + CELL * 2),
      );
    }
    return rows.join('');
  };

  it('inks every letter', () => {
    const blank = letters.filter((_, index) => !/[\0-\x60]/.test(cellOf(index)));
    expect(blank).toEqual([]);
  });

  it('draws no two letters alike, so no accent is lost', () => {
    const seen = new Map<string, string>();
    const twins: string[] = [];
    letters.forEach((letter, index) => {
      const drawn = cellOf(index);
      if (seen.has(drawn)) twins.push(`${seen.get(drawn)!}${letter}`);
      seen.set(drawn, letter);
    });
    expect(twins).toEqual([]);
  });

  it('can be read back as text', () => {
    const text = poppler('pdftotext', pdf, '-raw');
    expect(letters.filter((letter) => !text.includes(letter))).toEqual([]);
  });

  it('measures text as wide as the font says', () => {
    const cut = facesFor('')[face];
    expect(cut.width('Nguyễn', 10) + cut.width(' Thị', 10)).toBeCloseTo(cut.width('Nguyễn Thị', 10), 6);
    expect(cut.width('8,0', 20)).toBeCloseTo(2 * cut.width('8,0', 10), 6);
  });
});

describe('letters beyond the usual repertoire', () => {
  const named = (name: string) => sampleTranscript({ pupil: { ...sampleTranscript().pupil, name } });

  it('are embedded when the font has them', () => {
    const { bytes } = draftDocument(named('Иван Ωμέγα'), sampleImprint);
    expect(poppler('pdftotext', bytes)).toContain('ИВАН ΩΜΈΓΑ');
    expect(specimenInk('Ж')).toBe(true);
  });

  it('stop the document when the font has none, naming letter and text', () => {
    const fault = faultOf(() => draftDocument(named('Lê 木 An'), sampleImprint));
    expect(fault.code).toBe('documents.missingGlyph');
    expect(fault.details).toEqual({ character: '木', codePoint: 'U+6728', text: 'LÊ 木 AN' });
  });

  it.each(['\u202e', '\u200b', '\u0007', '\ud800'])(
    'stop the document when they cannot be seen (%j)',
    (hidden) => {
      expect(faultOf(() => draftDocument(named(`Lê ${hidden}An`), sampleImprint)).code).toBe(
        'documents.missingGlyph',
      );
    },
  );

  it('print decomposed names as the composed ones look', () => {
    const name = 'Nguyễn Thị Ửng';
    const text = (form: 'NFC' | 'NFD') =>
      poppler('pdftotext', draftDocument(named(name.normalize(form)), sampleImprint).bytes);
    expect(text('NFD')).toBe(text('NFC'));
  });
});

const specimenInk = (letter: string) =>
  render(specimen('regular', [letter]), 1, DPI).grey.some((value) => value < 0x60);
