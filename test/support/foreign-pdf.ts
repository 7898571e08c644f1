// Documents as other programs make them: teachers' plans from word processors, scanners and PDF tools.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { degrees, PDFDocument } from 'pdf-lib';
import { runProgram } from './programs.ts';

export interface ForeignOptions {
  readonly pages?: number;
  readonly useObjectStreams?: boolean;
  /** Degrees clockwise for page i. */
  readonly rotation?: (page: number) => number;
  readonly size?: (page: number) => [number, number];
}

/** Drawn by pdf-lib: some words and a frame near the edge on every page. */
export async function drafted({
  pages = 3,
  useObjectStreams = false,
  rotation = () => 0,
  size = () => [420, 595],
}: ForeignOptions = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let number = 0; number < pages; number++) {
    const [width, height] = size(number);
    const page = document.addPage([width, height]);
    page.setRotation(degrees(rotation(number)));
    page.drawText(`Ke hoach bai day ${number + 1}`, { x: 60, y: height - 80, size: 14 });
    page.drawRectangle({ x: 20, y: 20, width: width - 40, height: height - 40, borderWidth: 1, opacity: 0 });
  }
  return Buffer.from(await document.save({ useObjectStreams }));
}

/** The file as qpdf writes it with these options. */
export function rewritten(pdf: Uint8Array, ...options: readonly string[]): Buffer {
  return inFolder((folder) => {
    const [from, to] = [path.join(folder, 'from.pdf'), path.join(folder, 'to.pdf')];
    writeFileSync(from, pdf);
    const { status, output } = runProgram('qpdf', [...options, from, to]);
    if (status !== 0) throw new Error(output);
    return readFileSync(to);
  });
}

/** What a program says of the file, whose path is put behind the arguments. */
export function judgedBy(program: string, args: readonly string[], pdf: Uint8Array) {
  return inFolder((folder) => {
    const file = path.join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    return runProgram(program, [...args, file]);
  });
}

/** Pixels of one page (from 1) at `dpi`, as poppler draws it: red, green, blue, row by row. */
export function drawnPage(pdf: Uint8Array, page: number, dpi = 72) {
  return inFolder((folder) => {
    const file = path.join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    const args = ['-r', `${dpi}`, '-f', `${page}`, '-l', `${page}`, '-singlefile', '-cropbox'];
    const { status, output } = runProgram('pdftoppm', [...args, file, path.join(folder, 'page')]);
    if (status !== 0) throw new Error(output);
    const image = readFileSync(path.join(folder, 'page.ppm'));
    const [header = '', width = '', height = ''] =
      /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 40)) ?? [];
    return { width: Number(width), height: Number(height), pixels: image.subarray(header.length) };
  });
}

/** One object after another from 1, with generations of their own, and a classic table or a cross-reference stream. */
export function handmade(
  objects: readonly (readonly [generation: number, source: string])[],
  kind: 'table' | 'stream' = 'table',
): Buffer {
  let out = '%PDF-1.6\n%\xe2\xe3\xcf\xd3\n';
  const places: (readonly [offset: number, generation: number])[] = [];
  objects.forEach(([generation, source], i) => {
    places.push([out.length, generation]);
    out += `${i + 1} ${generation} obj\n${source}\nendobj\n`;
  });
  const start = out.length;
  const root = `/Root 1 ${objects[0]?.[0] ?? 0} R`;
  const section = kind === 'table' ? tableOf(places, root) : streamOf([...places, [start, 0]], root);
  return Buffer.from(`${out}${section}startxref\n${start}\n%%EOF`, 'latin1');
}

type Places = readonly (readonly [offset: number, generation: number])[];

function tableOf(places: Places, root: string): string {
  const size = places.length + 1;
  const rows = places.map(
    ([offset, generation]) =>
      `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
  );
  return `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}${root}>>\n`;
}

function streamOf(places: Places, root: string): string {
  const rows = Buffer.alloc(7 * places.length);
  places.forEach(([offset, generation], i) => {
    rows.writeUInt8(1, 7 * i);
    rows.writeUInt32BE(offset, 7 * i + 1);
    rows.writeUInt16BE(generation, 7 * i + 5);
  });
  const dict = `<</Type/XRef/Size ${places.length + 1}/W[1 4 2]/Index[1 ${places.length}]${root}/Length ${rows.length}>>`;
  return `${places.length} 0 obj\n${dict}\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`;
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'giaplai-foreign-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
