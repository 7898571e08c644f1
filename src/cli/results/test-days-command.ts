// giaplai test-days CLASS: when the tests of a subject were held, as its teacher states it.
import type { Term } from '../../assessment/index.ts';
import { findPerson, readTestDays, stateTestDays } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { print, table } from '../screen.ts';

export interface TestDaysCommand extends ClassChoice {
  readonly as: string;
  readonly subject: string;
  readonly term: Term;
  /** `regular/0=2025-10-14`; an empty day takes it back. */
  readonly set?: readonly string[];
}

export const testDays = (home: Home, name: string, command: TestDaysCommand): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const { id: classId, schoolId } = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolId }, command.as);
    const { subject, term, set = [] } = command;
    const asked = { classId, subject, term, by };
    const days =
      set.length === 0
        ? await readTestDays(house, asked)
        : await stateTestDays(house, { ...asked, days: set.map(dayNamed) });
    if (days.length === 0) print('Chưa ghi ngày kiểm tra nào / no test days stated');
    for (const line of table(days.map(({ column, on }) => [column, on ?? '']))) print(line);
    return 0;
  });

/** @throws Fault `cli.badTestDay` */
function dayNamed(text: string) {
  const [, column = '', on = ''] = /^([^=]+)=(.*)$/.exec(text.trim()) ?? [];
  if (column === '') throw cliFault('cli.badTestDay', { text });
  return { column, on: on === '' ? null : on };
}
