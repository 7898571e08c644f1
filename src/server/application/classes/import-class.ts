// Takes a class book in: school, people, class and one record per pupil plus one summary per period.
import type { ClassBook } from '../../../assessment/index.ts';
import { canonicalJson } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { entryRules, refuseOutsideWindow } from '../calendar/entry-window.ts';
import { comeUnderOrders } from '../calendar/orders/execute-school-order.ts';
import { windowsOfCells } from '../calendar/windows-of-cells.ts';
import { appointAsNamed } from '../access/appointments-of-book.ts';
import { classTarget } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import { actorText } from '../journal/entry.ts';
import { approverCapacity } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import type { ApproverCapacity } from './assignments.ts';
import { refuseLocked } from '../result-locks/refuse-locked.ts';
import { keyOfPath } from '../results/cell-key.ts';
import { changesHash } from '../results/write-cells.ts';
import { cellsOfBook } from '../results/first-cells.ts';
import { tellingRefusals } from '../results/tell-refusal.ts';
import type { WriteTry } from '../results/tell-refusal.ts';
import { presentBook } from './class-books.ts';
import type { PresentBook } from './class-books.ts';
import {
  classOf,
  ensureAssignments,
  ensureSchool,
  findClass,
  sameClass,
  sameSchool,
} from './class-of-book.ts';
import { refuseCellsOfOthers } from './own-cells.ts';
import { planRecords } from './plan-records.ts';
import { applyRecordPlan } from './apply-record-plan.ts';
import { cellChanges } from './score-changes.ts';

export interface ClassImport {
  readonly book: ClassBook;
  /** SHA-256 of the workbook file. */
  readonly fileHash: Sha256;
  /** As the policy in force says for the grade when left out, else the principal (R20). */
  readonly approver?: ApproverCapacity;
  /** Who brings the file; the registrar named in it unless told. */
  readonly by?: PersonId;
  /** Somebody who may decided on it beforehand: neither windows nor their other rights are asked again. */
  readonly onOrder?: true;
}

export interface ClassImported {
  readonly classId: ClassId;
  /** `unchanged`: the same results and assignments were there already; nothing was touched. */
  readonly outcome: 'created' | 'replaced' | 'unchanged';
  readonly opened: number;
  readonly left: number;
  /** Cells whose value differs from the book before; 0 for a new class. */
  readonly changedCells: number;
}

/**
 * Importing the same file again is a no-op that says so. Another file replaces the entries while every record of
 * the class can still change; old and new value of each cell stay in the score log.
 * What changes must lie in windows that are open; a class that was not there before is taken in whole.
 * @throws Fault `access.cellsOfOthers`, `window.closed`, `results.locked`, `class.alreadyInSigning`, `class.roleUnassigned`, `policy.mixedDuties`, `access.*`, `blob.*`
 */
export async function importClass(house: House, request: ClassImport): Promise<ClassImported> {
  const prepared = await prepareClass(house, request);
  const { former } = prepared;
  const refused = () => (former ? refusedImport(request, former) : null);
  return tellingRefusals(house, refused, () =>
    house.store.write((transaction) => takeClass(transaction, prepared)),
  );
}

export interface PreparedClass {
  readonly request: ClassImport;
  readonly bookHash: Sha256;
  readonly former: FormerBook | undefined;
  readonly cells: ReturnType<typeof cellsOfBook>;
  /** Windows that have to be open; none for a class that was not there before. */
  readonly rules: Awaited<ReturnType<typeof entryRules>> | undefined;
  readonly approver: ApproverCapacity;
  readonly at: Instant;
}

/** What has to be read and put away before the transaction. @throws Fault `blob.*` */
export async function prepareClass(house: House, request: ClassImport): Promise<PreparedClass> {
  const { book } = request;
  const [bookHash] = await house.blobs.putMany([Buffer.from(canonicalJson(book))]);
  if (bookHash === undefined) throw applicationFault('blob.missing', { hash: 'class book' });
  const former = await formerBook(house, book);
  const at = house.clock.now();
  const rules = former && !request.onOrder ? await entryRules(house, former.schoolClass, at) : undefined;
  const approver = request.approver ?? (await approverByPolicy(house, book, at));
  return { request, bookHash, former, cells: cellsOfBook(former?.book ?? book), rules, approver, at };
}

