// giaplai verify --pdf: the report on paper, written to a new file, whole or not at all.
import { closeSync, existsSync, fsyncSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { draftVerificationReport } from '../documents/index.ts';
import { type Examination, printedExamination } from '../server/application/index.ts';
import { cliFault } from './faults.ts';
import { dim, print } from './screen.ts';
import { software } from './software.ts';

/**
 * Asked before anything is verified.
 * @throws Fault `cli.fileExists`
 */
export function expectNewFile(file: string): void {
  if (existsSync(file)) throw cliFault('cli.fileExists', { file });
}

/** @throws Fault `cli.fileExists`, `cli.cannotWrite` */
export function writeReport(file: string, examination: Omit<Examination, 'software'>, quiet: boolean): void {
  const pdf = draftVerificationReport(printedExamination({ ...examination, software: software() }));
  try {
    writeWhole(file, pdf);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw cliFault('cli.fileExists', { file }, { cause: error });
    throw cliFault('cli.cannotWrite', { file, reason: code ?? message }, { cause: error });
  }
  if (!quiet) print(dim(`${{ vi: 'Báo cáo', en: 'Report' }[examination.language]}: ${file}`));
}

/** A full disk leaves no half report behind. */
function writeWhole(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'wx');
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } catch (error) {
    unlinkSync(file);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}
