// Files that are read and written whole: a result never replaces anything that nobody asked to be replaced.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { cliFault } from '../faults.ts';

export interface Destination {
  readonly file: string;
  readonly output?: string;
  readonly inPlace: boolean;
}

/** Fault: cli.cannotRead. */
export function readInput(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cliFault('cli.cannotRead', { file }, { cause: error });
  }
}

/** Before anybody is asked for a PIN. Faults: cli.noOutput, cli.fileExists. */
export function expectDestination({ output, inPlace }: Destination): void {
  if ((output === undefined) !== inPlace) throw cliFault('cli.noOutput');
  expectNew(output);
}

/** Fault: cli.fileExists. */
export function expectNew(file: string | undefined): void {
  if (file !== undefined && statSync(file, { throwIfNoEntry: false }) !== undefined)
    throw cliFault('cli.fileExists', { file });
}

/**
 * The document with what was appended, in a new file, or in place of the old one; returns its path.
 * Killed in between, it leaves a `.tmp` and the old file as it was.
 * Faults: cli.noOutput, cli.fileExists, cli.cannotWrite, cli.changedMeanwhile.
 */
export function writeResult(destination: Destination, before: Uint8Array, tail: Uint8Array): string {
  expectDestination(destination);
  const { file, output } = destination;
  if (output === undefined) replace(file, before, tail);
  else writeNew(output, [before, tail]);
  return output ?? file;
}

/** Faults: cli.fileExists, cli.cannotWrite. */
export function writeNew(file: string, parts: readonly Uint8Array[]): void {
  throughTemporary(file, parts, 0o644, (temporary) => {
    appear(temporary, file);
  });
}

function replace(file: string, before: Uint8Array, tail: Uint8Array): void {
  throughTemporary(file, [before, tail], statSync(file).mode & 0o777, (temporary) => {
    if (!readInput(file).equals(before)) throw cliFault('cli.changedMeanwhile', { file });
    renameSync(temporary, file);
  });
}

function throughTemporary(
  file: string,
  parts: readonly Uint8Array[],
  mode: number,
  finish: (temporary: string) => void,
): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    writeWhole(temporary, parts, mode);
    finish(temporary);
  } catch (error) {
    throw writing(error, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeWhole(path: string, parts: readonly Uint8Array[], mode: number): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    for (const part of parts)
      for (let at = 0; at < part.length;) at += writeSync(descriptor, part, at, part.length - at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The first to take the name wins; file systems without hard links copy. */
function appear(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(temporary, target, constants.COPYFILE_EXCL);
  }
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

function writing(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === 'EEXIST') return cliFault('cli.fileExists', { file }, { cause: error });
  const ofSystem = typeof code === 'string' && /^E[A-Z]+$/.test(code);
  return ofSystem ? cliFault('cli.cannotWrite', { file, reason: code }, { cause: error }) : error;
}
