// giaplai journal verify [FILE], giaplai doctor: the stored journal and what hangs on it, or an exported one, offline.
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { toIso } from '../kernel/index.ts';
import {
  exportJournal,
  type JournalReport,
  setBackText,
  verifyJournal,
  verifyJournalText,
} from '../server/application/index.ts';
import { atSchool } from './at-school.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { bold, green, print, red, yellow } from './screen.ts';

export async function checkJournal(home: Home, file: string | undefined): Promise<number> {
  const report =
    file === undefined
      ? await atSchool(home, ({ house }) => verifyJournal(house))
      : verifyJournalText(read(file));
  return show(report);
}

export function writeJournal(home: Home, file: string): Promise<number> {
  return atSchool(home, async ({ house }) => {
    if (existsSync(file)) throw cliFault('cli.fileExists', { file });
    await writeFile(file, exportJournal(house), { flag: 'wx' });
    print(file);
    return 0;
  });
}

function show(report: JournalReport): number {
  const { findings, setBacks } = report;
  for (const one of setBacks) {
    const { vi, en } = setBackText(one);
    print(`${yellow('!')} ${vi} / ${en}  ${toIso(one.from)} → ${toIso(one.to)}`);
  }
  if (findings.length === 0) {
    print(`${green(bold('✔ NHẬT KÝ NGUYÊN VẸN / JOURNAL INTACT'))}  ${report.entries} mục / entries`);
    return 0;
  }
  const broken = findings.some(({ code }) => code.startsWith('journal.'));
  const heading = broken
    ? 'NHẬT KÝ BỊ SỬA / JOURNAL BROKEN'
    : 'SỔ HAY BỘ CANH BỊ SỬA / MARKS OR GUARDS CHANGED';
  print(red(bold(`✘ ${heading}  ${findings.length}`)));
  for (const { seq, vi, en } of findings) print(`  ${seq === 0 ? '–' : seq}: ${vi} / ${en}`);
  return 1;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw cliFault('cli.cannotRead', { file }, { cause: error });
  }
}
