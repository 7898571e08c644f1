// Text that the faces can set whatever it contains: characters without a glyph are named by their code points.
import { codePointName } from '../../kernel/index.ts';
import type { Faces } from './faces.ts';

/** For text from outside, where a missing glyph must not stop the document. */
export function settable({ regular, bold, italic }: Faces, text: string): string {
  const has = (codePoint: number) => regular.has(codePoint) && bold.has(codePoint) && italic.has(codePoint);
  let shown = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    shown += has(codePoint) ? character : `[${codePointName(codePoint)}]`;
  }
  return shown;
}
