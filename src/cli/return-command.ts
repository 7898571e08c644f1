// giaplai return CLASS --record TITLE --reason …: back to draft; the next submission makes a new version.
import { findPerson, returnRecord } from '../server/application/index.ts';
import { atSchool } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { green, print } from './screen.ts';

export interface ReturnCommand extends ClassChoice {
  readonly as: string;
  readonly reason: string;
  /** Pupil code, or HK1, HK2, year for the class summaries. */
  readonly record: string;
}

export function returnOne(home: Home, name: string, command: ReturnCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const schoolClass = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const records = await house.store.read((view) => view.recordsOf(schoolClass.id));
    const record = records.find(({ key }) => key === command.record);
    if (record === undefined) throw cliFault('cli.noSuchRecord', { record: command.record });
    await returnRecord(house, { recordId: record.id, by, reason: command.reason });
    print(`${green('✔')} ${record.title}: đã trả lại / returned`);
    return 0;
  });
}
