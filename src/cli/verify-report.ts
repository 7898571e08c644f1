// giaplai verify --pdf: the report on paper, written to a new file, whole or not at all.
import { existsSync, writeFileSync } from 'node:fs';
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
    writeFileSync(file, pdf, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw cliFault('cli.fileExists', { file }, { cause: error });
    throw cliFault('cli.cannotWrite', { file, reason: message }, { cause: error });
  }
  if (!quiet) print(dim(`${{ vi: 'Báo cáo', en: 'Report' }[examination.language]}: ${file}`));
}
