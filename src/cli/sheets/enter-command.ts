// giaplai enter --sheet FILE: what a teacher typed at home becomes entries, each of them logged.
import { hostname } from 'node:os';
import { cellColumnWords, cellValueWords, parseCellPath } from '../../assessment/index.ts';
import { Fault } from '../../kernel/index.ts';
import { enterResults, findPerson, type ResultsEntered } from '../../server/application/index.ts';
import { readSubjectWorkbook } from '../../workbooks/index.ts';
import { atSchool } from '../at-school.ts';
import { chosenClass } from '../class-name.ts';
import type { Home } from '../home.ts';
import { showNotices, showProblems } from '../import-problems.ts';
import { bytesOf } from '../results-command.ts';
import { bold, dim, green, print, red, yellow } from '../screen.ts';

export interface EnterCommand {
  readonly sheet: string;
  readonly as: string;
  readonly reason?: string;
  readonly confirm: boolean;
}

/** Exit status: 0, or 1 when the sheet was refused or its warnings wait to be confirmed. */
export async function enterSheet(
  home: Home,
  { sheet: file, as, reason, confirm }: EnterCommand,
): Promise<number> {
  const reading = await readSubjectWorkbook(bytesOf(file));
  if (!reading.ok) {
    showProblems(file, reading.problems);
    return 1;
  }
  showNotices(file, reading.notices);
  const { school, schoolYear, className, subject, term } = reading.name;
  return atSchool(home, async ({ house }) => {
    const schoolClass = await chosenClass(house, className, { year: schoolYear, school });
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, as);
    const entry = {
      classId: schoolClass.id,
      sheet: { kind: 'subject', subject, term } as const,
      changes: reading.changes.map(({ path, before, after }) => ({ path, before, after })),
      revision: Number(reading.revision),
      by,
      reason: reason ?? null,
      device: `${hostname()}: ${file}`,
    };
    const first = await enterResults(house, entry).catch(showConflicts);
    const confirmed =
      first.outcome === 'unconfirmed' && confirm ? first.warnings.map(({ key }) => key) : null;
    const entered = confirmed
      ? await enterResults(house, { ...entry, confirmed }).catch(showConflicts)
      : first;
    return show(entered, `${className} ${subject} ${term}`);
  });
}

function show(entered: ResultsEntered, sheet: string): number {
  if (entered.outcome === 'unconfirmed') {
    print(yellow(`! ${sheet}: chưa nhập, hãy xem lại / not entered, look again`));
    for (const { vi, en } of entered.warnings) print(`  ${vi}\n${dim(`    ${en}`)}`);
    print('  Nếu đúng như vậy, chạy lại với --confirm / if it is right, run again with --confirm');
    return 1;
  }
  const count = entered.outcome === 'entered' ? entered.changes.length : 0;
  print(`${green('✔')} ${sheet}: ${count} ô thay đổi / cells changed`);
  return 0;
}

/** Cell by cell: theirs stands, yours was not written. */
function showConflicts(failure: unknown): never {
  if (failure instanceof Fault && failure.code === 'results.changedMeanwhile') {
    const list = (name: string) => {
      const found = failure.details[name];
      return typeof found === 'object' ? found : [];
    };
    list('cells').forEach((path, index) => {
      const place = parseCellPath(path);
      const words = (value = '') => (place && cellValueWords(place, value || null)) ?? '—';
      const where = place ? `${place.pupil} ${cellColumnWords(place)}` : path;
      print(
        `  ${bold(where)}: ${words(list('theirs')[index])} (${list('by')[index] ?? ''}) ${red('≠')} ${words(list('yours')[index])}`,
      );
    });
  }
  throw failure;
}
