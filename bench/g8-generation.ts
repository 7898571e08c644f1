// G8: drawing a four-page transcript, next to other engines that make the same marks with the same font.
import { draftDocument } from '../src/documents/index.ts';
import { imprint, transcriptOf } from './fixtures/index.ts';
import type { Goal, Outcome } from './goal.ts';
import { linesAgainst, named } from './lines.ts';
import { judgeStructure, wordsFound } from './outside.ts';
import { drawWithLibpdf, LIBPDF_DRAWING } from './peers/libpdf-drawing.ts';
import { marksOf, type PageMarks } from './peers/marks.ts';
import { vietnameseFonts, wholeFonts } from './peers/typeface.ts';
import { drawWithPdfLib, PDF_LIB } from './peers/pdf-lib-drawing.ts';
import { drawWithPdfkit, PDFKIT } from './peers/pdfkit-drawing.ts';
import { median, race, ratio } from './rounds.ts';

const OURS = 'Giáp Lai';
const PUPILS = 200;

const engines = [
  { name: LIBPDF_DRAWING, draw: drawWithLibpdf, atLeast: 6 },
  { name: PDFKIT, draw: drawWithPdfkit, atLeast: 25 },
  { name: PDF_LIB, draw: drawWithPdfLib, atLeast: 40 },
] as const;

export const generation: Goal = {
  id: 'G8',
  title: 'a transcript of four pages, drawn from its data',
  measure,
};

async function measure(): Promise<Outcome> {
  // Every document is another pupil's.
  let pupil = 0;
  const transcripts = Array.from({ length: PUPILS }, (_, i) => transcriptOf(i));
  const next = () => transcripts[pupil++ % PUPILS] ?? transcriptOf(0);
  const ours = () => draftDocument(next(), imprint).bytes;
  const { bytes } = draftDocument(transcriptOf(0), imprint);
  const pages = marksOf(bytes);

  const [cut, whole] = [vietnameseFonts(), wholeFonts()];
  const peers = engines.flatMap(({ name, draw }) => [
    { name: `${name}, font cut beforehand`, draw: () => draw(pages, cut) },
    { name: `${name}, font cut for each document`, draw: () => draw(pages, whole) },
  ]);
  const said: string[] = [];
  for (const { name, draw } of [{ name: OURS, draw: () => bytes }, ...peers]) {
    const drawn = await draw();
    const words = await wordsFound(drawn, textsOf(pages));
    said.push(`${await judgeStructure(name, drawn, name === OURS)}; ${words}; ${drawn.length} bytes`);
  }

  const timings = await race([
    { name: OURS, once: ours },
    ...peers.map(({ name, draw }) => ({ name, once: draw })),
  ]);
  const of = (name: string) => named(timings, name);
  const faster = peers.map(({ name }) => ({
    what: `faster than ${name}`,
    value: ratio(of(name), of(OURS)),
    unit: ' ×',
    atLeast: engines.find((engine) => name.startsWith(engine.name))?.atLeast ?? 1,
  }));
  return {
    lines: linesAgainst(timings, OURS),
    against: OURS,
    figures: [
      { what: 'a transcript', value: median(of(OURS).cpu), unit: ' ms CPU', atMost: 3 },
      { what: 'its size', value: bytes.length / 1000, unit: ' KB', atMost: 75 },
      ...faster,
    ],
    remarks: [
      `${pages.length} pages, ${pages.reduce((sum, { marks }) => sum + marks.length, 0)} marks`,
      'the others measure each text once and set it where ours stands: no breaking of lines, QR code, fields, attachment or PDF/A',
      ...said,
    ],
  };
}

const textsOf = (pages: readonly PageMarks[]) =>
  pages.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'text' && !mark.upward ? [mark.text] : [])),
  );
