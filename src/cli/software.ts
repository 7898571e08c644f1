// Which software this is, for reports that are kept for years.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `Giáp Lai 0.1.0`; the version stands in the package's own package.json, above sources and build alike. */
export function software(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const version = versionIn(folder);
    if (version !== undefined) return `Giáp Lai ${version}`;
    if (dirname(folder) === folder) return 'Giáp Lai';
  }
}

function versionIn(folder: string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly name?: string;
      readonly version?: string;
    };
    return name === 'giaplai' ? version : undefined;
  } catch {
    return undefined;
  }
}
