// giaplai import CLASS.xlsx…: every workbook is taken in whole or refused with all its problems.
import { sha256 } from '../kernel/index.ts';
import { type ClassImported, importClass } from '../server/application/index.ts';
import { readClassWorkbook } from '../workbooks/index.ts';
import { type AtSchool, atSchool } from './at-school.ts';
import type { Home } from './home.ts';
import { showNotices, showProblems } from './import-problems.ts';
import { bytesOf } from './results-command.ts';
import { green, print } from './screen.ts';

/** Exit status: 0, or 1 when a workbook was refused (the others are imported all the same). */
export function importFiles(home: Home, files: readonly string[]): Promise<number> {
  return atSchool(home, async (school) => {
    let status = 0;
    for (const file of files) {
      const imported = await importFile(school, file);
      if (imported === undefined) status = 1;
      else print(`${green('✔')} ${file}: ${outcomeText(imported)}`);
    }
    await school.keys();
    return status;
  });
}

/** Undefined when the workbook was refused; its problems have been shown. */
export async function importFile({ house }: AtSchool, file: string): Promise<ClassImported | undefined> {
  const bytes = bytesOf(file);
  const reading = await readClassWorkbook(bytes);
  if (!reading.ok) {
    showProblems(file, reading.problems);
    return undefined;
  }
  showNotices(file, reading.notices);
  return importClass(house, { book: reading.book, fileHash: sha256(bytes) });
}

function outcomeText({ outcome, opened, left, changedCells }: ClassImported): string {
  if (outcome === 'unchanged') return 'không có gì thay đổi / nothing changed';
  const verb = outcome === 'created' ? 'đã nhập / imported' : 'đã cập nhật / updated';
  const parts = [`${opened} hồ sơ mới / new records`];
  if (left > 0) parts.push(`${left} rút ra / withdrawn`);
  if (changedCells > 0) parts.push(`${changedCells} ô thay đổi / cells changed`);
  return `${verb}: ${parts.join(', ')}`;
}
