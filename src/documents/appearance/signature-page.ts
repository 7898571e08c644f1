// A page of its own for signatures, where the last page of a document from elsewhere has no room: it says what it is part of.
import type { AppearanceStream, Appearances } from '../../signing/index.ts';
import { settable, smallFaces } from '../typeface/index.ts';
import { carriedFonts, ownFonts } from './own-fonts.ts';
import { line, linesOf } from './pen.ts';

/** A4 upright, in points; what is signed stands below `head`. */
export const SIGNATURE_PAGE = { size: [595.28, 841.89], head: 250 } as const;

export interface SignaturePageText {
  /** Of the document. */
  readonly title: string;
  /** Of the document without this page. */
  readonly pages: number;
  /** Of the file as it came, 64 hexadecimal digits. */
  readonly sha256: string;
}

const MARGIN = 72;
const MOST_LINES = 4;

/** The same words give the same page; characters that no face has are named by their code points. */
export function signaturePage({
  title,
  pages,
  sha256,
}: SignaturePageText): Pick<Appearances, 'shared' | 'objects'> & { readonly stream: AppearanceStream } {
  const called = title.normalize('NFC').replace(/\s+/g, ' ');
  const named = settable(smallFaces('U+[]0123456789ABCDEF', called), called);
  const heading = 'TRANG KÝ';
  const facts = [
    `Phần tiếp theo của văn bản gồm ${pages} trang, vì trang cuối không còn chỗ trống để ký.`,
    `SHA-256 của tệp đã nộp: ${sha256}`,
  ];
  const fonts = ownFonts(heading, named, ...facts);
  const [width, height] = SIGNATURE_PAGE.size;
  const centre = { x: width / 2, align: 'centre' } as const;
  const titles = linesOf(fonts.italic, named, 13, width - 2 * MARGIN).slice(0, MOST_LINES);
  let y = height - 90;
  const content = [line('F2', fonts.bold, heading, { ...centre, y, size: 15 })];
  y -= 26;
  for (const text of titles) {
    content.push(line('F3', fonts.italic, text, { ...centre, y, size: 13 }));
    y -= 17;
  }
  for (const text of facts) {
    content.push(line('F1', fonts.regular, text, { ...centre, y, size: 9.5 }));
    y -= 14;
  }
  const stream: AppearanceStream = {
    size: [width, height],
    content: content.join('\n'),
    fonts: { F1: fonts.regular.object, F2: fonts.bold.object, F3: fonts.italic.object },
  };
  return { stream, ...carriedFonts([stream], fonts) };
}
