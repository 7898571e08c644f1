// Who refers to an object: before it existed, or besides the one place it was put there for.
import { isName, type PdfFile, PdfStream } from '../pdf/index.ts';

/**
 * Object numbers that are referred to in revision `upTo` but do not exist there. Defining one later would
 * put new material where signed objects already point: a shadow attack that overwrites nothing.
 */
export function danglingReferences(file: PdfFile, upTo: number): Set<number> {
  const dangling = new Set<number>();
  for (const { entries } of file.revisions.slice(0, upTo + 1)) {
    for (const [number, entry] of entries)
      if (file.entry(number, upTo) === entry) noteDangling(file, number, upTo, dangling);
  }
  return dangling;
}

/** Adds what the objects of revision `upTo` refer to without its existing there. */
export function addDangling(
  file: PdfFile,
  upTo: number,
  numbers: Iterable<number>,
  dangling: Set<number>,
): void {
  for (const number of numbers) noteDangling(file, number, upTo, dangling);
}

/**
 * How many references to the object there are in revision `upTo`. What may be written anew for one purpose must serve no
 * other: document information that is a page's resources as well would be a way to change the page.
 */
export const usesOf = (file: PdfFile, number: number, upTo: number): number =>
  referrers(file, number, upTo).filter((by) => !isCrossReference(file, by, upTo)).length;

/** As often as they refer to it. */
function referrers(file: PdfFile, number: number, upTo: number): number[] {
  const found: number[] = [];
  for (const { entries } of file.revisions.slice(0, upTo + 1)) {
    for (const [by, entry] of entries) {
      if (file.entry(by, upTo) !== entry) continue;
      for (const target of file.references(by, upTo)) if (target === number) found.push(by);
    }
  }
  return found;
}

/** It names the catalog and /Info in a trailer's stead; one that something refers to could be shown, too. */
function isCrossReference(file: PdfFile, number: number, upTo: number): boolean {
  const stream = file.object(number, upTo);
  return (
    stream instanceof PdfStream &&
    isName(stream.dict.get('Type'), 'XRef') &&
    referrers(file, number, upTo).length === 0
  );
}

function noteDangling(file: PdfFile, number: number, upTo: number, dangling: Set<number>): void {
  for (const target of file.references(number, upTo))
    if ((file.entry(target, upTo)?.kind ?? 'free') === 'free') dangling.add(target);
}
