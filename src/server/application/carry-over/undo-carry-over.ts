// Takes the last step back while nothing was entered in the new year: its pupils leave again, its appointments end.
// Nothing is deleted: journal and log keep both directions.
import { canonicalJson, type Instant, type Sha256 } from '../../../kernel/index.ts';
import type { ClassBook } from '../../../assessment/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { endAll } from '../access/end-appointment.ts';
import { permission } from '../access/permission.ts';
import { presentBook, type PresentBook } from '../classes/class-books.ts';
import { cellChanges } from '../classes/score-changes.ts';
import type { CarriedClass, CarryOverStep } from '../ports/carry-over-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { stepAll } from '../records/step.ts';
import { refusalFault } from '../refusal-fault.ts';
import type { SchoolClass } from '../rows.ts';
import { carryOverFault } from './faults.ts';
import { undoableOf, type CarryOverAsked } from './read-proposal.ts';

const actor: Actor = { service: 'carryOver' };

/** @throws Fault `access.notPermitted`, `carryOver.nothingToUndo`, `carryOver.begun`, `carryOver.changedMeanwhile` */
export async function undoCarryOver(house: House, asked: CarryOverAsked): Promise<CarryOverStep> {
  const { schoolId, fromYear, by } = asked;
  const at = house.clock.now();
  const wish = { person: by, action: 'year.carriedOver', target: { schoolId }, at } as const;
  const { steps, classes } = await house.store.read(async (view) => {
    await permission(view, wish);
    return { steps: await view.carryOverSteps(schoolId, fromYear), classes: await view.classes() };
  });
  const last = undoableOf(steps);
  if (!last) throw carryOverFault('carryOver.nothingToUndo');
  const emptied: Emptied[] = [];
  for (const carried of last.classes) {
    const schoolClass = classes.find(({ id }) => id === carried.classId);
    if (schoolClass) emptied.push(await emptiedOf(house, carried, schoolClass));
  }
  return house.store.write(async (transaction) => {
    await permission(transaction, wish);
    const known = await transaction.carryOverSteps(schoolId, fromYear);
    if (known.length !== steps.length) throw carryOverFault('carryOver.changedMeanwhile');
    for (const one of emptied) await takeBack(transaction, one, { at, by });
    const step: CarryOverStep = {
      ...last,
      number: steps.length + 1,
      deed: 'undone',
      at,
      by,
    };
    await transaction.addCarryOverStep(step);
    const event = {
      type: 'carryOver.undone',
      school: schoolId,
      fromYear,
      number: step.number,
      of: last.number,
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return step;
  });
}

interface Emptied {
  readonly carried: CarriedClass;
  readonly schoolClass: SchoolClass;
  readonly present: PresentBook;
  readonly book: ClassBook;
  readonly bookHash: Sha256;
}

async function emptiedOf(house: House, carried: CarriedClass, schoolClass: SchoolClass): Promise<Emptied> {
  const present = await presentBook(house, schoolClass);
  const out = new Set(carried.pupils);
  const book = { ...present.book, pupils: present.book.pupils.filter(({ code }) => !out.has(code)) };
  const [bookHash = carried.bookHash] = await house.blobs.putMany([Buffer.from(canonicalJson(book))]);
  return { carried, schoolClass, present, book, bookHash };
}

async function takeBack(
  transaction: Transaction,
  { carried, schoolClass, present, book, bookHash }: Emptied,
  { at, by }: { readonly at: Instant; readonly by: CarryOverStep['by'] },
): Promise<void> {
  const { id: classId, schoolId, name } = schoolClass;
  const now = await transaction.schoolClass(classId);
  const records = await transaction.recordsOf(classId);
  const untouched =
    now?.bookHash === carried.bookHash &&
    (await transaction.lastChange(classId)) === carried.lastChange &&
    records.every(({ snapshot }) => snapshot.state === 'draft' || snapshot.state === 'withdrawn');
  if (!untouched) throw carryOverFault('carryOver.begun', { class: name });
  await transaction.changeCells(
    {
      ...{ classId, at, actor: `person:${by}`, fileHash: null, device: null, permission: null },
      reason: 'Hủy kết chuyển',
    },
    cellChanges(present.book, book),
  );
  await transaction.saveClass({ ...now, bookHash });
  const out = new Set(carried.pupils);
  const leaving = records.filter(
    ({ kind, key, snapshot }) =>
      snapshot.state === 'draft' && (kind === 'transcript' ? out.has(key) : book.pupils.length === 0),
  );
  const outcomes = await stepAll(
    transaction,
    leaving.map(({ id }) => ({ recordId: id, event: { type: 'pupil.left' as const, by, at } })),
    actor,
  );
  for (const outcome of outcomes)
    if ('refused' in outcome) throw refusalFault(outcome.refused, { record: outcome.recordId });
  if (!carried.created) return;
  const named = (await transaction.appointmentsIn(schoolId)).filter(
    ({ basis, validTo }) => basis.kind === 'classBook' && basis.classId === classId && validTo === null,
  );
  await endAll(transaction, named, { validTo: at }, actor, at);
}
