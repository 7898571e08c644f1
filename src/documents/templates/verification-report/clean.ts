// Every text of the sheet comes from the file examined or from its name: made safe to set before anything is drawn.
import { visibleText } from '../../../kernel/index.ts';
import { facesFor, settable, type Faces } from '../../typeface/index.ts';
import type { VerificationSheet } from '../../verification-sheet.ts';
import { mapTexts } from '../map-texts.ts';

export interface CleanSheet {
  readonly sheet: VerificationSheet;
  readonly faces: Faces;
}

/** One line each, cut where it is endless, without what would hide or reorder; whole in the JSON. */
export function cleanSheet(raw: VerificationSheet): CleanSheet {
  const texts: string[] = [];
  const lines = mapTexts({ ...raw, json: '' }, (text) => {
    const shown = visibleText(text, MOST);
    texts.push(shown);
    return shown;
  });
  const faces = facesFor(...texts);
  return {
    sheet: { ...mapTexts(lines, (text) => visibleText(settable(faces, text), MOST + MARK)), json: raw.json },
    faces,
  };
}

/** Letters of one text: some six lines. */
const MOST = 400;
/** Room for the mark that says how much was cut. */
const MARK = 16;
