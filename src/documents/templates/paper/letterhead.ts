// School and quốc hiệu, number, place and date, title (NĐ 30/2020 Phụ lục I).
import { block, blockHeight, mm, setLines, type Align } from '../../layout/index.ts';
import type { Paper } from '../../papers/index.ts';
import { drawNationalTitle, drawSchool, schoolHeight } from '../heading.ts';
import type { Piece } from '../piece.ts';
import { authorityLines, placeAndDate } from '../wording.ts';
import type { Desk } from './desk.ts';

export interface PaperTitle {
  /** In capitals. */
  readonly title: string;
  readonly subtitles: readonly string[];
}

/** Width of quốc hiệu at 12 points. */
const NATIONAL = mm(92);
const NATIONAL_HEIGHT = 32;
const LINE = 15;

export function letterhead(desk: Desk, paper: Paper, { title, subtitles }: PaperTitle): Piece {
  const { faces, sheet, imprint } = desk;
  const { school, schoolYear, number } = paper;
  const width = sheet.right - sheet.left;
  const left = { x: sheet.left, width: Math.min(mm(100), width - NATIONAL - mm(2)) };
  const right = { x: sheet.right - NATIONAL, width: NATIONAL };
  const authority = authorityLines(school, schoolYear);
  const heads = Math.max(schoolHeight(faces, left.width, authority, school.name), NATIONAL_HEIGHT);
  const under = (text: string, within: number, face: 'regular' | 'italic') =>
    block(faces, text, within, { face, sizes: [12, 11], most: 1 });
  const numbered = under(number === null ? '' : `Số: ${number}`, left.width, 'regular');
  const dated = under(placeAndDate(school, imprint.printedAt), right.width, 'italic');
  const centred = (text: string, size: number, face: 'bold' | 'italic') =>
    block(faces, text, width, { face, sizes: [size], align: 'centre' satisfies Align });
  const titles = [centred(title, 14, 'bold'), ...subtitles.map((text) => centred(text, 11.5, 'italic'))];
  const second = heads + 4;
  const third = second + Math.max(LINE, blockHeight(numbered), blockHeight(dated)) + mm(4);
  return {
    height: titles.reduce((sum, each) => sum + blockHeight(each), third) + mm(3),
    draw(canvas, y) {
      drawSchool(canvas, { ...left, y }, authority, school.name);
      drawNationalTitle(canvas, { ...right, y });
      setLines(canvas, { ...left, y: y + second, height: 0 }, numbered);
      setLines(canvas, { ...right, y: y + second, height: 0 }, dated);
      let at = y + third;
      for (const each of titles) {
        setLines(canvas, { x: sheet.left, y: at, width, height: 0 }, each);
        at += blockHeight(each);
      }
    },
  };
}
