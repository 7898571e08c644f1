// giaplai edit-logs print: frozen once; what was edited since is told.
import { toVietnameseTime } from '../../kernel/index.ts';
import {
  certifyEditLogs,
  editLogLines,
  findClass,
  findPerson,
  freezeEditLog,
  readEditLog,
} from '../../server/application/index.ts';
import { writeEditLogWorkbook } from '../../workbooks/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { green, print, yellow } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';
import { chosenSchool } from '../operations/chosen-school.ts';

export interface PrintCommand {
  readonly as: string;
  readonly checker?: string;
  readonly class?: string;
  readonly school?: string;
  readonly again: boolean;
  readonly pdf?: string;
  readonly xlsx?: string;
}

export const printEditLog = (home: Home, period: string, command: PrintCommand): Promise<number> =>
  atSchool(home, async ({ house, keys, conditions, signal }) => {
    const school = await chosenSchool(house, command.school);
    const { id: by } = await findPerson(house, school, command.as);
    const checker = command.checker ? (await findPerson(house, school, command.checker)).id : by;
    const schoolYear = /^\d{4}-\d{4}$/.test(period) ? period : undefined;
    const named = command.class && { name: command.class, schoolYear, school: school.name };
    const schoolClass = named ? await findClass(house, named) : null;
    const { log, isNew, since } = await freezeEditLog(house, {
      schoolId: school.id,
      ...(schoolClass && { classId: schoolClass.id }),
      period,
      by,
      checker,
      again: command.again,
    });
    const { serviceOf } = await keys();
    await certifyEditLogs(house, { serviceSigner: serviceOf, conditions: await conditions(), signal });
    const asked = { log: log.id, by };
    if (command.pdf) writeNewFile(command.pdf, await readEditLog(house, asked));
    if (command.xlsx) {
      const heading = { school: [school.name, schoolClass?.name].filter(Boolean).join(' · '), period };
      writeNewFile(command.xlsx, await writeEditLogWorkbook(await editLogLines(house, asked), heading));
    }
    const made = isNew ? 'mới lập / new' : 'đã lập trước / was there';
    print(
      `${green('✔')} ${period} lần ${log.edition}: ${log.edits} lượt sửa / edits · ${log.verificationCode} · ${made}`,
    );
    if (since.length > 0)
      print(
        `${yellow('–')} ${since.length} lượt sửa sau ${toVietnameseTime(log.until)} / edits since; --again lập bản mới`,
      );
    return 0;
  });
