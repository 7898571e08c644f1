// A picture of a signature or seal, ready for appearance streams: placed by scaling a unit square.
import { deflateSync } from 'node:zlib';
import { sha256 } from '../../kernel/index.ts';
import type { SharedXObject } from '../../signing/index.ts';

/**
 * A picture to draw in a signature or seal: shared objects of the update, the key of the one to draw, and its
 * width ÷ height.
 */
export interface Artwork {
  /** Key of the XObject to draw among `shared`. */
  readonly key: string;
  /** Width divided by height. */
  readonly aspect: number;
  readonly shared: Readonly<Record<string, SharedXObject>>;
}

/** Units across the unit square in vector artwork; 0.036 mm each in a seal of 36 mm. */
export const GRID = 1000;

/** Operators in a square of GRID units (however it is stretched later) as a form XObject. */
export function vectorArtwork(kind: string, operators: string, aspect: number): Artwork {
  const content = `${1 / GRID} 0 0 ${1 / GRID} 0 0 cm\n${operators}`;
  const key = `${kind}-${sha256(content).slice(0, 12)}`;
  return {
    key,
    aspect,
    shared: {
      [key]: {
        dictionary: '/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>/Filter/FlateDecode',
        data: deflateSync(content, { level: 9 }),
      },
    },
  };
}
