// Runs the sanity-check programs of poppler and qpdf on bytes, through a file of their own.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function withFile<T>(bytes: Uint8Array, use: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'giaplai-draft-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, bytes);
    return use(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Standard output of `pdffonts`, `pdftotext` and their like. */
export const poppler = (program: string, bytes: Uint8Array, ...options: string[]): string =>
  withFile(bytes, (path) =>
    execFileSync(program, [...options, path, ...(program === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
    }),
  );

/** What `qpdf --check` warns of or calls an error; empty for a clean file. */
export const qpdfComplaints = (bytes: Uint8Array): string =>
  withFile(bytes, (path) => {
    const { stdout, stderr, status } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    return status === 0 ? stderr : `${stdout}${stderr}`;
  });

/** One page as a grey picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0 is black, 255 white; row by row from the top. */
  readonly grey: Buffer;
}

/** Renders page `page` (from 1) at `dpi`. */
export const render = (bytes: Uint8Array, page: number, dpi: number): Picture =>
  withFile(bytes, (path, folder) => {
    const root = join(folder, 'page');
    const options = ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), '-singlefile'];
    execFileSync('pdftoppm', [...options, path, root]);
    return readPgm(readFileSync(`${root}.pgm`));
  });

function readPgm(file: Buffer): Picture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64));
  if (!header) throw new Error('not a grey picture');
  return { width: Number(header[1]), height: Number(header[2]), grey: file.subarray(header[0].length) };
}
