// Whose the book is here: an existing pupil, or one who is to come. What differs is told, and a person answers for it.
import type { PupilBookSnapshot } from '../../../documents/index.ts';
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { readBook } from '../classes/class-books.ts';
import { applicationFault } from '../faults.ts';
import { officeFault } from '../office/faults.ts';
import { isOfTheirSchool, schoolPermission } from '../office/school-permission.ts';
import type { ForeignBookAcceptance } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import { sameText } from '../verification/book/signer-of-field.ts';
import { bookFault } from './faults.ts';
import { dayOf } from './standing.ts';

export type BookOwner =
  /** Any transcript of an existing pupil. */
  | { readonly recordId: RecordId }
  /** Code that the school gives a pupil who has no record yet. */
  | { readonly code: string };

export interface BookAcceptance {
  readonly bookId: string;
  readonly owner: BookOwner;
  /** Why differences are no obstacle. */
  readonly reason?: string;
  readonly by: PersonId;
}

/**
 * @throws Fault `book.unknown`, `access.notPermitted`, `book.importedAlready`, `book.differs`, `record.unknown`,
 * `office.requestIncomplete`
 */
export async function acceptBook(
  house: House,
  { bookId, owner, by, ...said }: BookAcceptance,
): Promise<ForeignBookAcceptance> {
  const reason = said.reason?.normalize('NFC').trim() ?? '';
  const book = await house.store.read(async (view) => {
    const found = await view.foreignBook(bookId);
    if (!found || !(await isOfTheirSchool(view, by, found.schoolId))) throw bookFault('book.unknown');
    const wish = { person: by, action: 'book.imported', schoolId: found.schoolId } as const;
    await schoolPermission(view, { ...wish, at: house.clock.now() });
    return found;
  });
  const { pupil } = JSON.parse(book.snapshot) as PupilBookSnapshot;
  const { differences, ...whose } = await ownerOf(house, book.schoolId, owner, pupil);
  if (differences.length > 0 && reason === '') throw bookFault('book.differs', { differences });
  return house.store.write(async (transaction) => {
    const at = house.clock.now();
    const known = await transaction.foreignBookAcceptance(bookId);
    if (known) throw bookFault('book.importedAlready', { on: dayOf(known.at) });
    const kept = differences.length > 0 ? reason : null;
    const acceptance: ForeignBookAcceptance = { bookId, ...whose, differences, reason: kept, by, at };
    await transaction.addForeignBookAcceptance(acceptance);
    const event = { type: 'book.imported', book: bookId, pupil: whose.pupilCode, differences, reason: kept };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return acceptance;
  });
}

type Whose = Pick<ForeignBookAcceptance, 'pupilCode' | 'pupilName' | 'differences'>;

async function ownerOf(
  house: House,
  schoolId: string,
  owner: BookOwner,
  pupil: PupilBookSnapshot['pupil'],
): Promise<Whose> {
  if ('recordId' in owner) return existing(house, schoolId, owner.recordId, pupil);
  const code = owner.code.normalize('NFC').trim();
  if (code === '') throw officeFault('office.requestIncomplete', { members: ['code'] });
  const named = await house.store.read((view) => view.namesOfCode(schoolId, code, 1000));
  const taken = named.find((one) => one.code === code && !sameText(one.name, pupil.name));
  const differences = taken ? [`mã ${code} là của ${taken.name}`] : [];
  return { pupilCode: code, pupilName: pupil.name, differences };
}

async function existing(
  house: House,
  schoolId: string,
  recordId: RecordId,
  pupil: PupilBookSnapshot['pupil'],
): Promise<Whose> {
  const { record, schoolClass } = await house.store.read(async (view) => {
    const [found] = await view.records([recordId]);
    const home = await view.schoolClass(found?.classId);
    if (found?.kind !== 'transcript' || home?.schoolId !== schoolId)
      throw applicationFault('record.unknown', { record: recordId });
    return { record: found, schoolClass: home };
  });
  const listed = (await readBook(house, schoolClass)).pupils.find(({ code }) => code === record.key);
  const pairs = [
    ['họ tên', pupil.name, record.title],
    ['ngày sinh', printed(pupil.birthDate), printed(listed?.birthDate ?? pupil.birthDate)],
    ['giới tính', pupil.gender, listed?.gender ?? pupil.gender],
  ] as const;
  const differences = pairs
    .filter(([, theirs, ours]) => !sameText(theirs, ours))
    .map(([what, theirs, ours]) => `${what}: sổ ghi ${theirs}, trường ghi ${ours}`);
  return { pupilCode: record.key, pupilName: record.title, differences };
}

/** `05/03/2011`. */
const printed = (isoDay: string): string => isoDay.split('-').reverse().join('/');
