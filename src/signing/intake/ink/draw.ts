// Follows the content of a page far enough to know where something is seen; draws nothing (ISO 32000-2 §8, §9).
import {
  decodeStream,
  isArray,
  isName,
  type PdfDict,
  type PdfFile,
  PdfName,
  type PdfObject,
  PdfStream,
  PdfSyntaxError,
} from '../../pdf/index.ts';
import type { Rectangle } from '../upright.ts';
import { isWhite } from './colour.ts';
import { glyphsOf, numbers, type Glyphs } from './glyphs.ts';
import { at, boxAround, common, corners, times, type Matrix } from './matrix.ts';
import { operationsOf, type Operation } from './operators.ts';
import { areasOf, extend, linesOf, type Path } from './path.ts';
import { atOrigin, initialState, type GraphicsState } from './state.ts';
import { moved, shown } from './text.ts';

export interface Sheet {
  readonly file: PdfFile;
  /** In user space of the page. */
  readonly marks: Rectangle[];
  readonly fonts: Map<PdfDict, Glyphs>;
  /** Octets of content that may still be unpacked. */
  left: number;
}

const MOST_MARKS = 400_000;
const DEEPEST = 12;

/** @throws PdfSyntaxError where it cannot be told what is seen */
export function draw(
  sheet: Sheet,
  content: Buffer,
  resources: PdfDict | undefined,
  [matrix, clip]: readonly [Matrix, Rectangle],
  depth = 0,
): void {
  if (depth > DEEPEST) throw new PdfSyntaxError('forms inside of forms', 0);
  const { file } = sheet;
  const stack: GraphicsState[] = [];
  let state = initialState(matrix, clip);
  let text = atOrigin;
  let path: Path = [];
  let clips = false;

  const mark = (box: Rectangle, within: Matrix = state.matrix) => {
    const seen = state.clip && common(boxAround(corners(box).map((point) => at(within, point))), state.clip);
    if (!seen) return;
    if (sheet.marks.push(seen) > MOST_MARKS) throw new PdfSyntaxError('too much on one page', 0);
  };
  const show = (operand: PdfObject | undefined) => {
    text = shown(state, text, operand, (box, within) => mark(box, times(within, state.matrix)));
  };
  const paint = ({ fills, strokes }: Painting) => {
    if (fills && !state.whiteFill && !state.clearFill) for (const box of areasOf(path)) mark(box);
    if (strokes && !state.whiteStroke && !state.clearStroke) for (const box of linesOf(path)) mark(box);
    if (clips) state = { ...state, clip: clippedBy(path, state) };
    path = [];
    clips = false;
  };

  for (const { operator, operands } of operationsOf(content)) {
    const values = operands.filter((one): one is number => typeof one === 'number');
    const [first = 0, second = 0] = values;
    const painting = paintings[operator];
    if (painting) paint(painting);
    else if (operator === 'W' || operator === 'W*') clips = true;
    else if (pathOperators.includes(operator)) extend(path, operator, values);
    else if (operator === 'q') push(stack, state);
    else if (operator === 'Q') state = stack.pop() ?? state;
    else if (operator === 'cm') state = { ...state, matrix: times(matrixOf(values), state.matrix) };
    else if (operator === 'BT') text = atOrigin;
    else if (operator === 'Td') text = moved(text, first, second);
    else if (operator === 'TD') {
      state = { ...state, leading: -second };
      text = moved(text, first, second);
    } else if (operator === 'Tm') text = { line: matrixOf(values), now: matrixOf(values) };
    else if (operator === 'T*') text = moved(text, 0, -state.leading);
    else if (operator === 'Tf')
      state = { ...state, size: first, glyphs: fontNamed(sheet, resources, operands[0]) };
    else if (operator === 'Tj' || operator === 'TJ') show(operands[0]);
    else if (operator === "'" || operator === '"') {
      if (operator === '"') state = { ...state, wordSpacing: first, spacing: second };
      text = moved(text, 0, -state.leading);
      show(operands.at(-1));
    } else if (operator === 'BI') mark(UNIT);
    else if (operator === 'sh') sheet.marks.push(...(state.clip ? [state.clip] : []));
    else if (operator === 'Do') place(operands[0]);
    else state = { ...state, ...settingOf(operator, operands, first, { file, resources }) };
  }

  function place(name: PdfObject | undefined): void {
    const named = file.dict(resources?.get('XObject'));
    const object = name instanceof PdfName ? file.resolve(named?.get(name.value)) : null;
    if (!(object instanceof PdfStream)) return;
    if (!isName(file.resolve(object.dict.get('Subtype')), 'Form')) {
      mark(UNIT);
      return;
    }
    const own = numbers(file, object.dict.get('Matrix'));
    const inner = own.length === 6 ? times(matrixOf(own), state.matrix) : state.matrix;
    const box = numbers(file, object.dict.get('BBox'));
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
    const seen = boxAround(corners([x0, y0, x1, y1]).map((point) => at(inner, point)));
    const within = state.clip && common(seen, state.clip);
    if (!within) return;
    const theirs = file.dict(object.dict.get('Resources')) ?? resources;
    draw(sheet, unpacked(sheet, object), theirs, [inner, within], depth + 1);
  }
}

