// A class whose records went all the way to B-LTA and into a package, for tests of what becomes of packages.
import type { ClassBook } from '../../src/assessment/index.ts';
import { archiveClass, extendRecords, type ClassArchived } from '../../src/server/application/index.ts';
import { extend } from '../../src/signing/index.ts';
import { inProcessTimestamper, timestampAuthority } from './authorities.ts';
import { testConditions } from './conditions.ts';
import {
  importBook,
  smallBook,
  testHouse,
  throughTheLock,
  type ImportedClass,
  type TestHouse,
} from './house.ts';

export interface ArchivedClass extends TestHouse {
  readonly book: ClassBook;
  readonly imported: ImportedClass;
  readonly archived: ClassArchived;
}

/** Pupils called so, in the order of the class list. */
export const bookOf = (names: readonly string[], overrides: Partial<ClassBook> = {}): ClassBook => {
  const made = smallBook(overrides, names.length);
  return { ...made, pupils: made.pupils.map((pupil, index) => ({ ...pupil, name: names[index] ?? '' })) };
};

export const hardNames = ['Nguyễn Thị Ngọc Ỷ', 'Đặng Văn Án', 'Bùi Thị Ân'];

export async function archivedClass(book = bookOf(hardNames)): Promise<ArchivedClass> {
  const test = await testHouse();
  const { house } = test;
  const imported = await importBook(house, book);
  await throughTheLock(house, imported);
  const { revocation, anchors } = testConditions(house.clock);
  const timestamper = inProcessTimestamper(timestampAuthority(), () => house.clock.now());
  await extendRecords(house, {
    records: imported.records,
    extending: (pdf) =>
      extend(pdf, {
        ...{ timestamper, revocation, anchors, to: 'B-LTA', at: house.clock.now() },
        otherwise: 'lowerLevel',
      }),
  });
  const by = imported.cast.registrar;
  const archived = await archiveClass(house, { classId: imported.classId, by, anchors });
  return { ...test, book, imported, archived };
}
