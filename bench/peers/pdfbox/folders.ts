// Where the Java sources are, and where what is fetched and compiled is kept between runs.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, from the sources as from the build in dist/. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

export const sourceFolder = (): string => join(root(), 'bench/peers/pdfbox');

export const cacheFolder = (): string => join(root(), 'node_modules/.cache/giaplai/pdfbox');
