// A book is asked for: at the end of the level, on transfer, on leaving (R100, R101). Written down by the office.
import type { BookReason } from '../../../documents/index.ts';
import { freshId } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import { officeFault } from '../office/faults.ts';
import type { BookRequest } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import type { CopyRequest } from '../ports/office-papers-store.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { bookPermission } from './book-wish.ts';
import { bookFault } from './faults.ts';
import { bookNumber, bookStanding, dayOf, isUnderWay } from './standing.ts';

export interface BookAsked {
  /** Any transcript of the pupil. */
  readonly recordId: RecordId;
  readonly reason: BookReason;
  readonly request: CopyRequest;
  /** Why another one, where the pupil has one already. */
  readonly again?: string;
  readonly by: PersonId;
}

/**
 * @throws Fault `record.unknown`, `access.notPermitted`, `office.requestIncomplete`, `book.underWay`, `book.alreadyIssued`
 */
export async function requestBook(
  house: Pick<House, 'store' | 'clock'>,
  asked: BookAsked,
): Promise<BookRequest> {
  const { recordId, reason, by } = asked;
  const wanted = whole(asked.request);
  const again = asked.again?.normalize('NFC').trim() ?? '';
  return house.store.write(async (transaction) => {
    const at = house.clock.now();
    await bookPermission(transaction, recordId, { by, action: 'book.requested', at });
    const [record] = await transaction.records([recordId]);
    const schoolClass = await transaction.schoolClass(record?.classId);
    if (record?.kind !== 'transcript' || !schoolClass)
      throw applicationFault('record.unknown', { record: recordId });
    const { schoolId } = schoolClass;
    const pupil = { pupilCode: record.key, pupilName: record.title };
    await mustBeFree(transaction, { schoolId, ...pupil, again });
    const request: BookRequest = {
      ...{ id: freshId(), schoolId, recordId, ...pupil, reason, request: wanted },
      again: again === '' ? null : again,
      by,
      at,
    };
    await transaction.addBookRequest(request);
    const event = { type: 'book.requested', request: request.id, of: recordId, reason, again: request.again };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return request;
  });
}

/** One book of a pupil at a time; after one was issued, another one needs a reason. */
async function mustBeFree(
  transaction: Transaction,
  {
    schoolId,
    pupilCode,
    pupilName,
    again,
  }: Pick<BookRequest, 'schoolId' | 'pupilCode' | 'pupilName'> & { again: string },
): Promise<void> {
  const school = (await transaction.schools()).find(({ id }) => id === schoolId);
  for (const other of await transaction.bookRequests(schoolId)) {
    if (other.pupilCode !== pupilCode || other.pupilName !== pupilName) continue;
    const standing = await bookStanding(transaction, other);
    if (isUnderWay(standing)) throw bookFault('book.underWay', { on: dayOf(other.at) });
    if (standing.state === 'handedOut' && standing.book && again === '')
      throw bookFault('book.alreadyIssued', {
        number: bookNumber(standing.book.number, school?.level ?? 'THCS'),
        on: dayOf(standing.handing?.at ?? other.at),
      });
  }
}

function whole({ letter, ...needed }: CopyRequest): CopyRequest {
  const clean = Object.fromEntries(
    Object.entries(needed).map(([member, text]) => [member, text.normalize('NFC').trim()]),
  ) as Omit<CopyRequest, 'letter'>;
  const members = Object.entries(clean).flatMap(([member, text]) => (text === '' ? [member] : []));
  if (members.length > 0) throw officeFault('office.requestIncomplete', { members });
  return { ...clean, letter: letter?.normalize('NFC').trim() ?? null };
}
