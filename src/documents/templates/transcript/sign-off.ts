// The two signatures of page B, with the school's main seal.
import { mm, type Canvas } from '../../layout/index.ts';
import type { Imprint, TranscriptSnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { drawSignatureBlock, sealOver, withLegend } from '../signature-block.ts';
import { placeAndDate, signingTitle } from '../wording.ts';

/** Heights of the two blocks. */
export const HOMEROOM = mm(42);
export const APPROVAL = mm(63);

/** At the right, as on the form; returns the y below. */
export function drawHomeroomSignature(
  drafting: Drafting,
  canvas: Canvas,
  snapshot: TranscriptSnapshot,
  y: number,
): number {
  drawSignatureBlock(
    drafting,
    canvas,
    {
      field: 'HomeroomB',
      purpose: 'homeroom',
      title: ['GIÁO VIÊN CHỦ NHIỆM'],
      hint: '(Ký và ghi rõ họ tên)',
      name: snapshot.homeroomTeacher,
    },
    { ...rightHalf(drafting), y },
  );
  return y + HOMEROOM;
}

export function drawApproval(
  drafting: Drafting,
  canvas: Canvas,
  snapshot: TranscriptSnapshot,
  imprint: Imprint,
  top: number,
): void {
  const { sheet, sealDiameter } = drafting;
  const { x, width } = rightHalf(drafting);
  canvas.text((sheet.left + sheet.right) / 2, top + mm(4), 'PHÊ DUYỆT CỦA HIỆU TRƯỞNG', {
    face: 'bold',
    size: 12,
    align: 'centre',
  });
  canvas.dots(sheet.left, sheet.right, top + mm(10));
  canvas.text(x + width / 2, top + mm(16), placeAndDate(snapshot.school, imprint.printedAt), {
    face: 'italic',
    size: 11.5,
    align: 'centre',
  });
  const signature = drawSignatureBlock(
    drafting,
    canvas,
    {
      field: 'PrincipalB',
      purpose: 'principal',
      title: signingTitle(snapshot.principal.title),
      hint: '(Ký, ghi rõ họ tên và đóng dấu)',
      name: snapshot.principal.name,
    },
    { x, width, y: top + mm(18) },
  );
  drafting.slot('OrgSeal', 'seal', withLegend(sealOver(signature, sealDiameter)));
}

const rightHalf = ({ sheet }: Drafting) => {
  const width = (sheet.right - sheet.left) / 2;
  return { x: sheet.left + width, width };
};
