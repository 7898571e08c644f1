// Tick, cross and question mark, drawn: the verdict must not rest on colour alone, and Tinos has no such signs.
import type { Canvas, Ink } from '../../layout/index.ts';
import type { SheetVerdict, Weight } from '../../verification-sheet.ts';

type Mark = 'tick' | 'cross' | 'question';
type Points = readonly (readonly [x: number, y: number])[];

const verdictMarks: Readonly<Record<SheetVerdict, Mark>> = {
  valid: 'tick',
  invalid: 'cross',
  indeterminate: 'question',
  unsigned: 'question',
  unread: 'question',
};
const weightMarks: Readonly<Record<Weight, Mark | undefined>> = {
  failure: 'cross',
  doubt: 'question',
  note: undefined,
};

/** In a square of one. */
const lines: Readonly<Record<'tick' | 'cross', readonly Points[]>> = {
  tick: [[[0.08, 0.55] as const, [0.38, 0.86] as const, [0.94, 0.14] as const]],
  cross: [
    [[0.14, 0.14] as const, [0.86, 0.86] as const],
    [[0.86, 0.14] as const, [0.14, 0.86] as const],
  ],
};

export interface MarkPlace {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly ink: Ink;
}

export const drawVerdictMark = (canvas: Canvas, verdict: SheetVerdict, place: MarkPlace): void => {
  drawMark(canvas, verdictMarks[verdict], place);
};

/** Nothing for a note. */
export function drawWeightMark(canvas: Canvas, weight: Weight, place: MarkPlace): void {
  const mark = weightMarks[weight];
  if (mark !== undefined) drawMark(canvas, mark, place);
}

function drawMark(canvas: Canvas, mark: Mark, { x, y, side, ink }: MarkPlace): void {
  if (mark === 'question') {
    canvas.text(x + side / 2, y + side * 0.9, '?', { face: 'bold', size: side * 1.2, align: 'centre', ink });
    return;
  }
  for (const points of lines[mark])
    canvas.stroke(
      points.map(([across, down]) => [x + across * side, y + down * side] as const),
      side * 0.14,
      ink,
    );
}
