// Loads as large as wanted, for docs/scaling.md: not goals, but what a school's year and its evenings cost.
import { evening, eveningSizes } from './evening/evening.ts';
import { growth, growthSizes } from './growth.ts';
import { sizesFrom } from './sizes.ts';
import { objects, objectsSizes } from './objects/objects.ts';
import { year, yearSizes } from './year/year.ts';

const loads = {
  objects: (given: readonly string[]) => objects(sizesFrom(given, objectsSizes)),
  growth: (given: readonly string[]) => growth(sizesFrom(given, growthSizes)),
  evening: (given: readonly string[]) => evening(sizesFrom(given, eveningSizes)),
  year: (given: readonly string[]) => year(sizesFrom(given, yearSizes)),
} as const;

export const isLoad = (name: string | undefined): name is keyof typeof loads =>
  name !== undefined && name in loads;

/** @throws RangeError for sizes that the load does not know */
export const runLoad = (name: keyof typeof loads, given: readonly string[]): Promise<unknown> =>
  loads[name](given);
