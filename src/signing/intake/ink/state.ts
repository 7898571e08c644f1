// What a content stream remembers between its operators (ISO 32000-2 §8.4.1, §9.3.1).
import type { Rectangle } from '../upright.ts';
import type { Glyphs } from './glyphs.ts';
import { identity, type Matrix } from './matrix.ts';

export interface GraphicsState {
  readonly matrix: Matrix;
  /** Undefined: nothing shows any more. */
  readonly clip: Rectangle | undefined;
  /** Paper on paper is not seen. */
  readonly whiteFill: boolean;
  readonly whiteStroke: boolean;
  /** Painted with no opacity at all (§11.6.4.4). */
  readonly clearFill: boolean;
  readonly clearStroke: boolean;
  readonly glyphs: Glyphs | undefined;
  readonly size: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
}

export const initialState = (matrix: Matrix, clip: Rectangle): GraphicsState => ({
  matrix,
  clip,
  whiteFill: false,
  whiteStroke: false,
  clearFill: false,
  clearStroke: false,
  glyphs: undefined,
  size: 0,
  spacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});

export interface TextPosition {
  readonly line: Matrix;
  readonly now: Matrix;
}

export const atOrigin: TextPosition = { line: identity, now: identity };
