// Ways to change a file behind its signers' backs, as attackers and broken tools do.
import { PdfFile, serialize, type PdfObject, TailWriter, PdfRef } from '../../src/signing/pdf/index.ts';

/** One byte changed by one bit. */
export function flipped(pdf: Uint8Array, at: number, bit = 0): Buffer {
  const copy = Buffer.from(pdf);
  copy[at]! ^= 1 << bit;
  return copy;
}

/** An incremental update with these objects as PDF source, well formed in every respect. */
export function updated(
  pdf: Uint8Array,
  objects: Readonly<Record<number, string>>,
  fresh: readonly string[] = [],
): Buffer {
  const writer = writerFor(pdf);
  for (const [number, source] of Object.entries(objects)) writer.object(Number(number), source);
  for (const source of fresh) writer.object(writer.allocate(), source);
  return Buffer.concat([pdf, writer.finish().tail]);
}

export function writerFor(pdf: Uint8Array): TailWriter {
  const file = new PdfFile(pdf);
  const { trailer, section, end } = file.last;
  return new TailWriter({
    length: end,
    startxref: section.start,
    xrefKind: section.kind,
    size: Number(trailer.get('Size')),
    root: trailer.get('Root') as PdfRef,
    info: trailer.get('Info') as PdfRef | undefined,
    id: trailer.get('ID') as readonly PdfObject[] | undefined,
  });
}

/** Source of an existing object with one entry replaced. */
export function withEntry(pdf: Uint8Array, number: number, key: string, source: string): string {
  const dict = new Map(new PdfFile(pdf).object(number) as ReadonlyMap<string, PdfObject>);
  dict.delete(key);
  return `${serialize(dict).slice(0, -2)}/${key} ${source}>>`;
}

export const nextNumber = (pdf: Uint8Array): number => Number(new PdfFile(pdf).last.trailer.get('Size'));