/** Inside a transaction that may take in several classes. @throws Fault as `importClass` */
export async function takeClass(transaction: Transaction, prepared: PreparedClass): Promise<ClassImported> {
  const { request, bookHash, former, cells, rules, approver, at } = prepared;
  const { book } = request;
  const school = await ensureSchool(transaction, book);
  const assignments = await ensureAssignments(transaction, school, { book, approver });
  const present = await findClass(transaction, school, book);
  const schoolClass = classOf(request, school, bookHash, at, present);
  const records = present ? await transaction.recordsOf(present.id) : [];
  const isCurrent = await isAsRead(transaction, present, former);
  const plan = planRecords({ book, assignments, records });
  const by = request.by ?? assignments.registrar;
  const actor: Actor =
    request.by === undefined || request.onOrder ? { service: 'import' } : { person: request.by };
  const named = {
    target: { ...classTarget(schoolClass), classId: schoolClass.id },
    assignments,
    fileHash: request.fileHash,
    at,
    actor,
  };
  if (present !== undefined && plan.unchanged && isSameBook(former, book, present, bookHash, isCurrent)) {
    await appointAsNamed(transaction, named);
    return unchanged(present.id);
  }
  if (plan.closed > 0) {
    throw applicationFault('class.alreadyInSigning', { class: book.className, count: plan.closed });
  }
  if (!isCurrent) throw applicationFault('record.changedMeanwhile');
  const changes = former ? cellChanges(former.book, book) : [];
  if (rules)
    await refuseOutsideWindow(transaction, { rules, schoolClass, windows: windowsOfCells(changes), at });
  if (former && request.by !== undefined && !request.onOrder) {
    const brought = { by: request.by, schoolClass, former: former.book, book, changes, at };
    await refuseCellsOfOthers(transaction, brought);
  }
  const places = changes.flatMap(({ path }) => keyOfPath(path) ?? []);
  await refuseLocked(transaction, { classId: schoolClass.id, places, at });
  await transaction.saveClass(schoolClass);
  if (!(await transaction.resultBook(schoolClass.id)))
    await transaction.beginResults({ classId: schoolClass.id, at, actor: actorText(actor) }, cells);
  const { fileHash } = request;
  const range = await transaction.changeCells(
    {
      classId: schoolClass.id,
      at,
      actor: `person:${by}`,
      fileHash,
      reason: null,
      device: null,
      permission: null,
    },
    changes,
  );
  await transaction.append([
    {
      at,
      actor: actorText(actor),
      record: null,
      event: {
        type: 'class.imported',
        by,
        class: schoolClass.id,
        name: schoolClass.name,
        schoolYear: schoolClass.schoolYear,
        fileHash,
        bookHash,
        formerBookHash: present?.bookHash ?? null,
        changedCells: changes.length,
        ...(changes.length > 0 && { ...range, changesHash: changesHash(changes) }),
      },
    },
  ]);
  if (!present) await comeUnderOrders(transaction, schoolClass, at);
  await applyRecordPlan(transaction, {
    plan,
    classId: schoolClass.id,
    assignments,
    bookHash,
    at,
    by,
    actor,
  });
  // Last, so that whoever the book no longer names may still have brought it.
  await appointAsNamed(transaction, named);
  return {
    classId: schoolClass.id,
    outcome: present ? ('replaced' as const) : ('created' as const),
    opened: plan.opening.length,
    left: plan.leaving.length,
    changedCells: changes.length,
  };
}

/** For the journal: a file that would have changed what is locked (R79). */
const refusedImport = ({ book, fileHash, by }: ClassImport, former: FormerBook): WriteTry => ({
  classId: former.schoolClass.id,
  actor: by === undefined ? 'service:import' : `person:${by}`,
  about: { by: by ?? null, fileHash },
  cells: cellChanges(former.book, book).map(({ path }) => path),
});

const unchanged = (classId: ClassId): ClassImported => ({
  classId,
  outcome: 'unchanged',
  opened: 0,
  left: 0,
  changedCells: 0,
});

interface FormerBook extends PresentBook {
  readonly schoolClass: SchoolClass;
}

/** Read before the transaction, which must not wait for files. */
async function formerBook(house: House, book: ClassBook): Promise<FormerBook | undefined> {
  const former = await house.store.read(async (view) => {
    const school = (await view.schools()).find(sameSchool(book));
    const classes = await view.classes();
    return classes.find((candidate) => school !== undefined && sameClass(candidate, school, book));
  });
  return former && { schoolClass: former, ...(await presentBook(house, former)) };
}

/** Whoever was first with the very same book leaves nothing to do. */
const isSameBook = (
  former: PresentBook | undefined,
  book: ClassBook,
  present: SchoolClass,
  bookHash: Sha256,
  isCurrent: boolean,
): boolean =>
  former ? isCurrent && canonicalJson(former.book) === canonicalJson(book) : present.bookHash === bookHash;

/** False when a mark or the book changed since it was read. */
async function isAsRead(
  transaction: Transaction,
  present: SchoolClass | undefined,
  former: PresentBook | undefined,
): Promise<boolean> {
  const lastChange = present ? await transaction.lastChange(present.id) : 0;
  return present?.bookHash === former?.bookHash && lastChange === (former?.lastChange ?? 0);
}

async function approverByPolicy(house: House, book: ClassBook, at: Instant): Promise<ApproverCapacity> {
  const school = await house.store.read(async (view) => (await view.schools()).find(sameSchool(book)));
  if (!school) return 'principal';
  const { schoolYear, grade } = book;
  return approverCapacity(house, { schoolId: school.id, schoolYear, grade, at });
}
