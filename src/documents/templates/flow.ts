// Pieces under each other, on as many pages as they need.
import type { Canvas, Sheet } from '../layout/index.ts';
import type { Faces } from '../typeface/index.ts';
import type { Drafting } from './drafting.ts';
import { heightOf, type Piece } from './piece.ts';

export interface Flow {
  readonly faces: Faces;
  readonly sheet: Sheet;
  readonly pages: readonly Canvas[];
  /** These stay together on one page where a page can hold them. */
  together(...pieces: readonly Piece[]): void;
  /** What comes next needs so much height on one page: goes on at the top of a new one where it is lacking. */
  room(height: number): void;
  /** Goes on at the top of a new page; without effect where one has just begun. */
  newPage(): void;
  /** Drawn again at the top of every page that begins from now on; none ends it. */
  heading(piece?: Piece): void;
}

export function openFlow(drafting: Pick<Drafting, 'faces' | 'sheet' | 'pages' | 'page'>): Flow {
  const { faces, sheet, pages } = drafting;
  let heading: Piece | undefined;
  let y = sheet.bottom;
  let fresh = false;

  const openPage = (): Canvas => {
    const canvas = drafting.page();
    y = sheet.top;
    if (heading !== undefined) {
      heading.draw(canvas, y);
      y += heading.height;
    }
    fresh = true;
    return canvas;
  };
  const add = (piece: Piece) => {
    const last = pages.at(-1);
    const fits = last !== undefined && (fresh || y + piece.height <= sheet.bottom);
    const canvas = fits ? last : openPage();
    piece.draw(canvas, y);
    y += piece.height;
    fresh = false;
  };
  return {
    faces,
    sheet,
    pages,
    together(...pieces) {
      if (pages.length > 0 && !fresh && y + heightOf(pieces) > sheet.bottom) openPage();
      pieces.forEach(add);
    },
    room(height) {
      if (pages.length > 0 && !fresh && y + height > sheet.bottom) openPage();
    },
    newPage() {
      if (pages.length === 0 || !fresh) openPage();
    },
    heading(piece) {
      heading = piece;
    },
  };
}
