// Homeroom teacher at the left, principal with the seal at the right, place and date above.
import { mm } from '../../layout/index.ts';
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
import type { Piece } from '../piece.ts';

const WIDTH = mm(90);
const DATE_LINE = mm(7);

export function finalSignatures(drafting: Drafting, snapshot: ClassSummarySnapshot, imprint: Imprint): Piece {
  const { sheet, sealDiameter } = drafting;
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
  const heights = [homeroom, principal].map((signer) => signatureBlockHeight(drafting, signer, WIDTH));
  return {
    height: DATE_LINE + Math.max(...heights),
    draw(canvas, top) {
      const right = sheet.right - WIDTH;
      canvas.text(right + WIDTH / 2, top + mm(5.5), placeAndDate(snapshot.school, imprint.printedAt), {
        face: 'italic',
        size: 11,
        align: 'centre',
      });
      const y = top + DATE_LINE;
      drawSignatureBlock(drafting, canvas, homeroom, { x: sheet.left, y, width: WIDTH });
      const at = drawSignatureBlock(drafting, canvas, principal, { x: right, y, width: WIDTH });
      drafting.slot('OrgSeal', 'seal', withLegend(sealOver(at, sealDiameter)));
    },
  };
}
