// Somebody decides about the new year before it is carried over: a name, a person, a pupil's class.
import type { House } from '../ports/house.ts';
import type { CarryOverChoice } from '../ports/carry-over-store.ts';
import { permission } from '../access/permission.ts';
import { nameOf } from '../classes/assignments.ts';
import { choiceKind, choicesOf, isSoundValue } from './choices.ts';
import { carryOverFault } from './faults.ts';
import { readTwoYears } from './last-year.ts';
import { yearAfter, type CarryOverAsked } from './read-proposal.ts';

export interface CarryOverChoosing extends CarryOverAsked {
  readonly choices: readonly {
    readonly path: string;
    /** Null: as proposed. */
    readonly value: string | null;
  }[];
}

/**
 * All or nothing; what stands already is no choice.
 * @returns how many choices changed
 * @throws Fault `access.notPermitted`, `carryOver.choiceRefused`, `carryOver.personUnknown`
 */
export async function chooseForCarryOver(house: House, choosing: CarryOverChoosing): Promise<number> {
  const { schoolId, fromYear, by } = choosing;
  const at = house.clock.now();
  const target = { schoolId };
  await house.store.read((view) => permission(view, { person: by, action: 'year.carriedOver', target, at }));
  const { present } = await readTwoYears(house, { schoolId, fromYear, toYear: yearAfter(fromYear) }, at);
  const wanted = choosing.choices.map(({ path, value }) => {
    const kind = choiceKind(path);
    const named = value === null ? null : nameOf(value);
    if (kind === null || (named !== null && !isSoundValue(kind, named)))
      throw carryOverFault('carryOver.choiceRefused', { path });
    if (kind === 'person' && named !== null && !present.has(named))
      throw carryOverFault('carryOver.personUnknown', { person: named });
    return { path, value: named };
  });
  return house.store.write(async (transaction) => {
    await permission(transaction, { person: by, action: 'year.carriedOver', target, at });
    const standing = choicesOf(await transaction.carryOverChoices(schoolId, fromYear));
    const fresh = wanted
      .filter(({ path, value }) => standing.of(path) !== value)
      .map((choice): CarryOverChoice => ({ ...choice, schoolId, fromYear, at, by }));
    if (fresh.length === 0) return 0;
    await transaction.addCarryOverChoices(fresh);
    const event = {
      type: 'carryOver.chosen',
      school: schoolId,
      fromYear,
      choices: fresh.map(({ path, value }) => ({ path, value })),
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return fresh.length;
  });
}
