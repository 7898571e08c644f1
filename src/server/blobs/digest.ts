// The digest of a file as it stands on the disk.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Sha256 } from '../../kernel/index.ts';

/** In pieces: packages can be large. */
export async function digestOf(file: string): Promise<{ readonly sha256: Sha256; readonly length: number }> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(part);
    length += part.length;
  }
  return { sha256: hash.digest('hex') as Sha256, length };
}
