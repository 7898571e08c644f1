// Port: where packages lie and can be read again: the installation's shelf, a disk beside it, one day an object store.
import type { Sha256 } from '../../../kernel/index.ts';

/**
 * Addresses are `school/year/class/name`, paths of files are relative to their package; both with slashes.
 * Concurrency contract: nothing that is there is ever changed; only orders of disposal delete. What is received stands aside until it is
 * complete and read back, and then appears at once; killed in between, it goes on where it was. Two who bring the same
 * package at once end with one.
 */
export interface PackageStore {
  /** Of every package that is there, sorted; also of those nobody knows. */
  packages(): Promise<readonly string[]>;
  /** Sorted; null where there is no such package. What is neither file nor folder ends with ` -> ?`. */
  files(address: string): Promise<readonly string[] | null>;
  /** In pieces. @throws an error whose `code` is `ENOENT` where there is no such file */
  read(address: string, path: string): AsyncIterable<Uint8Array>;
  /** @throws Fault `archive.placeTaken`, `archive.notVerified`, whatever the signal's reason is */
  receive(address: string, files: readonly ReceivedFile[], watched?: Receiving): Promise<void>;
  /** Moves a damaged package away from its address, and says where to. */
  setAside(address: string, mark: string): Promise<string>;
  /** For orders of disposal alone: gone at once from its address, then from the medium, with what was set aside of it. */
  remove(address: string): Promise<void>;
}

export interface ReceivedFile {
  readonly path: string;
  /** What must arrive. */
  readonly sha256: Sha256;
  readonly read: () => AsyncIterable<Uint8Array>;
}

export interface Receiving {
  readonly signal?: AbortSignal | undefined;
  readonly onFile?: ((octets: number) => void) | undefined;
}

/** Opens media that are plugged in, and knows them again by what is written on them. */
export interface ArchiveMedia {
  /**
   * Writes the mark that says which target this is.
   * @returns the id it has; of a medium that was marked before, the one it had
   * @throws Fault `archive.mediumAbsent`, `archive.mediumInside`
   */
  mark(location: string, wanted: MediumMark): Promise<string>;
  /** @throws Fault `archive.mediumAbsent`, `archive.mediumOther` */
  open(location: string, id: string): Promise<PackageStore>;
  /** Any folder with packages, marked or not: to read from where nothing else is left. @throws Fault `archive.mediumAbsent` */
  look(location: string): Promise<PackageStore>;
}

export interface MediumMark {
  readonly id: string;
  readonly name: string;
  readonly school: string;
}
