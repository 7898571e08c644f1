// giaplai edit-log CLASS: what was edited in a month, as the leaders check it before the monthly meeting (R82).
import { instant } from '../../kernel/index.ts';
import { withoutFirstEntries } from '../../assessment/index.ts';
import { editsOfClass, findPerson, readBook } from '../../server/application/index.ts';
import { writeEditLogWorkbook } from '../../workbooks/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { writeNewFile } from './new-file.ts';

export interface EditLogCommand extends ClassChoice {
  /** `2026-01`. */
  readonly month: string;
  readonly as: string;
  readonly to: string;
}

export const writeEditLog = (home: Home, name: string, command: EditLogCommand): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const { from, until, words } = monthOf(command.month);
    const schoolClass = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const { rows } = await editsOfClass(house, { classId: schoolClass.id, by, from, until });
    const { school } = await readBook(house, schoolClass);
    const lines = withoutFirstEntries(rows);
    const heading = { school: `${school.name} · Lớp ${schoolClass.name}`, period: words };
    writeNewFile(command.to, await writeEditLogWorkbook(lines, heading));
    print(`${green('✔')} ${schoolClass.name}: ${lines.length} lần sửa / edits → ${command.to}`);
    return 0;
  });

/** From its first midnight in Vietnam to the next month's. @throws Fault `cli.badMonth` */
function monthOf(text: string) {
  const [, year = '', month = ''] = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === '') throw cliFault('cli.badMonth', { month: text });
  const next =
    month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
  return {
    from: instant(`${year}-${month}-01T00:00:00+07:00`),
    until: instant(`${next}-01T00:00:00+07:00`),
    words: `Tháng ${month}/${year}`,
  };
}
