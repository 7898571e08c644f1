// Those who sign a paper: in rows, the leader last at the right, under the seal (NĐ 30/2020 Đ33.1).
import { mm } from '../../layout/index.ts';
import type { Signatory, SignatoryPart } from '../../papers/index.ts';
import type { PaperPurpose } from '../../slots.ts';
import type { Piece } from '../piece.ts';
import {
  drawSignatureBlock,
  PRINCIPAL_WIDTH,
  sealOver,
  signatureBlockHeight,
  withLegend,
  USUAL_WIDTH,
  type SignatureBlock,
} from '../signature-block.ts';
import { signingTitle } from '../wording.ts';
import type { Desk } from './desk.ts';

interface Place {
  readonly field: string;
  readonly purpose: PaperPurpose;
  readonly title: string;
}

const places: Readonly<Record<SignatoryPart, Place>> = {
  requester: { field: 'Requester', purpose: 'signer', title: 'Người đề nghị' },
  author: { field: 'Writer', purpose: 'signer', title: 'Người soạn' },
  subjectTeacher: { field: 'Subject', purpose: 'signer', title: 'Giáo viên bộ môn' },
  homeroom: { field: 'Homeroom', purpose: 'homeroom', title: 'Giáo viên chủ nhiệm' },
  witness: { field: 'Witness', purpose: 'signer', title: 'Người chứng kiến' },
  registrar: { field: 'Registrar', purpose: 'signer', title: 'Văn thư' },
  checker: { field: 'Checker', purpose: 'signer', title: 'Người kiểm tra' },
  leader: { field: 'Principal', purpose: 'signer', title: 'Hiệu trưởng' },
};

/** Of 50 mm each on a wide sheet and on a narrow one. */
const MOST_ACROSS = { wide: 5, narrow: 3 };
/** Points; of sums of millimetres. */
const ROUNDING = 0.01;
/** The seal reaches so far below the leader's name. */
const BELOW = mm(3);

/** Widths. */
interface Columns {
  readonly leader: number;
  readonly beside: number;
}

interface Beside extends Columns {
  readonly block: SignatureBlock;
}

export interface SignatureOptions {
  /** The leader signs last, under the seal; else as one among the others. Default true. */
  readonly sealed?: boolean;
}

/** Rows, none of which is ever parted. */
export function signatures(
  desk: Desk,
  signatories: readonly Signatory[],
  { sealed = true }: SignatureOptions = {},
): Piece[] {
  const last = sealed ? signatories.findLast(({ part }) => part === 'leader') : undefined;
  const blocks = signatureBlocks(signatories, last);
  const leader = blocks.find(({ purpose }) => purpose === 'principal');
  const others = blocks.filter((block) => block !== leader);
  const wide = desk.sheet.right - desk.sheet.left > mm(200);
  const rows = evenly(others, wide ? MOST_ACROSS.wide : MOST_ACROSS.narrow);
  if (leader === undefined) return rows.map((row) => rowOf(desk, row));
  const columns = columnsOf(desk);
  const beside = others.length === 1 && columns.beside > USUAL_WIDTH - ROUNDING ? others[0] : undefined;
  return [
    ...(beside ? [] : rows.map((row) => rowOf(desk, row))),
    leaderRow(desk, leader, beside && { block: beside, ...columns }),
  ];
}

/** Of two who sign: the leader's at the right; what the seal and its legend leave of a narrow sheet is the other's. */
function columnsOf({ drafting: { sheet, sealDiameter } }: Desk): Columns {
  const all = sheet.right - sheet.left;
  if (all > mm(200)) return { leader: all / 3, beside: all / 3 };
  const signature = { x: all - PRINCIPAL_WIDTH, y: 0, width: PRINCIPAL_WIDTH, height: 0 };
  return { leader: PRINCIPAL_WIDTH, beside: withLegend(sealOver(signature, sealDiameter)).x };
}

/** Fields are numbered where several sign in one part. */
function signatureBlocks(signatories: readonly Signatory[], sealed: Signatory | undefined): SignatureBlock[] {
  const counts = new Map<SignatoryPart, number>();
  return signatories.map((signatory): SignatureBlock => {
    const { key, part, name, title } = signatory;
    const underSeal = signatory === sealed;
    const place = places[part];
    const nth = (counts.get(part) ?? 0) + 1;
    counts.set(part, nth);
    const alone = signatories.filter((each) => each.part === part).length === 1;
    return {
      field: alone ? place.field : `${place.field}_${nth}`,
      purpose: underSeal ? 'principal' : place.purpose,
      signer: key,
      title: part === 'leader' ? signingTitle(title ?? place.title) : [(title ?? place.title).toUpperCase()],
      hint: underSeal ? '(Ký, ghi rõ họ tên và đóng dấu)' : '(Ký và ghi rõ họ tên)',
      name,
    };
  });
}

function evenly(blocks: readonly SignatureBlock[], most: number): SignatureBlock[][] {
  const count = Math.ceil(blocks.length / most);
  const rows: SignatureBlock[][] = [];
  let at = 0;
  for (let row = 0; row < count; row++) {
    const size = Math.ceil((blocks.length - at) / (count - row));
    rows.push(blocks.slice(at, at + size));
    at += size;
  }
  return rows;
}

function rowOf({ drafting }: Desk, row: readonly SignatureBlock[]): Piece {
  const { sheet } = drafting;
  const width = (sheet.right - sheet.left) / Math.max(row.length, 2);
  const heights = row.map((block) => signatureBlockHeight(drafting, block, width));
  const height = mm(3) + Math.max(...heights);
  return {
    height,
    draw(canvas, y) {
      row.forEach((block, index) => {
        // Names on one line, whatever the titles above.
        const top = y + height - (heights[index] ?? 0);
        drawSignatureBlock(drafting, canvas, block, { x: sheet.left + index * width, y: top, width });
      });
    },
  };
}

/** One other signs at the left of the seal where there is room, with names on one line. */
function leaderRow({ drafting }: Desk, leader: SignatureBlock, other: Beside | undefined): Piece {
  const { sheet, sealDiameter } = drafting;
  const width = other?.leader ?? (sheet.right - sheet.left) / 2;
  const own = signatureBlockHeight(drafting, leader, width);
  const beside = other ? signatureBlockHeight(drafting, other.block, other.beside) : 0;
  const height = Math.max(own, beside);
  return {
    height: mm(3) + height + BELOW,
    draw(canvas, top) {
      const foot = top + mm(3) + height;
      if (other)
        drawSignatureBlock(drafting, canvas, other.block, {
          ...{ x: sheet.left, y: foot - beside, width: other.beside },
        });
      const at = drawSignatureBlock(drafting, canvas, leader, {
        x: sheet.right - width,
        y: foot - own,
        width,
      });
      drafting.slot('OrgSeal', 'seal', withLegend(sealOver(at, sealDiameter)));
    },
  };
}
