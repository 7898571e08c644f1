// Apache PDFBox and BouncyCastle as the other party and as the judge, in a Java process for the tests of a file.
import {
  findPdfBox,
  type PdfBoxSigning,
  runPdfBox,
  type RunningPdfBox,
} from '../../bench/peers/pdfbox/index.ts';

export type { PdfBoxSigning };

const found = findPdfBox();
if (found.kind === 'missing') {
  if (process.env.CI !== undefined) throw new Error(`CI must have PDFBox: ${found.reason}`);
  process.stderr.write(`\n*** ${found.reason}: interop checks with PDFBox are SKIPPED ***\n`);
}

/** `it` where Java and PDFBox are installed; elsewhere a skipped test. */
export const itWithPdfBox: jest.It = found.kind === 'found' ? it : it.skip;

let running: RunningPdfBox | undefined;

/** Started with the first question; `endPdfBox` in `afterAll`. */
export function pdfBox(): RunningPdfBox {
  if (found.kind === 'missing') throw new Error(found.reason);
  return (running ??= runPdfBox(found.jars, ['-XX:TieredStopAtLevel=1']));
}

export const endPdfBox = (): Promise<void> => running?.end() ?? Promise.resolve();
