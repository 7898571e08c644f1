// A school of several years: classes of pupils called as a test wants, for what the office looks for.
import type { Installation } from '../../src/server/installation.ts';
import { importBook, smallBook, type ImportedClass } from './house.ts';

export interface ClassOfYear {
  readonly firstYear: number;
  readonly className: string;
  readonly pupils: readonly string[];
  readonly school?: string;
}

/** Codes rise through all classes: `HS0001`. */
export async function importYears(
  house: Installation,
  classes: readonly ClassOfYear[],
): Promise<readonly ImportedClass[]> {
  const imported: ImportedClass[] = [];
  let code = 0;
  for (const { firstYear, className, pupils, school } of classes) {
    const book = smallBook(
      { schoolYear: `${firstYear}-${firstYear + 1}`, className, grade: Number(className[0]) },
      pupils.length,
    );
    const named = book.pupils.map((pupil, index) => {
      code += 1;
      return { ...pupil, name: pupils[index] ?? pupil.name, code: `HS${String(code).padStart(4, '0')}` };
    });
    const heading = school === undefined ? book.school : { ...book.school, name: school };
    imported.push(await importBook(house, { ...book, school: heading, pupils: named }));
  }
  return imported;
}
