// Học bạ, page 1: the pupil's particulars (lý lịch) and schooling so far (quá trình học tập).
import { block, columns, mm, ruleRows, setBlocks, type Canvas } from '../../layout/index.ts';
import type { Imprint, TranscriptSnapshot } from '../../snapshot.ts';
import { drawField, type BlankField } from '../blank-field.ts';
import type { Drafting } from '../drafting.ts';
import { drawSignatureBlock, sealOver } from '../signature-block.ts';
import { levelNames, placeAndDate, printedDate, printedYear, signingTitle } from '../wording.ts';

const PHOTO = { width: mm(30), height: mm(40) };
const STEP = mm(8.2);
const SIZE = 12;
/** With the head; more where somebody went to school longer. */
const FORM_ROWS = 5;

export interface Particulars extends Pick<TranscriptSnapshot, 'school' | 'principal' | 'pupil'> {
  /** Year, class, school. */
  readonly schooling: readonly (readonly [string, string, string])[];
  /** Key of the principal's place, in papers that name their signers. */
  readonly signer?: string;
}

/** What a transcript of one year says of the pupil. */
export const particularsOf = ({ school, principal, pupil, ...year }: TranscriptSnapshot): Particulars => ({
  ...{ school, principal, pupil },
  schooling: [schoolingRow({ school, ...year })],
});

export const schoolingRow = ({
  school: { name, commune, province },
  schoolYear,
  className,
}: Pick<TranscriptSnapshot, 'school' | 'schoolYear' | 'className'>): readonly [string, string, string] => [
  printedYear(schoolYear),
  className,
  `${name}, ${commune}, ${province}`,
];

export function drawParticulars(drafting: Drafting, particulars: Particulars, imprint: Imprint): void {
  const { sheet, sealDiameter } = drafting;
  const { school, principal, pupil, signer: key } = particulars;
  const canvas = drafting.page();
  const middle = (sheet.left + sheet.right) / 2;
  canvas.text(middle, mm(27), `HỌC BẠ ${levelNames[school.level]}`, {
    face: 'bold',
    size: 15,
    align: 'centre',
  });
  canvas.text(middle, mm(34), 'LÝ LỊCH HỌC SINH', { face: 'bold', size: 13, align: 'centre' });

  const y = drawFields(canvas, pupil, sheet) + mm(11);
  const signer = { x: middle, width: sheet.right - middle };
  const centre = signer.x + signer.width / 2;
  canvas.text(centre, y, placeAndDate(school, imprint.printedAt), {
    face: 'italic',
    size: 11.5,
    align: 'centre',
  });
  const signature = drawSignatureBlock(
    drafting,
    canvas,
    {
      field: 'PrincipalParticulars',
      purpose: 'principal',
      title: signingTitle(principal.title),
      hint: '(Ký, ghi rõ họ tên và đóng dấu)',
      name: principal.name,
      ...(key !== undefined && { signer: key }),
    },
    { ...signer, y: y + mm(2) },
  );
  drafting.slot('OrgSealParticulars', 'seal', sealOver(signature, sealDiameter));
  const below = Math.max(mm(203), signature.y + signature.height + mm(20));
  drawSchooling(canvas, particulars.schooling, below, sheet);
}

function drawFields(canvas: Canvas, pupil: Particulars['pupil'], sheet: Drafting['sheet']): number {
  const top = mm(42);
  canvas.box(sheet.left, top, PHOTO.width, PHOTO.height);
  canvas.text(sheet.left + PHOTO.width / 2, top + mm(19), 'Ảnh', { size: 10, align: 'centre' });
  canvas.text(sheet.left + PHOTO.width / 2, top + mm(24), '(3 × 4 cm)', { size: 10, align: 'centre' });

  const beside = sheet.left + PHOTO.width + mm(6);
  let y = top + mm(5);
  const line = (x: number, ...fields: readonly BlankField[]) => {
    const share = (sheet.right - x) / fields.length;
    const ends = fields.map((field, index) =>
      drawField(canvas, field, {
        x: x + index * share,
        end: x + (index + 1) * share - mm(index + 1 < fields.length ? 3 : 0),
        y,
        size: SIZE,
      }),
    );
    y = Math.max(...ends) + STEP;
  };
  line(beside, { label: 'Họ và tên:', value: pupil.name.toUpperCase(), face: 'bold' });
  line(
    beside,
    { label: 'Giới tính:', value: pupil.gender },
    { label: 'Ngày sinh:', value: printedDate(pupil.birthDate) },
  );
  line(beside, { label: 'Nơi sinh:', value: pupil.birthPlace });
  line(beside, { label: 'Dân tộc:', value: pupil.ethnicity }, { label: 'Mã học sinh:', value: pupil.code });
  line(beside, { label: 'Đối tượng (con liệt sĩ, con thương binh, …):' });
  y = Math.max(y, top + PHOTO.height + mm(7));
  line(sheet.left, { label: 'Chỗ ở hiện tại:' });
  for (const person of ['Họ và tên cha:', 'Họ và tên mẹ:', 'Họ và tên người giám hộ:']) {
    line(sheet.left, { label: person }, { label: 'Nghề nghiệp:' });
  }
  return y - STEP;
}

function drawSchooling(
  canvas: Canvas,
  schooling: Particulars['schooling'],
  y: number,
  sheet: Drafting['sheet'],
): void {
  const table = columns(sheet.left, [mm(32), mm(24), mm(104)]);
  canvas.text((sheet.left + sheet.right) / 2, y, 'QUÁ TRÌNH HỌC TẬP', {
    face: 'bold',
    size: 12,
    align: 'centre',
  });
  const top = y + mm(3);
  const rows = [['Năm học', 'Lớp', 'Tên trường, xã/phường, tỉnh/thành phố'], ...schooling];
  const lines = Math.max(FORM_ROWS, rows.length);
  const height = Math.min(mm(9), (sheet.bottom - top) / lines);
  rows.forEach((cells, row) => {
    cells.forEach((text, column) => {
      const into = { x: table.left(column), y: top + row * height, width: table.width(column), height };
      const style = { face: row === 0 ? 'bold' : 'regular', sizes: [11, 10, 9, 8] } as const;
      setBlocks(canvas, into, block(canvas.faces, text, into.width, style));
    });
  });
  ruleRows(
    canvas,
    table,
    Array.from({ length: lines + 1 }, (_, row) => top + row * height),
  );
}
