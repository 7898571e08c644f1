// Port: which minutes, page or log a file is, by its hash.
import type { Sha256 } from '../../../kernel/index.ts';

/** One state of a file that the house keeps: as drafted, or after one of its signatures. */
export interface CodedFile {
  readonly verificationCode: string;
  readonly fileHash: Sha256;
  /** How many signatures came after this state. */
  readonly since: number;
  /** Octets. */
  readonly length: number;
}

export interface CodedFilesView {
  /** Edit logs, minutes of every kind and supplementary pages that end with one of these hashes. */
  codedFiles(fileHashes: readonly Sha256[]): Promise<readonly CodedFile[]>;
}
