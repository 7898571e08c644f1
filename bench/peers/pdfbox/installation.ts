// Where Java and Debian's PDFBox are: installed, in the cache, or fetched into the cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from '../../outside.ts';
import { cacheFolder } from './folders.ts';

export type PdfBox =
  | { readonly kind: 'found'; readonly jars: readonly string[] }
  | { readonly kind: 'missing'; readonly reason: string };

/** Archive → the Debian package it comes with. */
const packages = {
  pdfbox2: 'libpdfbox2-java',
  fontbox2: 'libfontbox2-java',
  'commons-logging': 'libcommons-logging-java',
  bcprov: 'libbcprov-java',
  bcutil: 'libbcutil-java',
  bcpkix: 'libbcpkix-java',
} as const;

const INSTALLED = '/usr/share/java';

/** Says what is missing when there is no Java or the packages are neither installed nor fetched. */
export function findPdfBox(): PdfBox {
  const programs = ['java', 'javac'].filter((program) => !isInstalled(program));
  if (programs.length > 0)
    return missing(`${programs.join(' and ')} not installed (Debian: default-jdk-headless)`);
  const folders = [INSTALLED, join(cacheFolder(), 'packages', INSTALLED)];
  const found = folders.map(jarsIn).find(({ absent }) => absent.length === 0);
  if (found) return { kind: 'found', jars: found.jars };
  const { absent } = jarsIn(INSTALLED);
  return missing(`${absent.map((name) => packages[name]).join(', ')} not installed`);
}

/** The same, after fetching the packages with apt when they are all that is missing. */
export function fetchPdfBox(): PdfBox {
  const found = findPdfBox();
  if (found.kind === 'found' || !isInstalled('java') || !isInstalled('javac')) return found;
  const folder = join(cacheFolder(), 'packages');
  mkdirSync(folder, { recursive: true });
  console.log(`fetching ${Object.values(packages).join(', ')} into ${folder}`);
  const fetched = spawnSync('apt-get', ['download', ...Object.values(packages)], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (fetched.status !== 0) return missing(`${found.reason}; apt-get download failed`);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    spawnSync('dpkg', ['-x', file, folder], { cwd: folder });
  return findPdfBox();
}

const missing = (reason: string): PdfBox => ({ kind: 'missing', reason });

function jarsIn(folder: string) {
  const names = Object.keys(packages) as (keyof typeof packages)[];
  const jars = names.map((name) => join(folder, `${name}.jar`));
  return { jars, absent: names.filter((_, i) => !existsSync(jars[i] ?? '')) };
}
