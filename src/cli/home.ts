// Where this installation lives: one folder with database, blobs, keys and archive.
import { join, resolve } from 'node:path';

export interface Home {
  readonly folder: string;
  /** Development keys and certificates. */
  readonly keys: string;
  /** Trust anchors, one certificate a file. */
  readonly anchors: string;
}

/** `--home`, else GIAPLAI_HOME, else `var` in the current folder. */
export function homeAt(chosen: string | undefined): Home {
  const folder = resolve(chosen ?? process.env.GIAPLAI_HOME ?? 'var');
  const keys = join(folder, 'pki');
  return { folder, keys, anchors: join(keys, 'anchors') };
}
