// One package on the card: class and year, its folder, and the digest of its manifest in full.
import { toVietnameseTime } from '../../../kernel/index.ts';
import { block, blockHeight, mm, setLines } from '../../layout/index.ts';
import type { LabelledPackage } from '../../papers/media-label.ts';
import type { Piece } from '../piece.ts';
import { printedYear } from '../wording.ts';
import type { Ground } from './card.ts';
import { labelWords } from './words.ts';

export function packageEntry({ faces, sheet }: Ground, entry: LabelledPackage): Piece {
  const { className, schoolYear, name, at, records, manifestHash } = entry;
  // Texts are set a padding within their place: here they begin where the rules do.
  const place = { x: sheet.left - 2.4, width: sheet.right - sheet.left + 4.8, height: 0 };
  const set = (text: string, style: { readonly face?: 'bold'; readonly sizes: readonly number[] }) =>
    block(faces, text, place.width, { ...style, align: 'left', most: 2 });
  const lines = [
    set(labelWords.entry(className, printedYear(schoolYear)), { face: 'bold', sizes: [9.5, 8.5] }),
    set(labelWords.content(records, name, toVietnameseTime(at)), { sizes: [8.5, 7.5] }),
    set(`${labelWords.digest} ${grouped(manifestHash)}`, { sizes: [7.5, 7, 6.5] }),
  ];
  return {
    height: lines.reduce((sum, each) => sum + blockHeight(each), 0) + mm(1.8),
    draw(canvas, y) {
      let top = y;
      for (const each of lines) {
        setLines(canvas, { ...place, y: top }, each);
        top += blockHeight(each);
      }
    },
  };
}

/** In eights, as people read them out. */
const grouped = (digest: string): string => (digest.match(/.{1,8}/g) ?? []).join(' ');
