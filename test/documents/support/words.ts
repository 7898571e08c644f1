// Every word a rendered document shows, with where it stands: read back by poppler, not by the code that drew it.
import { poppler } from './render.ts';

export interface Word {
  /** From 0. */
  readonly page: number;
  readonly text: string;
  /** Points from the left and the top of the page. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g;

export const wordsOf = (bytes: Uint8Array): Word[] =>
  poppler('pdftotext', bytes, '-bbox')
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(WORD)].map(([, left, top, right, bottom, text]) => ({
        page: index,
        text: text ?? '',
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    );
