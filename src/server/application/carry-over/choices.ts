// What a person may decide about the new year before it is carried over, each under a path.
import type { CarryOverChoice } from '../ports/carry-over-store.ts';

/**
 * `school/principal`, `school/vicePrincipal`, `school/registrar`: a name. `classes/<key>/name`; `…/homeroom` and
 * `…/subjects/<code>`: a name; `…/skip`: `yes`. `open/<class>`: `yes`, results there count although they are not locked.
 * `pupils/<class>/<code>`: the key of a class of the new year, or `out`.
 */
export interface Choices {
  readonly of: (path: string) => string | null;
}

export const OUT = 'out';
export const YES = 'yes';

export function choicesOf(lines: readonly CarryOverChoice[]): Choices {
  const standing = new Map(lines.map(({ path, value }) => [path, value]));
  return { of: (path) => standing.get(path) ?? null };
}

const KEY = '(?:up|first):[0-9a-f-]{36}';
const ID = '[0-9a-f-]{36}';
const kinds = [
  ['person', new RegExp(`^school/(?:principal|vicePrincipal|registrar)$`)],
  ['person', new RegExp(`^classes/${KEY}/(?:homeroom|subjects/[^/]{1,30})$`)],
  ['name', new RegExp(`^classes/${KEY}/name$`)],
  ['yes', new RegExp(`^(?:classes/${KEY}/skip|open/${ID})$`)],
  ['place', new RegExp(`^pupils/${ID}/[^/]{1,60}$`)],
] as const;

export type ChoiceKind = (typeof kinds)[number][0];

/** Null for what is no path. */
export const choiceKind = (path: string): ChoiceKind | null =>
  kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? null;

const place = new RegExp(`^(?:${KEY}|${OUT})$`);
const LONGEST_NAME = 20;

/** Of values that are not people. */
export function isSoundValue(kind: ChoiceKind, value: string): boolean {
  if (kind === 'place') return place.test(value);
  if (kind === 'yes') return value === YES;
  return (
    kind === 'person' || (value.length <= LONGEST_NAME && /^[\p{L}\p{N}][\p{L}\p{N} .\-/]*$/u.test(value))
  );
}
