// How a successor tells on paper what it is: signatures carried over from the version before, and what was corrected.
import { toVietnameseTime } from '../../kernel/index.ts';
import type { DocumentSnapshot } from '../snapshot.ts';
import type { CarriedSignature } from '../supersession.ts';
import { mm, block, setBlocks, type Canvas, type Rectangle } from '../layout/index.ts';

/** The signature a teacher gave to an earlier version, where this one has no place for a new one. */
export const carriedOver = (
  { supersedes }: Pick<DocumentSnapshot, 'supersedes'>,
  subject: string,
): CarriedSignature | undefined => supersedes?.carriedOver.find((carried) => carried.subject === subject);

/** Name, time and version; plainly no signature of this file. */
export function drawCarriedOver(canvas: Canvas, into: Rectangle, carried: CarriedSignature): void {
  const line = (text: string, face: 'italic' | 'regular', sizes: readonly number[], most = 1) =>
    block(canvas.faces, text, into.width, { face, sizes, most, padding: 1 });
  setBlocks(
    canvas,
    into,
    line(carried.signer, 'italic', [8.5, 8, 7.5, 7], 2),
    line(
      carried.onPaper ? 'Đã kí trên giấy' : `Đã kí: ${toVietnameseTime(carried.signedAt)}`,
      'regular',
      [7, 6.5],
    ),
    line(`bản trước (bản ${carried.version})`, 'regular', [7, 6.5]),
  );
}

/** `Bản này thay bản 1 (mã GL-…), theo quyết định số 7/QĐ-VD.` Undefined for a first version. */
export function successionNote({ supersedes }: Pick<DocumentSnapshot, 'supersedes'>): string | undefined {
  if (!supersedes) return undefined;
  const { predecessor, corrections } = supersedes;
  const numbers = [...new Set(corrections.map(({ decisionNumber }) => decisionNumber))].join(', ');
  return (
    `Bản này thay bản ${predecessor.version} (mã ${predecessor.verificationCode}), ` +
    `theo quyết định số ${numbers}; bản trước đính kèm trong tệp.`
  );
}

/** Results ever corrected, and the names of their subjects in the order of the table. */
export function correctedResults(
  { supersedes }: Pick<DocumentSnapshot, 'supersedes'>,
  subjects: readonly { readonly code: string; readonly name: string }[],
): { readonly count: number; readonly names: readonly string[] } {
  const places = supersedes?.places ?? [];
  const isOf = (code: string) => (place: string) => place.split('/').includes(code);
  const touched = subjects.filter(({ code }) => places.some(isOf(code)));
  return { count: places.length, names: touched.map(({ name }) => name) };
}

/** Leading of a note under a table. */
export const NOTE_LINE = mm(4.4);
