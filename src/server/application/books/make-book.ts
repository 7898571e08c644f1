// The office makes the book that was granted: years gathered and verified, everything frozen, numbered and drawn. Whatever
// stops in between, making it again goes on with the same book.
import { canonicalJson, freshId, sha256 } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { rulesOf } from '../../../policies/index.ts';
import type { PupilBookSnapshot } from '../../../documents/index.ts';
import { draftOfficePaper, type Drafting } from '../office/papers/draft-office-paper.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { BookRequest, PupilBook } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import type { OfficePaper } from '../ports/office-papers-store.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { School } from '../rows.ts';
import { verificationCode } from '../verification-code.ts';
import { bookSnapshot, type BookFacts } from './book-snapshot.ts';
import { requestedBook } from './book-wish.ts';
import { bookFault } from './faults.ts';
import { gatherYears, LAST_GRADE, type GatheredYears } from './gather-years.ts';
import { judgeYears } from './judge-years.ts';
import { leaderOf } from './leader-of.ts';
import { bookStanding, type BookStanding } from './standing.ts';

export interface BookMaking extends Drafting {
  readonly requestId: string;
  /** The registrar. */
  readonly by: PersonId;
}

/**
 * @throws Fault `book.unknown`, `book.notGranted`, `book.nothingToBind`, `book.levelNotCompleted`, `book.yearNotSound`,
 * `access.notPermitted`, `documents.*`, `signing.*`
 */
export async function makeBook(house: House, making: BookMaking): Promise<BookStanding> {
  const { requestId, by } = making;
  const at = house.clock.now();
  const { standing, school } = await house.store.read(async (view) => {
    const request = await requestedBook(view, requestId, { by, action: 'book.made', at });
    const owner = (await view.schools()).find(({ id }) => id === request.schoolId);
    return { standing: await bookStanding(view, request), school: owner };
  });
  const { request, decision } = standing;
  if (!decision?.granted || !school) throw bookFault('book.notGranted');
  if (standing.paper === null) {
    const gathered = await gatherYears(house, request);
    mustSuffice(request, gathered, school);
    const judged = await judgeYears(house, gathered.years, { anchors: making.conditions.anchors, at });
    const leader = await house.store.read((view) => leaderOf(view, decision.by, at));
    const seals = await sealsOf(house, school.id, gathered, at);
    const frozen = { request, decision, leader, school, gathered, judged, seals, at };
    await house.store.write((transaction) => freeze(transaction, frozen, by));
  }
  const made = await house.store.read((view) => bookStanding(view, request));
  if (made.paper) await draftOfficePaper(house, made.paper, making);
  return house.store.read((view) => bookStanding(view, request));
}

function mustSuffice({ reason }: BookRequest, { years }: GatheredYears, { level }: School): void {
  if (years.length === 0) throw bookFault('book.nothingToBind');
  const last = LAST_GRADE[level];
  if (reason === 'completion' && !years.some(({ snapshot }) => snapshot.grade === last))
    throw bookFault('book.levelNotCompleted', { grade: last });
}

/** As the policy in force for the newest year has it; both seals where it is silent (R91). */
async function sealsOf(
  house: House,
  schoolId: string,
  { years }: GatheredYears,
  at: BookFacts['at'],
): Promise<PupilBookSnapshot['seals']> {
  const schoolYear = years.at(-1)?.snapshot.schoolYear ?? '';
  const policy = (await policyInForce(house, { schoolId, schoolYear, at }))?.policy ?? null;
  const { sealDiameter, sheetsPerImpression } = rulesOf(policy);
  const { coverStamp = true, crossPageSeal = true } = policy?.documents?.transcript ?? {};
  return {
    cover: coverStamp,
    crossPage: crossPageSeal,
    diameterMm: Math.min(sealDiameter, 40),
    sheetsPerImpression,
  };
}

type Frozen = Omit<BookFacts, 'paperId' | 'number' | 'edition' | 'predecessor'>;

/** Number, edition and paper in one transaction; who comes second finds the book there. */
async function freeze(transaction: Transaction, frozen: Frozen, by: PersonId): Promise<void> {
  const { request, school, at } = frozen;
  if (await transaction.bookOfRequest(request.id)) return;
  const { schoolId, pupilCode, pupilName } = request;
  const earlier = (await transaction.booksOf(schoolId, pupilCode)).filter(
    (one) => one.pupilName === pupilName,
  );
  const number = earlier.at(-1)?.number ?? (await transaction.nextBookNumber(schoolId));
  const edition = (earlier.at(-1)?.edition ?? 0) + 1;
  const predecessor = await predecessorOf(transaction, earlier);
  const paperId = freshId();
  const frozenBook = bookSnapshot({ ...frozen, paperId, number, edition, predecessor });
  const snapshot = canonicalJson(frozenBook);
  const snapshotHash = sha256(snapshot);
  const paper: OfficePaper = {
    ...{ id: paperId, schoolId, kind: 'pupilBook', orderId: null, year: null, number: null },
    title: `Học bạ số ${frozenBook.number}, cấp lần ${edition} – ${pupilName}`,
    ...{ snapshot, snapshotHash },
    verificationCode: verificationCode(paperId as RecordId, 1, snapshotHash),
    ...{ printedAt: at, by },
  };
  await transaction.addOfficePaper(paper);
  const book: PupilBook = {
    paperId,
    requestId: request.id,
    schoolId,
    number,
    edition,
    pupilCode,
    pupilName,
    by,
    at,
  };
  await transaction.addBook(book);
  const event = {
    ...{ type: 'book.made', request: request.id, paper: paperId, of: request.recordId },
    ...{ number: `${number}/${school.level}`, edition, years: frozenBook.years.length, snapshotHash },
  };
  await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
}

/** The last one that bore the seal and was not revoked; a new edition is a new book beside it. */
async function predecessorOf(
  transaction: Transaction,
  earlier: readonly PupilBook[],
): Promise<BookFacts['predecessor']> {
  for (const { paperId, edition } of earlier.toReversed()) {
    const segments = await transaction.paperSegments(paperId);
    const paper = await transaction.officePaper(paperId);
    const last = segments.at(-1);
    const stands =
      segments.some(({ role }) => role === 'seal') && !(await transaction.bookRevocation(paperId));
    if (stands && paper && last)
      return { edition, verificationCode: paper.verificationCode, fileHash: last.fileHash };
  }
  return null;
}
