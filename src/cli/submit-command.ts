// giaplai submit CLASS: freezes the results, drafts the documents with every signature slot, certifies them.
import {
  findPerson,
  type House,
  runEffects,
  type SchoolClass,
  submitRecords,
} from '../server/application/index.ts';
import { type AtSchool, atSchool } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Home } from './home.ts';
import { green, print, red, yellow } from './screen.ts';
import { showTrouble, watching } from './watching.ts';

export interface SubmitCommand extends ClassChoice {
  readonly as?: string;
}

export function submitClass(home: Home, name: string, command: SubmitCommand): Promise<number> {
  return atSchool(home, async (school) => {
    const schoolClass = await chosenClass(school.house, name, command);
    const by = await submitter(school.house, schoolClass, command.as);
    const { submitted, refused } = await submitRecords(school.house, { classId: schoolClass.id, by });
    for (const each of refused)
      print(`${yellow('–')} ${each.title}: ${each.refusal.vi} / ${each.refusal.en}`);
    const failed = await carryOut(school);
    print(
      `${submitted.length > 0 ? green('✔') : yellow('–')} ${schoolClass.name}: ${submitted.length} hồ sơ trình ký / records submitted for signing`,
    );
    return failed === 0 && (submitted.length > 0 || refused.length === 0) ? 0 : 1;
  });
}

/** Drafts and certifies whatever waits, also what an interrupted run left; returns how many failed. */
export async function carryOut(school: AtSchool): Promise<number> {
  const { house, signal } = school;
  const keys = await school.keys();
  const { failed } = await runEffects(house, {
    serviceSigner: keys.serviceOf,
    conditions: await school.conditions(),
    signal,
    onProgress: watching(school),
  });
  if (failed.length > 0) print(red(`✘ ${failed.length} văn bản chưa lập được / documents could not be made`));
  showTrouble(failed.map(({ recordId, failure }) => ({ title: recordId, ...failure })));
  return failed.length;
}

/** The person named, else the class's homeroom teacher. */
async function submitter(house: House, schoolClass: SchoolClass, name: string | undefined) {
  if (name !== undefined) return (await findPerson(house, { id: schoolClass.schoolId }, name)).id;
  const [record] = await house.store.read((view) => view.recordsOf(schoolClass.id));
  if (record === undefined) throw new TypeError('a class always has records');
  return record.snapshot.context.assignments.homeroomTeacher;
}
