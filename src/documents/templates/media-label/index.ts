// Nhãn vật mang tin: a card for the case of a disc, 120 mm square as they are, to be cut out; as many as the list needs.
import { canonicalJson, visibleText } from '../../../kernel/index.ts';
import { assemble, snapshotAttachment } from '../../file/index.ts';
import { mm, type Canvas, type Sheet } from '../../layout/index.ts';
import type { MediaLabel } from '../../papers/media-label.ts';
import { facesFor, settable } from '../../typeface/index.ts';
import { openDrafting } from '../drafting.ts';
import { openFlow } from '../flow.ts';
import { mapTexts } from '../map-texts.ts';
import { cardFoot, cardHead } from './card.ts';
import { packageEntry } from './package-entry.ts';
import { labelWords } from './words.ts';

export { mediaLabelText } from './text.ts';

const SIDE = mm(120);
const MARGIN = mm(5);
const FOOT = mm(6);
const left = (mm(210) - SIDE) / 2;
const top = mm(30);

/** The text of a card; the cut stands a margin around it. */
const card: Sheet = {
  width: mm(210),
  height: mm(297),
  left: left + MARGIN,
  right: left + SIDE - MARGIN,
  top: top + MARGIN,
  bottom: top + SIDE - MARGIN - FOOT,
};

/** Letters of one text: longer ones are cut, they would hide the digests. */
const MOST = 120;

/** PDF/A-3b with the label's data inside. The same label gives the same bytes; hostile text is named by its code points. */
export function draftMediaLabel(raw: MediaLabel): Uint8Array {
  const texts: string[] = [];
  const label = mapTexts(raw, (text) => {
    const shown = visibleText(text, MOST);
    texts.push(shown, shown.toUpperCase());
    return shown;
  });
  const faces = facesFor(...texts);
  const shown = mapTexts(label, (text) => settable(faces, text));
  const flow = openFlow(openDrafting(faces, card, 0));
  flow.heading(cardHead({ faces, sheet: card }, shown));
  flow.newPage();
  for (const each of shown.packages) flow.together(packageEntry({ faces, sheet: card }, each));
  flow.pages.forEach((canvas, index) => {
    cut(canvas);
    cardFoot(canvas, card, shown, { number: index + 1, of: flow.pages.length });
  });
  return assemble({
    pages: flow.pages.map((canvas) => ({
      width: card.width,
      height: card.height,
      content: canvas.content(),
    })),
    forms: {},
    slots: [],
    faces,
    attachments: [snapshotAttachment(Buffer.from(canonicalJson(raw), 'utf8'))],
    description: {
      title: `${labelWords.title} ${shown.medium}`.trim(),
      subject: labelWords.title,
      author: shown.school.name,
      madeAt: raw.printedAt,
    },
  });
}

/** Where the scissors go. */
const cut = (canvas: Canvas): void => {
  canvas.box(left, top, SIDE, SIDE);
};
