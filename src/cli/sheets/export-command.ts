// giaplai export CLASS: the class as it stands, as a workbook to read, print or fill in.
import type { Term } from '../../assessment/index.ts';
import { classTarget, findPerson, permission, readBook, readSheet } from '../../server/application/index.ts';
import { writeClassWorkbook, writeSubjectWorkbook } from '../../workbooks/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { writeNewFile } from './new-file.ts';

export interface ClassExport extends ClassChoice {
  readonly to: string;
  readonly as: string;
}

export interface SubjectExport extends ClassExport {
  readonly subject: string;
  readonly term: Term;
}

/** For whoever may look into every sheet of the class. */
export const exportClass = (home: Home, name: string, command: ClassExport): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const schoolClass = await chosenClass(house, name, command);
    const { id: person } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const wish = { person, action: 'results.read', target: classTarget(schoolClass) } as const;
    await house.store.read((view) => permission(view, { ...wish, at: house.clock.now() }));
    writeNewFile(command.to, await writeClassWorkbook(await readBook(house, schoolClass)));
    print(`${green('✔')} ${schoolClass.name}: ${command.to}`);
    return 0;
  });

/** For whoever may look into the sheet; it carries the state it was taken at. */
export const exportSheet = (home: Home, name: string, command: SubjectExport): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const { subject, term, to } = command;
    const schoolClass = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const { revision } = await readSheet(house, {
      classId: schoolClass.id,
      sheet: { kind: 'subject', subject, term },
      by,
    });
    const book = await readBook(house, schoolClass);
    writeNewFile(to, await writeSubjectWorkbook(book, { subject, term, revision: String(revision) }));
    print(`${green('✔')} ${schoolClass.name} ${subject} ${term}: ${to}`);
    return 0;
  });
