// One more page behind the last of a document from elsewhere, as an incremental update: room for signatures.
import type { AppearanceStream, Appearances } from '../appearance.ts';
import { OpenDocument } from '../document/index.ts';
import { isArray, isInteger, PdfFile, PdfRef, serializeDict, TailWriter } from '../pdf/index.ts';
import { withEntries } from '../document/index.ts';
import { writeAppearance, writeShared } from '../write-appearance.ts';
import { intakeFault } from './faults.ts';
import { inspectPdf, type IntakeLimits } from './inspect.ts';

/** What the page shows; its size is the page's. */
export interface PageDrawing extends Pick<Appearances, 'shared' | 'objects'> {
  readonly stream: AppearanceStream;
}

/**
 * Writes the root of the page tree anew and what the page consists of; everything else stays byte for byte.
 * Faults: whatever `inspectPdf` refuses; intake.certified for documents that somebody has signed, which gain no pages.
 */
export function appendPage(
  bytes: Uint8Array,
  { stream, ...parts }: PageDrawing,
  limits?: Partial<IntakeLimits>,
): Buffer {
  const seen = inspectPdf(bytes, limits);
  if (seen.kind === 'refused') throw seen.fault;
  if (seen.newFields !== 'now') throw intakeFault('intake.certified', { level: seen.certification ?? 2 });
  const file = new PdfFile(bytes);
  const root = file.catalog().get('Pages');
  const tree = file.dict(root);
  const kids = file.resolve(tree?.get('Kids'));
  const count = file.resolve(tree?.get('Count'));
  if (!(root instanceof PdfRef) || !tree || !isArray(kids) || !isInteger(count))
    throw intakeFault('intake.pageTree', { reason: 'its root is not one' });
  const writer = new TailWriter(new OpenDocument(bytes).index.end);
  const numbers = writeShared(writer, { byField: {}, ...parts });
  const form = writeAppearance(writer, 'signature page', stream, numbers);
  const [content, page] = [writer.allocate(), writer.allocate()];
  const box = `[0 0 ${stream.size.map((side) => Number(side.toFixed(3))).join(' ')}]`;
  writer.stream(content, '', '/Page Do');
  // Size and turn are the page's own: it would inherit those of the tree.
  writer.object(
    page,
    `<</Type/Page/Parent ${root.number} ${root.generation} R/MediaBox${box}/CropBox${box}/Rotate 0` +
      `/Resources<</XObject<</Page ${form} 0 R>>>>/Contents ${content} 0 R>>`,
  );
  const grown = withEntries(tree, { Kids: [...kids, new PdfRef(page, 0)], Count: count + 1 });
  writer.object(root.number, serializeDict(grown));
  return writer.finish().tail;
}
