// Which objects were referred to before they existed.
import type { PdfFile } from '../pdf/index.ts';

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

function noteDangling(file: PdfFile, number: number, upTo: number, dangling: Set<number>): void {
  for (const target of file.references(number, upTo))
    if ((file.entry(target, upTo)?.kind ?? 'free') === 'free') dangling.add(target);
}
