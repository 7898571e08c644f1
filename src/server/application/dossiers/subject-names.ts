// What subjects are called, as class books of the school and year call them.
import { frozenBook } from '../classes/class-books.ts';
import type { House } from '../ports/house.ts';
import type { DossierSubject } from './parties.ts';

/** By code; a code that no class of the year has stands for itself. @throws Fault `blob.missing`, `blob.damaged` */
export async function subjectNames(
  house: House,
  { schoolId, schoolYear }: Pick<DossierSubject, 'schoolId' | 'schoolYear'>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(codes.map((code) => [code, code]));
  const open = new Set(codes);
  if (open.size === 0) return names;
  const classes = await house.store.read((view) => view.classes(schoolId));
  for (const one of classes.filter((each) => each.schoolYear === schoolYear)) {
    const { subjects } = await frozenBook(house, one.bookHash);
    for (const { code, name } of subjects) if (open.delete(code)) names.set(code, name);
    if (open.size === 0) break;
  }
  return names;
}
