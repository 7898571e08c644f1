// How many pages a PDF has, counted at the leaves of its page tree and not believed from /Count (ISO 32000-2 §7.7.3).
import { isArray, PdfFile, PdfRef, PdfSyntaxError, type PdfObject } from '../signing/pdf/index.ts';

const MOST = 100_000;

/** Undefined when the tree cannot be read, runs in circles or is larger than any school's dossier. */
export function pageCount(pdf: Uint8Array): number | undefined {
  try {
    const file = new PdfFile(pdf);
    return leavesUnder(file, file.catalog().get('Pages'));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function leavesUnder(file: PdfFile, root: PdfObject | undefined): number | undefined {
  const seen = new Set<number>();
  const waiting = [root];
  let leaves = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next instanceof PdfRef) {
      if (seen.has(next.number) || seen.size >= MOST) return undefined;
      seen.add(next.number);
    }
    const node = file.dict(next);
    if (node === undefined) return undefined;
    const kids = file.resolve(node.get('Kids'));
    if (!isArray(kids)) leaves += 1;
    else for (const kid of kids) waiting.push(kid);
    if (waiting.length > MOST) return undefined;
  }
  return leaves;
}
