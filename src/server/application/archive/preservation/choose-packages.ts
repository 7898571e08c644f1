// Which packages on a medium hold what is to be restored: found by what they tell of themselves, without a database.
import { byVietnameseWord } from '../../../../kernel/index.ts';
import type { PackageStore } from '../../ports/package-store.ts';
import type { PackageIndex } from '../package-index.ts';
import { readText } from './bag-reading.ts';

export interface Wanted {
  readonly schoolYear?: string | undefined;
  readonly className?: string | undefined;
  /** Code or full name; the whole class when left out. */
  readonly pupil?: string | undefined;
}

export interface ToldPackage {
  readonly address: string;
  readonly index: PackageIndex;
}

/** The newest package of each class and year, oldest year first. */
export async function choosePackages(store: PackageStore, wanted: Wanted): Promise<readonly ToldPackage[]> {
  const newest = new Map<string, ToldPackage>();
  for (const address of await store.packages()) {
    const index = await indexOf(store, address);
    if (!index || !isWanted(index, wanted)) continue;
    const key = JSON.stringify([index.school, index.schoolYear, index.className]);
    const known = newest.get(key);
    if (!known || known.index.packedAt < index.packedAt) newest.set(key, { address, index });
  }
  return [...newest.values()].toSorted(
    ({ index: a }, { index: b }) =>
      byVietnameseWord(a.schoolYear, b.schoolYear) || byVietnameseWord(a.className, b.className),
  );
}

function isWanted({ schoolYear, className, documents }: PackageIndex, wanted: Wanted): boolean {
  const { pupil } = wanted;
  return (
    (wanted.schoolYear ?? schoolYear) === schoolYear &&
    same(wanted.className ?? className, className) &&
    (pupil === undefined || documents.some((document) => isOfPupil(document, pupil)))
  );
}

export const isOfPupil = ({ title, code }: PackageIndex['documents'][number], pupil: string): boolean =>
  code !== null && (same(code, pupil) || same(title, pupil));

const same = (one: string, other: string): boolean =>
  one.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();

/** Null for a package that does not tell, or whose list has decayed beyond reading: `check` tells of it. */
async function indexOf(store: PackageStore, address: string): Promise<PackageIndex | null> {
  const text = await readText(store, address, 'data/index.json');
  try {
    const index = JSON.parse(text ?? '') as Partial<PackageIndex>;
    const whole = index.format === 'giaplai-package/1' && Array.isArray(index.documents);
    return whole ? (index as PackageIndex) : null;
  } catch {
    return null;
  }
}
