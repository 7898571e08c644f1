// Học bạ, page A: results by subject, each row signed by its teacher; continued on further pages when needed.
import { mm, wrap, type Canvas } from '../../layout/index.ts';
import type { TranscriptSnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import {
  drawSignatureBlock,
  sealOver,
  signatureBlockHeight,
  type SignatureBlock,
} from '../signature-block.ts';
import { correctedResults, NOTE_LINE, successionNote } from '../succession.ts';
import { signingTitle } from '../wording.ts';
import { drawPageHead, pageHeadHeight } from './page-head.ts';
import {
  densities,
  drawResultTable,
  resultRows,
  TABLE_HEAD,
  type Density,
  type ResultRow,
} from './result-rows.ts';
import { wordings } from './wording.ts';

/** Confirmations never stand alone: so many rows go with them. */
const COMPANY = 2;

/** The correction line above the confirmations. */
const CORRECTIONS = mm(8);

export function drawPageA(drafting: Drafting, snapshot: TranscriptSnapshot): void {
  const { sheet, faces } = drafting;
  const room = sheet.bottom - sheet.top - pageHeadHeight(faces, sheet, snapshot) - TABLE_HEAD;
  const confirmations = confirmationsOf(snapshot);
  const width = (sheet.right - sheet.left) / confirmations.length;
  const heights = confirmations.map((signer) => signatureBlockHeight(drafting, signer, width));
  const extra = (closingLines(faces, sheet, snapshot).lines.length - 1) * NOTE_LINE;
  const closing = CORRECTIONS + extra + Math.max(...heights);
  const layout = (density: Density) =>
    paginate(resultRows(faces, snapshot, density, room - closing), room, closing);
  // One page if any density allows; what is long all the same gets room to breathe.
  const parts = firstOf(densities, layout, (pages) => pages.length === 1) ?? layout(densities[0]);
  parts.forEach((rows, index) => {
    const canvas = drafting.page();
    const top = drawPageHead(canvas, drafting, snapshot);
    const below = drawResultTable(drafting, canvas, snapshot.regime, rows, top);
    if (index === parts.length - 1) drawClosing(drafting, canvas, snapshot, confirmations, below);
  });
}

function firstOf<Choice, Outcome>(
  choices: readonly Choice[],
  outcomeOf: (choice: Choice) => Outcome,
  pleases: (outcome: Outcome) => boolean,
): Outcome | undefined {
  for (const choice of choices) {
    const outcome = outcomeOf(choice);
    if (pleases(outcome)) return outcome;
  }
  return undefined;
}

/** Rows by page, such that the last page has room for what closes the table and some rows go with it. */
export function paginate<Row extends Pick<ResultRow, 'height'>>(
  rows: readonly Row[],
  room: number,
  closing: number,
): Row[][] {
  const used = (page: readonly Row[]) => page.reduce((sum, row) => sum + row.height, 0);
  let last: Row[] = [];
  const pages = [last];
  for (const row of rows) {
    if (used(last) + row.height > room) pages.push((last = []));
    last.push(row);
  }
  if (used(last) + closing > room) pages.push((last = last.splice(-1)));
  const before = pages.at(-2) ?? [];
  for (let row = before.at(-1); row && last.length < COMPANY && before.length > 1; row = before.at(-1)) {
    if (used(last) + row.height + closing > room) break;
    last.unshift(row);
    before.pop();
  }
  return pages;
}

function confirmationsOf({ homeroomTeacher, principal }: TranscriptSnapshot): SignatureBlock[] {
  const title = signingTitle(principal.title);
  return [
    {
      field: 'HomeroomA',
      purpose: 'homeroom',
      title: ['Xác nhận của giáo viên chủ nhiệm'],
      hint: '(Ký và ghi rõ họ tên)',
      name: homeroomTeacher,
    },
    {
      field: 'PrincipalA',
      purpose: 'principal',
      title: ['Xác nhận của Hiệu trưởng', ...(title.length > 1 ? title : [])],
      hint: '(Ký, ghi rõ họ tên và đóng dấu)',
      name: principal.name,
    },
  ];
}

function drawClosing(
  drafting: Drafting,
  canvas: Canvas,
  snapshot: TranscriptSnapshot,
  confirmations: readonly SignatureBlock[],
  below: number,
): void {
  const { sheet, sealDiameter } = drafting;
  const notes = closingLines(drafting.faces, sheet, snapshot);
  notes.lines.forEach((text, index) => {
    canvas.text(sheet.left, below + mm(5) + index * NOTE_LINE, text, { size: 10.5 });
  });
  const last = notes.lines.at(-1) ?? '';
  if (notes.dotted) {
    const end = sheet.left + canvas.faces.regular.width(last, 10.5) + 4;
    canvas.dots(end, sheet.right, below + mm(5) + (notes.lines.length - 1) * NOTE_LINE);
  }
  const from = below + CORRECTIONS + (notes.lines.length - 1) * NOTE_LINE;
  const width = (sheet.right - sheet.left) / confirmations.length;
  confirmations.forEach((signer, index) => {
    const at = { x: sheet.left + index * width, y: from, width };
    const signature = drawSignatureBlock(drafting, canvas, signer, at);
    if (signer.purpose === 'principal') drafting.slot('OrgSealA', 'seal', sealOver(signature, sealDiameter));
  });
}

interface ClosingLines {
  readonly lines: readonly string[];
  /** A line to write on follows where nothing was corrected. */
  readonly dotted: boolean;
}

/** TT 22/2021 annex: how many places were corrected, of which subjects; in a successor also what it takes the place of. */
function closingLines(
  faces: Drafting['faces'],
  sheet: Drafting['sheet'],
  snapshot: TranscriptSnapshot,
): ClosingLines {
  const [before, after] = wordings[snapshot.regime].corrections;
  const subjects = snapshot.rows.map(({ subject, subjectName }) => ({ code: subject, name: subjectName }));
  const { count, names } = correctedResults(snapshot, subjects);
  const sentence = `${before} ${count} ${after}`;
  const note = successionNote(snapshot);
  if (note === undefined) return { lines: [sentence], dotted: true };
  const width = sheet.right - sheet.left;
  const told = names.length === 0 ? `${sentence} không có.` : `${sentence} ${names.join(', ')}.`;
  return { lines: [told, note].flatMap((text) => wrap(faces.regular, text, 10.5, width)), dotted: false };
}
