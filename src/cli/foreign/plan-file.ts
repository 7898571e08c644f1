// A plan of fields from a JSON file, checked member by member before anything is believed.
import type { FieldPlan, PlannedField, SealPlan } from '../../signing/index.ts';
import { cliFault } from '../faults.ts';
import { readInput } from './files.ts';

/**
 * `{ "fields": [{ "field": "Teacher", "place": { "page": 0, "rect": [60, 60, 200, 120] } }],
 *    "seal": { "main": { "field": "OrgSeal", "place": … }, "slices": { "diameter": 102, "pagesPerSheet": 1 } } }`,
 * pages from 0, lengths in points from the lower left corner of the page as it is seen. Faults: cli.cannotRead, cli.badPlan.
 */
export function readPlan(file: string): FieldPlan {
  const bad = (reason: string) => cliFault('cli.badPlan', { file, reason });
  const plan = members(parsed(readInput(file).toString('utf8'), bad), ['fields', 'seal'], 'plan', bad);
  const { fields = [], seal } = plan;
  if (!Array.isArray(fields)) throw bad('fields');
  return {
    fields: fields.map((each, i) => fieldFrom(each, `fields[${i}]`, bad)),
    ...(seal !== undefined && { seal: sealFrom(seal, bad) }),
  };
}

type Bad = (reason: string) => Error;

function parsed(text: string, bad: Bad): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw bad(error instanceof Error ? error.message : 'JSON');
  }
}

/** A member nobody knows is a mistyped one. */
function members(
  value: unknown,
  known: readonly string[],
  where: string,
  bad: Bad,
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(where);
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined) throw bad(`${where}.${stranger}`);
  return value as Readonly<Record<string, unknown>>;
}

function fieldFrom(value: unknown, where: string, bad: Bad): PlannedField {
  const { field, place } = members(value, ['field', 'place'], where, bad);
  if (typeof field !== 'string') throw bad(`${where}.field`);
  if (place === undefined) return { field };
  const { page, rect } = members(place, ['page', 'rect'], `${where}.place`, bad);
  if (typeof page !== 'number' || !Number.isSafeInteger(page) || page < 0) throw bad(`${where}.place.page`);
  return { field, place: { page, rect: rectangleFrom(rect, `${where}.place.rect`, bad) } };
}

function rectangleFrom(value: unknown, where: string, bad: Bad): NonNullable<PlannedField['place']>['rect'] {
  const sides: readonly unknown[] = Array.isArray(value) ? value : [];
  const [left, bottom, right, top] = sides.map((side) => (typeof side === 'number' ? side : NaN));
  if (
    left === undefined ||
    bottom === undefined ||
    right === undefined ||
    top === undefined ||
    sides.length > 4
  )
    throw bad(where);
  if (![left, bottom, right, top].every(Number.isFinite)) throw bad(where);
  return [left, bottom, right, top];
}

function sealFrom(value: unknown, bad: Bad): SealPlan {
  const { main, slices, locks } = members(value, ['main', 'slices', 'locks'], 'seal', bad);
  if (locks !== undefined && typeof locks !== 'boolean') throw bad('seal.locks');
  return {
    main: fieldFrom(main, 'seal.main', bad),
    ...(slices !== undefined && { slices: slicesFrom(slices, bad) }),
    ...(locks !== undefined && { locks }),
  };
}

function slicesFrom(value: unknown, bad: Bad): NonNullable<SealPlan['slices']> {
  const { diameter, pagesPerSheet = 1 } = members(value, ['diameter', 'pagesPerSheet'], 'seal.slices', bad);
  if (typeof diameter !== 'number' || !(diameter > 0 && Number.isFinite(diameter)))
    throw bad('seal.slices.diameter');
  if (pagesPerSheet !== 1 && pagesPerSheet !== 2) throw bad('seal.slices.pagesPerSheet');
  return { diameter, pagesPerSheet };
}
