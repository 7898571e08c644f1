// Draws on one page: lengths in points, y measured downwards from the top edge as a form is read.
import { fromHundredths, plain } from '../file/numbers.ts';
import type { FaceName, Faces } from '../typeface/index.ts';

export interface TextStyle {
  readonly face?: FaceName;
  readonly size: number;
  /** Where `x` is: at the left end (default), the middle or the right end of the text. */
  readonly align?: Align;
  /** Black when left out. */
  readonly ink?: Ink;
}
/** Red, green and blue from 0 to 1 (sRGB, as the output intent says). */
export type Ink = readonly [red: number, green: number, blue: number];
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
  /** A rectangle filled with colour. */
  panel(x: number, y: number, width: number, height: number, ink: Ink): void;
  /** A line through the points with round ends and corners. */
  stroke(points: readonly (readonly [x: number, y: number])[], width: number, ink: Ink): void;
  /** A shared form XObject in a rectangle, scaled from its own size. */
  form(name: string, x: number, y: number, scaleX: number, scaleY: number, height: number): void;
  content(): string;
}

const RULE = 0.5;
const fontNames: Record<FaceName, string> = { regular: '/F1', bold: '/F2', italic: '/F3' };

export function openCanvas(faces: Faces, pageHeight: number): Canvas {
  const out: string[] = [`${RULE} w`];
  const up = (y: number) => plain(pageHeight - y);
  const texts = textRun(faces, out);
  const draw = (operators: string) => {
    texts.close();
    out.push(operators);
  };
  const startOf = (text: string, { face = 'regular', size, align = 'left' }: TextStyle) =>
    align === 'left' ? 0 : faces[face].width(text, size) / (align === 'centre' ? 2 : 1);

  return {
    faces,
    text(x, y, text, style) {
      if (text !== '') texts.show(x - startOf(text, style), pageHeight - y, text, style);
    },
    upwardText(x, y, text, style) {
      if (text === '') return;
      draw(`q 0 1 -1 0 ${plain(x)} ${up(y + startOf(text, style))} cm`);
      texts.show(0, 0, text, style);
      draw('Q');
    },
    rule(x1, y1, x2, y2, width = RULE) {
      const path = `${plain(x1)} ${up(y1)} m ${plain(x2)} ${up(y2)} l S`;
      draw(width === RULE ? path : `q ${plain(width)} w ${path} Q`);
    },
    dots(x1, x2, y) {
      if (x2 - x1 < 4) return;
      draw(`q [0 2.4] 0 d 1 J 0.7 w ${plain(x1)} ${up(y)} m ${plain(x2)} ${up(y)} l S Q`);
    },
    box(x, y, width, height) {
      draw(`${plain(x)} ${up(y + height)} ${plain(width)} ${plain(height)} re S`);
    },
    band(x, y, width, height, grey) {
      draw(`${plain(grey)} g ${plain(x)} ${up(y + height)} ${plain(width)} ${plain(height)} re f 0 g`);
    },
    panel(x, y, width, height, ink) {
      draw(`${inkOf(ink)} rg ${plain(x)} ${up(y + height)} ${plain(width)} ${plain(height)} re f 0 g`);
    },
    stroke(points, width, ink) {
      const path = points.map(([x, y], index) => `${plain(x)} ${up(y)} ${index === 0 ? 'm' : 'l'}`);
      draw(`q 1 J 1 j ${plain(width)} w ${inkOf(ink)} RG ${path.join(' ')} S Q`);
    },
    form(name, x, y, scaleX, scaleY, height) {
      draw(`q ${plain(scaleX)} 0 0 ${plain(scaleY)} ${plain(x)} ${up(y + height)} cm /${name} Do Q`);
    },
    content() {
      texts.close();
      return out.join('\n');
    },
  };
}

const inkOf = (ink: Ink): string => ink.map(plain).join(' ');

/** Texts that follow each other share one text object and move relatively, which deflates better (§9.4.2). */
function textRun(faces: Faces, out: string[]) {
  let open = false;
  let font = '';
  let [lastX, lastY] = [0, 0];
  return {
    show(x: number, y: number, text: string, { face = 'regular', size, ink }: TextStyle) {
      if (!open) {
        out.push('BT');
        [open, font, lastX, lastY] = [true, '', 0, 0];
      }
      const wanted = `${fontNames[face]} ${plain(size)} Tf`;
      if (wanted !== font) out.push(wanted);
      font = wanted;
      // In whole hundredths, so that relative moves add up exactly.
      const [toX, toY] = [Math.round(x * 100), Math.round(y * 100)];
      const move = `${fromHundredths(toX - lastX)} ${fromHundredths(toY - lastY)} Td`;
      const shown = `${move}<${faces[face].encode(text)}>Tj`;
      out.push(ink === undefined ? shown : `${inkOf(ink)} rg ${shown} 0 g`);
      [lastX, lastY] = [toX, toY];
    },
    close() {
      if (open) out.push('ET');
      open = false;
    },
  };
}
