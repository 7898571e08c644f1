// Authority and school at the left, quốc hiệu and tiêu ngữ at the right (NĐ 30/2020 Phụ lục I).
import { block, blockHeight, setLines, type Canvas, type Rectangle } from '../layout/index.ts';
import type { Faces } from '../typeface/index.ts';

type Place = Omit<Rectangle, 'height'>;

/** Returns the y below it. */
export function drawNationalTitle(canvas: Canvas, { x, y, width }: Place): number {
  const centre = x + width / 2;
  const motto = 'Độc lập - Tự do - Hạnh phúc';
  const half = canvas.faces.bold.width(motto, 13) / 2;
  canvas.text(centre, y + 11, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', {
    face: 'bold',
    size: 12,
    align: 'centre',
  });
  canvas.text(centre, y + 27, motto, { face: 'bold', size: 13, align: 'centre' });
  canvas.rule(centre - half, y + 32, centre + half, y + 32);
  return y + 32;
}

/** Height that `drawSchool` takes. */
export const schoolHeight = (
  faces: Faces,
  width: number,
  authority: readonly string[],
  school: string,
): number => schoolLines(faces, width, authority, school).reduce((sum, each) => sum + blockHeight(each), 3);

/** The line beneath is a third of the school's name, as the decree asks for ⅓ to ½. Returns the y below it. */
export function drawSchool(canvas: Canvas, at: Place, authority: readonly string[], school: string): number {
  const { faces } = canvas;
  const lines = schoolLines(faces, at.width, authority, school);
  let y = at.y;
  for (const each of lines) {
    setLines(canvas, { ...at, y, height: 0 }, each);
    y += blockHeight(each);
  }
  const name = lines.at(-1);
  const sixth = name ? Math.max(...name.lines.map((line) => faces.bold.width(line, name.size))) / 6 : 0;
  canvas.rule(at.x + at.width / 2 - sixth, y + 3, at.x + at.width / 2 + sixth, y + 3);
  return y + 3;
}

const schoolLines = (faces: Faces, width: number, authority: readonly string[], school: string) => [
  ...authority.map((line) => block(faces, line, width, { sizes: [12, 11, 10] })),
  block(faces, school.toUpperCase(), width, { face: 'bold', sizes: [12, 11, 10] }),
];
