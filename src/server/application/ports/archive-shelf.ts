// Port: where archive packages are put, one new folder each (R106).
import type { Sha256 } from '../../../kernel/index.ts';
import type { PackageStore } from './package-store.ts';

/** A file of a package; `path` uses slashes and is relative to the package. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Concurrency contract: packages are written aside and appear under their name complete or not at all. A name that
 * is taken gets the next free number; nothing on the shelf is ever changed. Two writers never share a folder.
 */
export interface ArchiveShelf {
  /** What was placed, to be read again. */
  readonly packages: PackageStore;
  /** @returns the folder it stands in, and the names of the files with their digests read back from the disk */
  place(
    shelf: readonly string[],
    name: string,
    files: AsyncIterable<PackageFile>,
    finish: (
      payload: ReadonlyMap<string, PackedFile>,
    ) => readonly PackageFile[] | Promise<readonly PackageFile[]>,
  ): Promise<PlacedPackage>;
}

export interface PackedFile {
  readonly sha256: Sha256;
  /** 128 hexadecimal digits. */
  readonly sha512: string;
  readonly length: number;
}

export interface PlacedPackage {
  readonly folder: string;
  readonly name: string;
  readonly files: ReadonlyMap<string, PackedFile>;
}
