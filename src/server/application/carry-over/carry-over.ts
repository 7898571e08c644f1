// The step itself: every class of the new year in one transaction, or none (R17, R136). The year that ended is only read.
import { canonicalJson, sha256, type Sha256 } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import { prepareClass, takeClass, type PreparedClass } from '../classes/import-class.ts';
import type { CarriedClass, CarryOverStep } from '../ports/carry-over-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { applicationFault } from '../faults.ts';
import { carryOverFault } from './faults.ts';
import type { TwoYears } from './last-year.ts';
import { newBooks, type NewBook } from './new-books.ts';
import { previewText } from './propose.ts';
import { proposalOf, type CarryOverAsked } from './read-proposal.ts';

export interface CarryOverWish extends CarryOverAsked {
  /** Of the preview that is confirmed; whatever is proposed now when left out. */
  readonly previewHash?: Sha256;
}

/**
 * Confirms what the preview shows. Pupils about whom something is open stay out and can come with a later step; a step
 * that has nothing to do is none.
 * @returns null when nothing was left to carry over
 * @throws Fault `access.notPermitted`, `carryOver.*`, and as `importClass`
 */
export async function carryYearOver(house: House, wish: CarryOverWish): Promise<CarryOverStep | null> {
  const { schoolId, fromYear, by } = wish;
  const at = house.clock.now();
  const { proposal, two, steps, choices } = await proposalOf(house, wish, at);
  const text = previewText(proposal);
  const books = newBooks(proposal, two);
  if (books.length === 0) return null;
  if (wish.previewHash !== undefined && wish.previewHash !== sha256(text))
    throw carryOverFault('carryOver.changedMeanwhile');
  if (proposal.questions.length > 0)
    throw carryOverFault('carryOver.questionsOpen', { count: proposal.questions.length });
  const [previewHash] = await house.blobs.putMany([Buffer.from(text)]);
  if (previewHash === undefined) throw applicationFault('blob.missing', { hash: 'preview' });
  const prepared: (NewBook & { readonly taken: PreparedClass })[] = [];
  for (const one of books) {
    const request = { book: one.book, fileHash: previewHash, by, onOrder: true } as const;
    prepared.push({ ...one, taken: await prepareClass(house, request) });
  }
  return house.store.write(async (transaction) => {
    await permission(transaction, { person: by, action: 'year.carriedOver', target: { schoolId }, at });
    const known = await transaction.carryOverSteps(schoolId, fromYear);
    const chosen = await transaction.carryOverChoices(schoolId, fromYear);
    const isSame = known.length === steps.length && chosen.length === choices;
    if (!isSame || !(await isLastYearAsRead(transaction, schoolId, fromYear, two)))
      throw carryOverFault('carryOver.changedMeanwhile');
    const classes: CarriedClass[] = [];
    for (const one of prepared) classes.push(await carried(transaction, one));
    const step: CarryOverStep = {
      ...{ schoolId, fromYear, toYear: proposal.toYear, number: steps.length + 1, deed: 'carried' },
      ...{ classes, previewHash, at, by },
    };
    await transaction.addCarryOverStep(step);
    const event = {
      ...{ type: 'carryOver.carried', school: schoolId, fromYear, toYear: step.toYear, number: step.number },
      previewHash,
      classes: classes.map(({ classId, name, created, pupils }) => ({
        classId,
        name,
        created,
        pupils: pupils.length,
      })),
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return step;
  });
}

async function carried(
  transaction: Transaction,
  { proposed, pupils, taken }: NewBook & { readonly taken: PreparedClass },
): Promise<CarriedClass> {
  const { classId } = await takeClass(transaction, taken);
  return {
    classId,
    name: proposed.name,
    created: proposed.present === null,
    pupils,
    bookHash: taken.bookHash,
    lastChange: await transaction.lastChange(classId),
  };
}

async function isLastYearAsRead(
  transaction: Transaction,
  schoolId: string,
  fromYear: string,
  { revisions }: TwoYears,
): Promise<boolean> {
  const now = await transaction.bookRevisions(schoolId, fromYear);
  const text = (all: TwoYears['revisions']) =>
    canonicalJson(
      all
        .map(({ classId, bookHash, lastChange }) => ({ classId, bookHash, lastChange }))
        .toSorted((a, b) => (a.classId < b.classId ? -1 : 1)),
    );
  return text(now) === text(revisions);
}
