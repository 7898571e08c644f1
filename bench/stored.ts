// What a folder holds.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Of all files in it and in its folders. */
export const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
