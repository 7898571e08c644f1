// Where contents stand in the blob they were put into together.
import type { Sha256 } from '../../kernel/index.ts';
import type { BlobSlice } from '../application/index.ts';

export function slicesOf(blob: Sha256, contents: readonly Uint8Array[]): readonly BlobSlice[] {
  let start = 0;
  return contents.map(({ length }) => {
    const slice = { blob, start, length };
    start += length;
    return slice;
  });
}
