// Where a value of a snapshot stands, by name rather than by number, so that two versions can be held against each other.
import { canonicalJson } from '../kernel/index.ts';
import type { DocumentSnapshot } from './snapshot.ts';
import type { PlaceDifference } from './supersession.ts';

/** Every place of a snapshot with its value as canonical JSON. Version and predecessor are not part of what is printed of a pupil. */
export function placesOf(snapshot: DocumentSnapshot): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  collect(contentOf(snapshot), [], places);
  return places;
}

/** In the order of the first snapshot, what is new last. */
export function differencesBetween(
  before: DocumentSnapshot,
  after: DocumentSnapshot,
): readonly PlaceDifference[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((place) => ({ place, before: old.get(place) ?? null, after: now.get(place) ?? null }))
    .filter((difference) => difference.before !== difference.after);
}

/** `signed` with the values of `present` at the places to take; everything else stays as it was signed. */
export function takePlaces<Snapshot extends DocumentSnapshot>(
  signed: Snapshot,
  present: Snapshot,
  take: (place: string) => boolean,
): Snapshot {
  return merged(signed, present, [], take) as Snapshot;
}

type Plain = Readonly<Record<string, unknown>>;

const contentOf = (snapshot: DocumentSnapshot): Plain =>
  Object.fromEntries(
    Object.entries(snapshot).filter(([name]) => name !== 'version' && name !== 'supersedes'),
  );

function collect(value: unknown, path: readonly string[], places: Map<string, string>): void {
  if (Array.isArray(value)) {
    const keys = value.map(keyOf);
    // Order and number belong to what was signed, too.
    places.set(path.join('/'), canonicalJson(keys));
    value.forEach((item, index) => {
      collect(item, [...path, keys[index] ?? ''], places);
    });
  } else if (isPlain(value) && !isResult(value)) {
    for (const [name, member] of Object.entries(value)) collect(member, [...path, name], places);
  } else if (value !== undefined) {
    places.set(path.join('/'), canonicalJson(value));
  }
}

function merged(
  signed: unknown,
  present: unknown,
  path: readonly string[],
  take: (place: string) => boolean,
): unknown {
  if (Array.isArray(signed)) {
    const others = new Map((Array.isArray(present) ? present : []).map((item) => [keyOf(item), item]));
    return signed.map((item) => merged(item, others.get(keyOf(item)), [...path, keyOf(item)], take));
  }
  if (isPlain(signed) && !isResult(signed) && isPlain(present)) {
    return Object.fromEntries(
      [...new Set([...Object.keys(signed), ...Object.keys(present)])]
        .map((name) => [name, merged(signed[name], present[name], [...path, name], take)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }
  return present !== undefined && take(path.join('/')) ? present : signed;
}

/** Rows are known by subject or pupil. */
const keyOf = (item: unknown): string => {
  if (!isPlain(item)) return String(item);
  const { subject, code } = item;
  return typeof subject === 'string' ? subject : typeof code === 'string' ? code : canonicalJson(item);
};

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** What is printed in one cell. */
const isResult = (value: Plain): boolean => ['tenths', 'mark', 'exempt'].some((name) => name in value);
