// Draws on one page: lengths in points, y measured downwards from the top edge as a form is read.
import { plain } from '../file/numbers.ts';
import type { FaceName, Faces } from '../typeface/index.ts';

export interface TextStyle {
  readonly face?: FaceName;
  readonly size: number;
  /** Where `x` is: at the left end (default), the middle or the right end of the text. */
  readonly align?: Align;
}
export type Align = 'left' | 'centre' | 'right';

export interface Canvas {
  readonly faces: Faces;
  /** One line with its baseline at `y`. */
  text(x: number, y: number, text: string, style: TextStyle): void;
  /** One line reading upwards, its baseline at `x`, beginning at `y`. */
  upwardText(x: number, y: number, text: string, style: TextStyle): void;
  rule(x1: number, y1: number, x2: number, y2: number, width?: number): void;
  /** Dots at the baseline from `x1` to `x2`, as forms have where something is to be written. */
  dots(x1: number, x2: number, y: number): void;
  box(x: number, y: number, width: number, height: number): void;
  /** A filled rectangle; `grey` 0 is black, 1 white. */
  band(x: number, y: number, width: number, height: number, grey: number): void;
  /** A shared form XObject in a rectangle, scaled from its own size. */
  form(name: string, x: number, y: number, scaleX: number, scaleY: number, height: number): void;
  content(): string;
}

const RULE = 0.5;
const fontNames: Record<FaceName, string> = { regular: '/F1', bold: '/F2', italic: '/F3' };

export function openCanvas(faces: Faces, pageHeight: number): Canvas {
  const out: string[] = [`${RULE} w`];
  let fontSet = '';
  const up = (y: number) => plain(pageHeight - y);

  const show = (matrix: string, text: string, face: FaceName, size: number) => {
    const font = `${fontNames[face]} ${plain(size)} Tf`;
    out.push(`BT${font === fontSet ? '' : ` ${font}`} ${matrix} <${faces[face].encode(text)}> Tj ET`);
    fontSet = font;
  };
  const startOf = (text: string, { face = 'regular', size, align = 'left' }: TextStyle) =>
    align === 'left' ? 0 : faces[face].width(text, size) / (align === 'centre' ? 2 : 1);

  return {
    faces,
    text(x, y, text, style) {
      if (text === '') return;
      show(`${plain(x - startOf(text, style))} ${up(y)} Td`, text, style.face ?? 'regular', style.size);
    },
    upwardText(x, y, text, style) {
      if (text === '') return;
      const start = up(y + startOf(text, style));
      show(`0 1 -1 0 ${plain(x)} ${start} Tm`, text, style.face ?? 'regular', style.size);
    },
    rule(x1, y1, x2, y2, width = RULE) {
      const path = `${plain(x1)} ${up(y1)} m ${plain(x2)} ${up(y2)} l S`;
      out.push(width === RULE ? path : `q ${plain(width)} w ${path} Q`);
    },
    dots(x1, x2, y) {
      if (x2 - x1 < 4) return;
      out.push(`q [0 2.4] 0 d 1 J 0.7 w ${plain(x1)} ${up(y)} m ${plain(x2)} ${up(y)} l S Q`);
    },
    box(x, y, width, height) {
      out.push(`${plain(x)} ${up(y + height)} ${plain(width)} ${plain(height)} re S`);
    },
    band(x, y, width, height, grey) {
      out.push(`${plain(grey)} g ${plain(x)} ${up(y + height)} ${plain(width)} ${plain(height)} re f 0 g`);
    },
    form(name, x, y, scaleX, scaleY, height) {
      out.push(`q ${plain(scaleX)} 0 0 ${plain(scaleY)} ${plain(x)} ${up(y + height)} cm /${name} Do Q`);
    },
    content: () => out.join('\n'),
  };
}
