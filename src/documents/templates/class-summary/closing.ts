// After the last pupil: footnotes, totals, the teachers' grid, homeroom teacher and principal with the seal.
import { mm, type Canvas } from '../../layout/index.ts';
import type { ClassSummarySnapshot, Imprint } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import {
  drawSignatureBlock,
  sealOver,
  signatureBlockHeight,
  withLegend,
  type SignatureBlock,
} from '../signature-block.ts';
import { placeAndDate, signingTitle } from '../wording.ts';
import type { End } from './roll.ts';
import { signatureGrid } from './signature-grid.ts';
import { drawRunningHead } from './summary-head.ts';
import { totalsIn } from './totals.ts';

/** Something that stays in one piece. */
interface Piece {
  readonly height: number;
  draw(canvas: Canvas, y: number): void;
}

const NOTE = mm(4.2);
const SIGNER_WIDTH = mm(90);
/** Totals, caption and a row of the grid: so much of what is parted begins on one page. */
const BEGINNING = 3;

/** Totals and signatures stay together where they fit on one page, so that signatures never stand alone. */
export function drawClosing(
  drafting: Drafting,
  snapshot: ClassSummarySnapshot,
  imprint: Imprint,
  end: End,
): void {
  const { sheet } = drafting;
  const { notes } = end;
  let { canvas, y } = end;
  const turn = () => {
    canvas = drafting.page();
    y = drawRunningHead(canvas, drafting, snapshot);
  };
  if (y + notes.length * NOTE > sheet.bottom) turn();
  for (const note of notes) {
    canvas.text(sheet.left, y + mm(3.6), note, { face: 'italic', size: 9 });
    y += NOTE;
  }
  const room = sheet.bottom - y;
  const fresh = sheet.bottom - sheet.top - mm(6);
  const together = closingPieces(drafting, snapshot, imprint);
  const pieces = heightOf(together) <= fresh ? together : parted(drafting, snapshot, imprint);
  const begin = pieces === together ? pieces : pieces.slice(0, BEGINNING);
  if (heightOf(begin) > room) turn();
  for (const piece of pieces) {
    if (y + piece.height > sheet.bottom) turn();
    piece.draw(canvas, y);
    y += piece.height;
  }
}

const heightOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { height }) => sum + height, 0);

function closingPieces(drafting: Drafting, snapshot: ClassSummarySnapshot, imprint: Imprint): Piece[] {
  return [
    ...totalsIn(drafting, snapshot, 1),
    caption(drafting),
    ...signatureGrid(drafting, snapshot),
    finalSignatures(drafting, snapshot, imprint),
  ];
}

/** For many subjects: half of the totals goes with the teachers, half with the last signatures. */
function parted(drafting: Drafting, snapshot: ClassSummarySnapshot, imprint: Imprint): Piece[] {
  const [first, ...rest] = totalsIn(drafting, snapshot, 2);
  const last = [...rest, finalSignatures(drafting, snapshot, imprint)];
  const grid = signatureGrid(drafting, snapshot);
  return [...(first ? [first] : []), caption(drafting), ...grid, inOne(last)];
}

const inOne = (pieces: readonly Piece[]): Piece => ({
  height: heightOf(pieces),
  draw(canvas, top) {
    let y = top;
    for (const piece of pieces) {
      piece.draw(canvas, y);
      y += piece.height;
    }
  },
});

const caption = ({ sheet }: Drafting): Piece => ({
  height: mm(7),
  draw: (canvas, y) =>
    canvas.text(sheet.left, y + mm(5), 'Giáo viên bộ môn kí xác nhận kết quả:', { face: 'bold', size: 11 }),
});

function finalSignatures(drafting: Drafting, snapshot: ClassSummarySnapshot, imprint: Imprint): Piece {
  const { sheet, sealDiameter } = drafting;
  const dateLine = mm(8);
  const homeroom: SignatureBlock = {
    field: 'Homeroom',
    purpose: 'homeroom',
    title: ['GIÁO VIÊN CHỦ NHIỆM'],
    hint: '(Ký và ghi rõ họ tên)',
    name: snapshot.homeroomTeacher,
  };
  const principal: SignatureBlock = {
    field: 'Principal',
    purpose: 'principal',
    title: signingTitle(snapshot.principal.title),
    hint: '(Ký, ghi rõ họ tên và đóng dấu)',
    name: snapshot.principal.name,
  };
  const heights = [homeroom, principal].map((signer) => signatureBlockHeight(drafting, signer, SIGNER_WIDTH));
  return {
    height: dateLine + Math.max(...heights),
    draw(canvas, y) {
      const right = sheet.right - SIGNER_WIDTH;
      canvas.text(right + SIGNER_WIDTH / 2, y + mm(6.5), placeAndDate(snapshot.school, imprint.printedAt), {
        face: 'italic',
        size: 11,
        align: 'centre',
      });
      drawSignatureBlock(drafting, canvas, homeroom, { x: sheet.left, y: y + dateLine, width: SIGNER_WIDTH });
      const at = drawSignatureBlock(drafting, canvas, principal, {
        x: right,
        y: y + dateLine,
        width: SIGNER_WIDTH,
      });
      drafting.slot('OrgSeal', 'seal', withLegend(sealOver(at, sealDiameter)));
    },
  };
}
