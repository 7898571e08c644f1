// Pages that stand for scans, drawn stroke by stroke: a ruled sheet with a mark and a ring around it, a lesson plan by hand.

/** @param mark as written by hand, `9,4`; `pupil` its code */
export const drawnPage = ({ mark, pupil }: { readonly mark: string; readonly pupil: string }): Uint8Array =>
  sheetOf([
    'BT /F1 15 Tf 0.15 0.2 0.45 rg 110 500 Td (TO\\301N) Tj 0 -26 Td',
    `(${pupil}) Tj ET`,
    `BT /F2 30 Tf 0.75 0.1 0.1 rg 300 490 Td (${mark}) Tj ET`,
    '1.6 w 0.75 0.1 0.1 RG 285 500 m 285 535 360 535 360 500 c 360 465 285 465 285 500 c S',
  ]);

/** A plan in a hand nobody reads. @param heading of letters that Western fonts have, as the subject is */
export const drawnPlan = ({
  heading,
  subject,
}: {
  readonly heading: string;
  readonly subject: string;
}): Uint8Array =>
  sheetOf([
    `BT /F2 20 Tf 0.15 0.2 0.45 rg 110 520 Td (${heading}) Tj /F1 12 Tf 0 -22 Td (${subject}) Tj ET`,
    '1 w 0.15 0.2 0.45 RG',
    ...[446, 420, 394, 368, 316, 290, 264, 212, 186, 160].map((line, row) =>
      scrawl(line, 260 - (row % 3) * 40),
    ),
  ]);

/** One line of writing, loop after loop. */
function scrawl(line: number, length: number): string {
  const loops = Array.from({ length: length / 10 }, (_, place) => {
    const x = 110 + place * 10;
    const top = line + (place % 4 === 2 ? 14 : 8);
    return `${x + 3} ${top} ${x + 7} ${top} ${x + 6} ${line + 2} c ${x + 7} ${line} ${x + 9} ${line} ${x + 10} ${line + 2} c`;
  });
  return `110 ${line + 2} m ${loops.join(' ')} S`;
}

function sheetOf(drawn: readonly string[]): Uint8Array {
  const rules = Array.from({ length: 12 }, (_, row) => `40 ${row * 26 + 60} m 380 ${row * 26 + 60} l S`);
  const content = ['0.7 w 0.75 0.82 0.9 RG', ...rules, '0.9 0.4 0.4 RG 90 40 m 90 560 l S', ...drawn].join(
    '\n',
  );
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-BoldItalic /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