/** Counted, so that no page unpacks without end. @throws PdfSyntaxError */
export function unpacked(sheet: Sheet, stream: PdfStream): Buffer {
  const bytes = decodeStream(stream, sheet.left);
  sheet.left -= bytes.length;
  if (sheet.left <= 0) throw new PdfSyntaxError('too much content', 0);
  return bytes;
}

const UNIT: Rectangle = [0, 0, 1, 1];
const MOST_SAVED = 512;
const pathOperators: readonly string[] = ['m', 'l', 'c', 'v', 'y', 're', 'h'];

interface Painting {
  readonly fills: boolean;
  readonly strokes: boolean;
}

const [neither, fill, stroke, both] = [0, 1, 2, 3].map((kind): Painting => ({
  fills: kind % 2 === 1,
  strokes: kind > 1,
})) as [Painting, Painting, Painting, Painting];
const paintings: Readonly<Record<string, Painting>> = {
  ...{ n: neither, f: fill, F: fill, 'f*': fill, S: stroke, s: stroke },
  ...{ B: both, 'B*': both, b: both, 'b*': both },
};

function push(stack: GraphicsState[], state: GraphicsState): void {
  if (stack.push(state) > MOST_SAVED) throw new PdfSyntaxError('graphics states saved without end', 0);
}

function clippedBy(path: Path, { matrix, clip }: GraphicsState): Rectangle | undefined {
  const points = path.flat().map((point) => at(matrix, point));
  return points.length === 0 || !clip ? clip : common(boxAround(points), clip);
}

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [
  a,
  b,
  c,
  d,
  e,
  f,
];

function fontNamed(sheet: Sheet, resources: PdfDict | undefined, name: PdfObject | undefined): Glyphs {
  const { file, fonts } = sheet;
  const named = file.dict(resources?.get('Font'));
  const font = name instanceof PdfName ? file.dict(named?.get(name.value)) : undefined;
  if (!font) throw new PdfSyntaxError('text in no font', 0);
  const known = fonts.get(font) ?? glyphsOf(file, font);
  fonts.set(font, known);
  return known;
}

/** Operators that only set something; others change nothing that is seen where. */
function settingOf(
  operator: string,
  operands: Operation['operands'],
  first: number,
  at: { readonly file: PdfFile; readonly resources: PdfDict | undefined },
): Partial<GraphicsState> {
  const colour = isWhite(operator, operands);
  if (colour) return colour;
  switch (operator) {
    case 'Tc':
      return { spacing: first };
    case 'Tw':
      return { wordSpacing: first };
    case 'Tz':
      return { stretch: first / 100 };
    case 'TL':
      return { leading: first };
    case 'Ts':
      return { rise: first };
    case 'Tr':
      return { mode: first };
    case 'gs':
      return settingsNamed(operands[0], at);
    default:
      return {};
  }
}

/** Opacity; a font set that way is rare, and no answer is better than a wrong one. */
function settingsNamed(
  name: PdfObject | undefined,
  { file, resources }: { readonly file: PdfFile; readonly resources: PdfDict | undefined },
): Partial<GraphicsState> {
  const states = file.dict(resources?.get('ExtGState'));
  const state = name instanceof PdfName ? file.dict(states?.get(name.value)) : undefined;
  if (isArray(file.resolve(state?.get('Font')))) throw new PdfSyntaxError('a font in a graphics state', 0);
  const [fills, strokes] = [file.resolve(state?.get('ca')), file.resolve(state?.get('CA'))];
  return {
    ...(typeof fills === 'number' && { clearFill: fills === 0 }),
    ...(typeof strokes === 'number' && { clearStroke: strokes === 0 }),
  };
}
