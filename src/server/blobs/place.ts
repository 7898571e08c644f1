// Where a blob's file is.
import path from 'node:path';
import type { Sha256 } from '../../kernel/index.ts';

export const placeOf = (folder: string, hash: Sha256): string =>
  path.join(folder, hash.slice(0, 2), hash.slice(2));
