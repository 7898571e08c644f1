// Draws a pupil's book: cover, particulars, table of years, then the pages of every year's signed file in order.
import { sha256 } from '../../kernel/index.ts';
import { compose, sealDiameter } from '../bind.ts';
import { raise } from '../faults.ts';
import { assemble, snapshotAttachment, type DrawnPage } from '../file/index.ts';
import { mm, portrait } from '../layout/index.ts';
import type { PupilBookSnapshot } from '../papers/index.ts';
import type { DraftedPaper, PaperSlot } from '../slots.ts';
import type { Imprint } from '../snapshot.ts';
import { drawContents } from '../templates/book/contents.ts';
import { bookTitle, editionText } from '../templates/book/words.ts';
import type { Drafting } from '../templates/drafting.ts';
import { drawFeet } from '../templates/foot.ts';
import { mapTexts } from '../templates/map-texts.ts';
import { openDesk, type Desk } from '../templates/paper/desk.ts';
import { QR, qrForm } from '../templates/qr.ts';
import { placeSealSlices } from '../templates/seal-slices.ts';
import { drawCover } from '../templates/transcript/cover.ts';
import { drawParticulars, schoolingRow } from '../templates/transcript/particulars.ts';
import { reading } from '../copy/original.ts';
import { settable } from '../typeface/index.ts';
import { bookAttachments, type BookFiles } from './files.ts';
import { openYear, type YearPages } from './year-pages.ts';

/** The years' own strips stand at the middle of the edge; the book's stand right below even the widest of them. */
const SLICES_TOP = mm(170.5);

/**
 * The same snapshot, files and imprint give the same bytes. Throws Fault `documents.original` for a year's file that
 * cannot be shown, `documents.otherOriginal` for one that is not the file named, `documents.tooTall`, `documents.sealSize`.
 */
export function draftBook(snapshot: PupilBookSnapshot, files: BookFiles, imprint: Imprint): DraftedPaper {
  const { diameterMm, sheetsPerImpression, crossPage } = snapshot.seals;
  const diameter = mm(sealDiameter({ sealDiameterMm: diameterMm }));
  snapshot.years.forEach(({ document: { fileHash } }, index) => {
    const file = files.years[index];
    if (!file || sha256(file) !== fileHash) throw raise('documents.otherOriginal', { named: fileHash });
  });
  const { json, printed, faces } = compose(snapshot, imprint);
  const book = mapTexts(printed, (text) => settable(faces, text.replace(/\s+/g, ' ').trim()));
  const years = files.years.map((file) => openYear(file, faces));
  const front = () => openDesk({ faces, sheet: portrait, sealDiameter: diameter, imprint });
  // Once to see how many pages stand before the years, once more with their numbers.
  const trial = drawFront(front(), book, imprint, []);
  const firstPages = firstPagesOf(trial.pages.length, years);
  const drafting = drawFront(front(), book, imprint, firstPages);
  const own = [...drafting.pages];
  const of = own.length + years.reduce((sum, { pages }) => sum + pages.length, 0);
  while (drafting.pages.length < of) drafting.page();
  if (crossPage) placeSealSlices(drafting, { sheetsPerImpression, top: SLICES_TOP });
  const qr = qrForm(imprint);
  drawFeet({ pages: own, sheet: portrait }, imprint, qr.modules, of);
  const slots = sealFirst(drafting.slots);
  const bytes = reading(() =>
    assemble({
      pages: [
        ...own.map((canvas) => ({ ...size, content: canvas.content() })),
        ...pagesOfYears(years, { book, imprint, from: own.length, of }),
      ],
      forms: { [QR]: qr.form },
      slots,
      faces,
      attachments: [snapshotAttachment(Buffer.from(json, 'utf8')), ...bookAttachments(book, files)],
      description: { ...bookTitle(book), author: book.school.name, madeAt: imprint.printedAt },
    }),
  );
  return { bytes, manifest: { pages: of, slots } };
}

const size = { width: portrait.width, height: portrait.height };

function drawFront(
  desk: Desk,
  book: PupilBookSnapshot,
  imprint: Imprint,
  firstPages: readonly number[],
): Drafting {
  const { drafting } = desk;
  const { school, schoolYear, pupil, number, seals, years } = book;
  const [{ key, name, title }] = book.signatories;
  const note = editionText({ ...book, predecessor: null });
  drawCover(drafting, { school, schoolYear, pupil, number, stamped: seals.cover, note });
  drawParticulars(
    drafting,
    {
      ...{ school, pupil },
      principal: { name, title: title ?? 'Hiệu trưởng' },
      schooling: years.map(schoolingRow),
      signer: key,
    },
    imprint,
  );
  drawContents(desk, book, firstPages);
  return drafting;
}

function firstPagesOf(before: number, years: readonly YearPages[]): number[] {
  let next = before + 1;
  return years.map(({ pages }) => {
    const first = next;
    next += pages.length;
    return first;
  });
}

function pagesOfYears(
  years: readonly YearPages[],
  told: {
    readonly book: PupilBookSnapshot;
    readonly imprint: Imprint;
    readonly from: number;
    readonly of: number;
  },
): DrawnPage[] {
  const { book, imprint, from, of } = told;
  let page = from;
  return years.flatMap((year) =>
    year.pages.map((each) => {
      page += 1;
      const head = `Học bạ số ${book.number} (cấp lần ${book.edition}) – ${imprint.verificationCode} – trang ${page}/${of}`;
      return year.drawn(each, head);
    }),
  );
}

/** The main impression leads the others (its field locks the document). */
const sealFirst = (slots: readonly PaperSlot[]): PaperSlot[] => [
  ...slots.filter(({ field }) => field === 'OrgSeal'),
  ...slots.filter(({ field }) => field !== 'OrgSeal'),
];
