// A paper of the office from its frozen data: minutes, logs, registers, extracts.
import { bind, compose, sealDiameter, type DocumentTitle, type DraftOptions } from './bind.ts';
import { landscape, mm, portrait, type Sheet } from './layout/index.ts';
import type { PaperSnapshot } from './papers/index.ts';
import type { DraftedPaper } from './slots.ts';
import type { Imprint } from './snapshot.ts';
import { changeMinutesTitle, drawChangeMinutes } from './templates/change-minutes/index.ts';
import { correctionMinutesTitle, drawCorrectionMinutes } from './templates/correction-minutes/index.ts';
import { drawEditLog, editLogTitle } from './templates/edit-log/index.ts';
import { drawExtract, extractTitle } from './templates/extract/index.ts';
import { drawLockMinutes, lockMinutesTitle } from './templates/lock-minutes/index.ts';
import { mapTexts } from './templates/map-texts.ts';
import { openDesk, type Desk } from './templates/paper/desk.ts';
import {
  drawBookRegister,
  drawIssueRegister,
  drawPrintRegister,
  drawSealRegister,
  registerTitle,
} from './templates/registers/index.ts';
import { drawSealingMinutes, sealingMinutesTitle } from './templates/sealing-minutes/index.ts';
import { placeSealSlices } from './templates/seal-slices.ts';
import { drawStatistics, statisticsTitle } from './templates/statistics/index.ts';
import { drawSupplementaryPage, supplementaryPageTitle } from './templates/supplementary-page/index.ts';
import { drawYearlyReport, yearlyReportTitle } from './templates/yearly-report/index.ts';
import { settable } from './typeface/index.ts';

interface PaperKind<Snapshot> {
  readonly sheet: Sheet;
  readonly draw: (desk: Desk, snapshot: Snapshot) => void;
  readonly title: (snapshot: Snapshot) => DocumentTitle;
}

type PaperOf<Kind> = Extract<PaperSnapshot, { readonly kind: Kind }>;

const kinds: { readonly [Kind in PaperSnapshot['kind']]: PaperKind<PaperOf<Kind>> } = {
  correctionMinutes: { sheet: portrait, draw: drawCorrectionMinutes, title: correctionMinutesTitle },
  changeMinutes: { sheet: portrait, draw: drawChangeMinutes, title: changeMinutesTitle },
  editLog: { sheet: landscape, draw: drawEditLog, title: editLogTitle },
  supplementaryPage: { sheet: portrait, draw: drawSupplementaryPage, title: supplementaryPageTitle },
  lockMinutes: { sheet: portrait, draw: drawLockMinutes, title: lockMinutesTitle },
  sealingMinutes: { sheet: portrait, draw: drawSealingMinutes, title: sealingMinutesTitle },
  issueRegister: { sheet: landscape, draw: drawIssueRegister, title: registerTitle },
  sealRegister: { sheet: landscape, draw: drawSealRegister, title: registerTitle },
  printRegister: { sheet: landscape, draw: drawPrintRegister, title: registerTitle },
  bookRegister: { sheet: landscape, draw: drawBookRegister, title: registerTitle },
  extract: { sheet: portrait, draw: drawExtract, title: extractTitle },
  statistics: { sheet: landscape, draw: drawStatistics, title: statisticsTitle },
  yearlyReport: { sheet: portrait, draw: drawYearlyReport, title: yearlyReportTitle },
};

/**
 * Draws the paper. The same snapshot, imprint and options give the same bytes. What people typed into it can always be
 * set: characters without a glyph are named by their code points.
 * Throws Fault `documents.tooTall`, `documents.sealSize`.
 */
export function draftPaper(
  snapshot: PaperSnapshot,
  imprint: Imprint,
  options: DraftOptions = {},
): DraftedPaper {
  const diameter = mm(sealDiameter(options));
  const { json, printed, faces } = compose(snapshot, imprint);
  const shown = mapTexts(printed, (text) => settable(faces, text.replace(/\s+/g, ' ')));
  const { sheet, draw, title } = kinds[snapshot.kind] as PaperKind<PaperSnapshot>;
  const desk = openDesk({ faces, sheet, sealDiameter: diameter, imprint });
  draw(desk, shown);
  const { drafting } = desk;
  if (drafting.slots.some(({ purpose }) => purpose === 'seal')) placeSealSlices(drafting, options);
  const bytes = bind(drafting, imprint, { json, ...title(shown), author: shown.school.name });
  return { bytes, manifest: { pages: drafting.pages.length, slots: drafting.slots } };
}
