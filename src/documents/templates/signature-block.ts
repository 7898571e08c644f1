// A place to sign: title, hint, room for the signature, printed name; and the seal over its left third (NĐ 30/2020 Đ33.1).
import { block, blockHeight, mm, setLines, type Canvas, type Rectangle } from '../layout/index.ts';
import type { PaperPurpose } from '../slots.ts';
import type { Drafting } from './drafting.ts';

export interface SignatureBlock {
  readonly field: string;
  readonly purpose: PaperPurpose;
  /** In papers of the office: the key of who signs. */
  readonly signer?: string;
  /** Title lines above the signature, e.g. `KT. HIỆU TRƯỞNG`, `PHÓ HIỆU TRƯỞNG`. */
  readonly title: readonly string[];
  readonly hint: string;
  readonly name: string;
}

const HEIGHT = mm(22);
/** The principal's is wider: the time of signing stands at its right, where the seal leaves it readable. */
export const PRINCIPAL_WIDTH = mm(57);
const WIDTHS: Partial<Record<PaperPurpose, number>> = { principal: PRINCIPAL_WIDTH };
export const USUAL_WIDTH = mm(50);
const TITLE = { face: 'bold', sizes: [11, 10], most: 1 } as const;
const HINT = { face: 'italic', sizes: [10], most: 1 } as const;
const NAME = { face: 'bold', sizes: [11, 10, 11], most: 1 } as const;
/** A long name takes two lines rather than reach under the neighbour's seal. */
const NAME_WIDTH = mm(64);

/** Height of the block in a column of the width. */
export function signatureBlockHeight(drafting: Drafting, signer: SignatureBlock, width: number): number {
  return parts(drafting, signer, width).reduce((sum, each) => sum + blockHeight(each), HEIGHT + mm(1));
}

/** Draws the block at the top of the rectangle, centred; returns where the signature will stand. */
export function drawSignatureBlock(
  drafting: Drafting,
  canvas: Canvas,
  signer: SignatureBlock,
  { x, y, width }: Omit<Rectangle, 'height'>,
): Rectangle {
  const [name, ...above] = parts(drafting, signer, width).reverse();
  let at = y;
  for (const each of above.reverse()) {
    setLines(canvas, { x, y: at, width, height: 0 }, each);
    at += blockHeight(each);
  }
  const wide = WIDTHS[signer.purpose] ?? USUAL_WIDTH;
  const signature = { x: x + (width - wide) / 2, y: at + mm(0.5), width: wide, height: HEIGHT };
  const { field, purpose, signer: key } = signer;
  const page = drafting.pages.length - 1;
  drafting.slotOn(page, { field, purpose, ...(key === undefined ? {} : { signer: key }) }, signature);
  if (name) setLines(canvas, { x, y: at + HEIGHT + mm(1), width, height: 0 }, name);
  return signature;
}

function parts({ faces }: Drafting, { title, hint, name }: SignatureBlock, width: number) {
  return [
    ...title.map((line) => block(faces, line, width, TITLE)),
    block(faces, hint, width, HINT),
    block(faces, name, Math.min(width, NAME_WIDTH), NAME),
  ];
}

/** The seal's square: its right edge at the end of the signature's left third. */
export function sealOver(signature: Rectangle, diameter: number): Rectangle {
  return {
    x: signature.x + signature.width / 3 - diameter,
    y: signature.y + (signature.height - diameter) / 2,
    width: diameter,
    height: diameter,
  };
}

/** The main seal's rectangle: the seal at the right end, room for organisation and time at its left. */
export function withLegend(seal: Rectangle): Rectangle {
  const legend = mm(36);
  return { ...seal, x: seal.x - legend, width: seal.width + legend };
}
