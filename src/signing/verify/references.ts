// Which objects an object refers to.
import { isArray, isDict, type PdfFile, type PdfObject, PdfRef, PdfStream } from '../pdf/index.ts';

/** Tells `found` the number of every reference in the object. */
export function referencesIn(object: PdfObject, found: (number: number) => void): void {
  if (object === null || typeof object !== 'object') return;
  if (object instanceof PdfRef) found(object.number);
  else if (isArray(object)) for (const item of object) referencesIn(item, found);
  else if (isDict(object)) for (const value of object.values()) referencesIn(value, found);
  else if (object instanceof PdfStream) referencesIn(object.dict, found);
}

/**
 * Object numbers that are referred to in revision `upTo` but do not exist there. Defining one later would
 * put new material where signed objects already point: a shadow attack that overwrites nothing.
 */
export function danglingReferences(file: PdfFile, upTo: number): Set<number> {
  const existing = existingObjects(file, upTo);
  const dangling = new Set<number>();
  const note = (target: number) => {
    if (!existing.has(target)) dangling.add(target);
  };
  for (const number of existing) referencesIn(file.object(number, upTo), note);
  return dangling;
}

/** Adds what the objects of revision `upTo` refer to without its existing there. */
export function addDangling(
  file: PdfFile,
  upTo: number,
  numbers: Iterable<number>,
  dangling: Set<number>,
): void {
  const note = (target: number) => {
    if ((file.entry(target, upTo)?.kind ?? 'free') === 'free') dangling.add(target);
  };
  for (const number of numbers) referencesIn(file.object(number, upTo), note);
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
