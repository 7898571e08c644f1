// The class book as it is now, put away as a blob: what is signed, submitted or archived refers to exactly these marks.
import { canonicalJson } from '../../../kernel/index.ts';
import type { ClassId, Sha256 } from '../../../kernel/index.ts';
import { presentBook } from '../classes/class-books.ts';
import type { PresentBook } from '../classes/class-books.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';

export interface FrozenBook extends PresentBook {
  /** Of the book as it is now; the same as `bookHash` where no mark changed since that one was frozen. */
  readonly entriesHash: Sha256;
}

/**
 * Durable before anybody can refer to it (architecture.md, invariant 5).
 * @throws Fault `blob.missing`, `blob.damaged`
 */
export async function freezeBook(
  house: House,
  schoolClass: Pick<SchoolClass, 'id' | 'bookHash'>,
): Promise<FrozenBook> {
  const present = await presentBook(house, schoolClass);
  const [entriesHash] = await house.blobs.putMany([Buffer.from(canonicalJson(present.book))]);
  if (entriesHash === undefined) throw applicationFault('blob.missing', { hash: 'class book' });
  return { ...present, entriesHash };
}

/**
 * Inside the transaction that refers to it: from now on this is the class's book.
 * @throws Fault `record.changedMeanwhile` when a mark or the book changed since it was frozen
 */
export async function keepFrozen(
  transaction: Transaction,
  classId: ClassId,
  { bookHash, lastChange, entriesHash }: FrozenBook,
): Promise<void> {
  const present = await transaction.schoolClass(classId);
  const isCurrent = present?.bookHash === bookHash && (await transaction.lastChange(classId)) === lastChange;
  if (!isCurrent) throw applicationFault('record.changedMeanwhile');
  if (entriesHash !== bookHash) await transaction.saveClass({ ...present, bookHash: entriesHash });
}
