// The verification report on paper: PDF/A-3b like every document of the house, with the same report as JSON inside.
import { assemble } from '../../file/index.ts';
import { block, blockHeight, mm, portrait, setLines, type Sheet } from '../../layout/index.ts';
import type { VerificationSheet } from '../../verification-sheet.ts';
import { openDrafting } from '../drafting.ts';
import { openFlow, type Flow } from '../flow.ts';
import type { Piece } from '../piece.ts';
import { addBasis } from './basis.ts';
import { cleanSheet } from './clean.ts';
import { addFile, addSummary } from './file-section.ts';
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
  const flow = openFlow(openDrafting(faces, sheetOfReport, 0));
  flow.together(title(flow, sheet, words));
  drawFeet(flow, sheet, words, addFiles(flow, sheet, words));
  const { width, height } = sheetOfReport;
  const one = sheet.files.length === 1 ? sheet.files[0] : undefined;
  return assemble({
    pages: flow.pages.map((canvas) => ({ width, height, content: canvas.content() })),
    forms: {},
    slots: [],
    faces,
    attachments: [
      {
        name: REPORT_FILE,
        bytes: Buffer.from(sheet.json, 'utf8'),
        type: 'application/json',
        relationship: 'Data',
        description: words.attachment,
      },
    ],
    description: {
      title: one ? `${words.subject} – ${one.name}` : words.subject,
      subject: words.subject,
      author: 'Giáp Lai',
      madeAt: sheet.printedAt,
    },
    language: sheet.language === 'vi' ? 'vi-VN' : 'en',
  });
}

/**
 * One file follows the title. Of several there is a summary first, and each that could be opened begins on a page of
 * its own. Returns what each page is about.
 */
function addFiles(flow: Flow, sheet: VerificationSheet, words: Words): readonly string[] {
  const [only, ...others] = sheet.files;
  if (only !== undefined && others.length === 0) {
    addFile(flow, only, words);
    addBasis(flow, sheet, words);
    return flow.pages.map(() => only.name);
  }
  addSummary(flow, sheet.files, words);
  addBasis(flow, sheet, words);
  const about = flow.pages.map(() => words.summary);
  for (const file of sheet.files.filter(({ verdict }) => verdict !== 'unread')) {
    flow.newPage();
    addFile(flow, file, words);
    while (about.length < flow.pages.length) about.push(file.name);
  }
  return about;
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
