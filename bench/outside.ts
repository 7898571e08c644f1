// What independent programs say of a file: pdfsig (poppler) and qpdf where they are installed; said aloud where not.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `use` with the path of a file that holds the bytes; the file goes when it is done. */
export async function withFile<T>(bytes: Uint8Array, use: (path: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'giaplai-bench-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, bytes);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/**
 * A remark about each file. Throws when a program that is installed finds fault with a file of ours:
 * a figure for wrong work would mean nothing.
 */
export async function judgeSigned(
  name: string,
  pdf: Uint8Array,
  signatures: number,
  ours: boolean,
): Promise<string> {
  const complaints = [...(await pdfsigComplaints(pdf, signatures)), ...(await qpdfComplaints(pdf))];
  return conclude(name, complaints, ['pdfsig', 'qpdf'], ours);
}

/** Of a document in which one signature fills several fields: each that pdfsig lists is valid, and qpdf reads the file. */
export async function judgeFilled(name: string, pdf: Uint8Array, atLeast: number): Promise<void> {
  const seen = await seenByPdfsig(pdf);
  // It lists timestamps over the document and does not judge them; our verifier does.
  const listed = seen.listed - (Buffer.from(pdf).toString('latin1').split('/ETSI.RFC3161').length - 1);
  const { valid } = seen;
  const complaints = [
    ...(Number.isNaN(listed) || (valid === listed && listed >= atLeast)
      ? []
      : [`pdfsig finds ${valid} of ${listed} signatures valid, of ${atLeast} or more`]),
    ...(await qpdfComplaints(pdf)),
  ];
  conclude(name, complaints, ['pdfsig', 'qpdf'], true);
}

export const judgeStructure = async (name: string, pdf: Uint8Array, ours: boolean): Promise<string> =>
  conclude(name, await qpdfComplaints(pdf), ['qpdf'], ours);

function conclude(name: string, complaints: readonly string[], programs: readonly string[], ours: boolean) {
  const missing = programs.filter((program) => !isInstalled(program));
  if (ours && complaints.length > 0) throw new Error(`${name}: ${complaints.join('; ')}`);
  const asked = programs.filter((program) => !missing.includes(program));
  const said = complaints.length === 0 ? 'sound' : complaints.join('; ');
  const answers = asked.length === 0 ? '' : `${asked.join(' and ')}: ${said}`;
  const silent = missing.length === 0 ? '' : `NOT CHECKED by ${missing.join(', ')} (not installed)`;
  return `${name}: ${[answers, silent].filter(Boolean).join('; ')}`;
}

async function pdfsigComplaints(pdf: Uint8Array, signatures: number): Promise<string[]> {
  const { listed, valid, whole } = await seenByPdfsig(pdf);
  if (Number.isNaN(listed)) return [];
  return [
    ...(valid === signatures ? [] : [`pdfsig finds ${valid} of ${signatures} signatures valid`]),
    ...(whole === 1 ? [] : ['pdfsig finds no signature over the whole file']),
  ];
}

/** NaN where it is not installed. */
async function seenByPdfsig(pdf: Uint8Array) {
  if (!isInstalled('pdfsig')) return { listed: NaN, valid: NaN, whole: NaN };
  const { stdout } = await withFile(pdf, (path) =>
    spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }),
  );
  const times = (words: string) => stdout.split(words).length - 1;
  return {
    listed: times('\nSignature #'),
    valid: times('Signature is Valid'),
    whole: times('Total document signed'),
  };
}

async function qpdfComplaints(pdf: Uint8Array): Promise<string[]> {
  if (!isInstalled('qpdf')) return [];
  const { status, stderr } = await withFile(pdf, (path) =>
    spawnSync('qpdf', ['--check', path], { encoding: 'utf8' }),
  );
  return status === 0
    ? []
    : [`qpdf: ${(stderr.split('\n')[0] ?? 'complains').replace(/\S*\/document\.pdf: /, '')}`];
}

/** How many of the texts' words `pdftotext` finds; the rest lack glyphs or their Unicode. */
export async function wordsFound(pdf: Uint8Array, texts: readonly string[]): Promise<string> {
  if (!isInstalled('pdftotext')) return 'text NOT CHECKED by pdftotext (not installed)';
  const { stdout } = await withFile(pdf, (path) =>
    spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }),
  );
  const found = new Set(stdout.normalize('NFC').split(/\s+/));
  const words = new Set(
    texts.flatMap((text) => text.split(/\s+/)).filter((word) => /^[\p{L}]{2,}$/u.test(word)),
  );
  const lost = [...words].filter((word) => !found.has(word));
  return lost.length === 0
    ? `pdftotext finds all ${words.size} words`
    : `pdftotext misses ${lost.length} of ${words.size} words (${lost.slice(0, 3).join(', ')})`;
}
