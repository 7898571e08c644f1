// The verification report on paper: PDF/A-3b like every document of the house, with the same report as JSON inside.
import { assemble } from '../../file/index.ts';
import { block, blockHeight, mm, portrait, setLines, type Sheet } from '../../layout/index.ts';
import type { VerificationSheet } from '../../verification-sheet.ts';
import type { Piece } from '../piece.ts';
import { addBasis } from './basis.ts';
import { cleanSheet } from './clean.ts';
import { addFile, addSummary } from './file-section.ts';
import { openFlow, type Flow } from './flow.ts';
import { drawFeet } from './foot.ts';
import type { Ground } from './pieces.ts';
import { wordings, type Words } from './wording.ts';

/** Name of the attached JSON report. */
export const REPORT_FILE = 'bao-cao.json';

const sheetOfReport: Sheet = { ...portrait, left: mm(25), right: mm(185), top: mm(18), bottom: mm(277) };

/**
 * Draws the report. Whatever the examined files contain, it can be drawn: hostile text is shown by its code points,
 * endless text is cut. The same sheet gives the same bytes.
 */
export function draftVerificationReport(raw: VerificationSheet): Uint8Array {
  const { sheet, faces } = cleanSheet(raw);
  const words = wordings[sheet.language];
  const flow = openFlow(faces, sheetOfReport);
  flow.together(title(flow, sheet, words));
  addFiles(flow, sheet, words);
  addBasis(flow, sheet, words);
  drawFeet(flow, sheet, words);
  const { width, height } = sheetOfReport;
  const one = sheet.files.length === 1 ? sheet.files[0] : undefined;
  return assemble({
    pages: flow.pages.map((canvas) => ({ width, height, content: canvas.content() })),
    forms: {},
    slots: [],
    faces,
    attachment: {
      name: REPORT_FILE,
      json: Buffer.from(sheet.json, 'utf8'),
      relationship: 'Data',
      description: words.attachment,
    },
    description: {
      title: one ? `${words.subject} – ${one.name}` : words.subject,
      subject: words.subject,
      author: 'Giáp Lai',
      madeAt: sheet.printedAt,
    },
    language: sheet.language === 'vi' ? 'vi-VN' : 'en',
  });
}

/** One file follows the title; each of several begins on a page of its own, after the summary. */
function addFiles(flow: Flow, { files }: VerificationSheet, words: Words): void {
  if (files.length > 1) addSummary(flow, files, words);
  for (const file of files) {
    if (files.length > 1) flow.newPage();
    addFile(flow, file, words);
  }
}

function title({ faces, sheet }: Ground, { subtitle }: VerificationSheet, words: Words): Piece {
  const width = sheet.right - sheet.left;
  const name = block(faces, words.title, width, { face: 'bold', sizes: [16] });
  const under = block(faces, subtitle, width, { face: 'italic', sizes: [10.5] });
  const height = blockHeight(name) + blockHeight(under) + 4;
  return {
    height,
    draw(canvas, y) {
      setLines(canvas, { x: sheet.left, y, width, height }, name);
      setLines(canvas, { x: sheet.left, y: y + blockHeight(name) + 2, width, height }, under);
    },
  };
}
