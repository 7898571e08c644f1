// Whose another school's book may be here: pupils who are called so, however it is spelt, those born the same day first. A
// person decides.
import { byVietnameseName, type PersonId, type RecordId } from '../../../kernel/index.ts';
import type { PupilBookSnapshot } from '../../../documents/index.ts';
import { readBook } from '../classes/class-books.ts';
import { withoutDiacritics } from '../office/names/name-words.ts';
import { findRecords } from '../office/search/find-records.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { foreignBookSeen } from './foreign-books-seen.ts';

export interface BookCandidate {
  /** The pupil's newest transcript. */
  readonly recordId: RecordId;
  readonly code: string;
  readonly name: string;
  readonly className: string;
  readonly schoolYear: string;
  /** ISO day; null where the class book does not list the pupil any more. */
  readonly birthDate: string | null;
  /** `exact`: letter by letter; `plain`: but for diacritics and capitals; `similar`: a slip or another order of words. */
  readonly likeness: 'exact' | 'plain' | 'similar';
  readonly bornSameDay: boolean;
}

const LOOKED_AT = 100;
/** More would be no help. */
const MOST = 8;

/**
 * The most likely first; a name that is merely similar counts only with the birth date.
 * Telling the journal of what was found is the caller's part. @throws Fault as `foreignBookSeen`
 */
export async function bookCandidates(
  house: House,
  asked: { readonly bookId: string; readonly by: PersonId },
): Promise<readonly BookCandidate[]> {
  const { book, snapshot } = await foreignBookSeen(house, asked);
  const { pupil } = snapshot;
  // Digits would be taken for a code, a class or a year.
  const text = pupil.name.replace(/\d/g, ' ');
  const { found } = await findRecords(house, {
    ...{ schoolId: book.schoolId, by: asked.by, text, limit: LOOKED_AT },
  });
  const newest = new Map<string, { readonly record: SchoolRecord; readonly schoolClass: SchoolClass }>();
  for (const { record, schoolClass } of found) {
    if (record.kind !== 'transcript') continue;
    const who = JSON.stringify([record.key, record.title]);
    const known = newest.get(who);
    if (!known || known.schoolClass.schoolYear < schoolClass.schoolYear)
      newest.set(who, { record, schoolClass });
  }
  const candidates: BookCandidate[] = [];
  for (const { record, schoolClass } of newest.values()) {
    const listed = (await readBook(house, schoolClass)).pupils.find(({ code }) => code === record.key);
    candidates.push(candidateOf(pupil, { record, schoolClass, birthDate: listed?.birthDate ?? null }));
  }
  return candidates
    .filter(({ likeness, bornSameDay }) => likeness !== 'similar' || bornSameDay)
    .toSorted(
      (one, other) =>
        Number(other.bornSameDay) - Number(one.bornSameDay) ||
        alike.indexOf(one.likeness) - alike.indexOf(other.likeness) ||
        byVietnameseName(one.name, other.name) ||
        (one.code < other.code ? -1 : 1),
    )
    .slice(0, MOST);
}

const alike = ['exact', 'plain', 'similar'] as const;

interface Found {
  readonly record: SchoolRecord;
  readonly schoolClass: SchoolClass;
  readonly birthDate: string | null;
}

function candidateOf(
  pupil: PupilBookSnapshot['pupil'],
  { record, schoolClass, birthDate }: Found,
): BookCandidate {
  const { key: code, title: name } = record;
  const { name: className, schoolYear } = schoolClass;
  return {
    ...{ recordId: record.id, code, name, className, schoolYear, birthDate },
    likeness: likenessOf(pupil.name, name),
    bornSameDay: birthDate === pupil.birthDate,
  };
}

function likenessOf(theirs: string, ours: string): BookCandidate['likeness'] {
  const spaced = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (spaced(theirs) === spaced(ours)) return 'exact';
  return withoutDiacritics(spaced(theirs)) === withoutDiacritics(spaced(ours)) ? 'plain' : 'similar';
}
