// giaplai edit-logs list: which logs there are, and whose signature they wait for.
import { findPerson, listEditLogs } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { green, print, yellow } from '../screen.ts';
import { chosenSchool } from '../operations/chosen-school.ts';

export interface LogsListed {
  readonly as: string;
  readonly school?: string;
}

export const listLogs = (home: Home, { as, school: name }: LogsListed): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const school = await chosenSchool(house, name);
    const { id: by } = await findPerson(house, school, as);
    const logs = (await listEditLogs(house, { schoolId: school.id, by })) ?? [];
    const { people, classes } = await house.store.read(async (view) => ({
      people: new Map((await view.people()).map((one) => [one.id as string, one.name])),
      classes: new Map((await view.classes()).map((one) => [one.id, one.name])),
    }));
    for (const { log, awaited } of logs) {
      const whose = log.classId === null ? 'toàn trường / school' : (classes.get(log.classId) ?? log.classId);
      const waits = awaited === null ? green('đủ chữ ký / signed') : yellow(people.get(awaited) ?? 'giaplai');
      print(
        `${log.period} lần ${log.edition} · ${whose} · ${log.edits} lượt sửa / edits · ${log.verificationCode} · ${waits}`,
      );
    }
    return 0;
  });
