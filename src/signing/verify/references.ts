// Which objects an object refers to.
import { isArray, isDict, type PdfFile, type PdfObject, PdfRef, PdfStream } from '../pdf/index.ts';

export function* referencesIn(object: PdfObject): Generator<number> {
  if (object instanceof PdfRef) yield object.number;
  else if (object instanceof PdfStream) yield* referencesIn(object.dict);
  else if (isArray(object)) for (const item of object) yield* referencesIn(item);
  else if (isDict(object)) for (const value of object.values()) yield* referencesIn(value);
}

/**
 * Object numbers that are referred to in revision `upTo` but do not exist there. Defining one later would
 * put new material where signed objects already point: a shadow attack that overwrites nothing.
 */
export function danglingReferences(file: PdfFile, upTo: number): ReadonlySet<number> {
  const existing = existingObjects(file, upTo);
  const dangling = new Set<number>();
  for (const number of existing) {
    for (const target of referencesIn(file.object(number, upTo))) {
      if (!existing.has(target)) dangling.add(target);
    }
  }
  return dangling;
}

function existingObjects(file: PdfFile, upTo: number): Set<number> {
  const existing = new Set<number>();
  for (const revision of file.revisions.slice(0, upTo + 1)) {
    for (const [number, entry] of revision.entries) {
      if (entry.kind === 'free') existing.delete(number);
      else existing.add(number);
    }
  }
  return existing;
}
