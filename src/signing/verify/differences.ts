// What one revision changed against the one before: every object it brings must be justified (signing.md §8 "whitelist").
import {
  isArray,
  isDict,
  isName,
  type PdfFile,
  type PdfObject,
  PdfRef,
  PdfStream,
  type Revision,
} from '../pdf/index.ts';
import { equalObjects } from './equal.ts';
import type { Admission } from './new-fields.ts';
import { replacementOf } from './replaced-objects.ts';
import type { Changes } from './report.ts';

export interface Difference {
  readonly changes: Changes;
  /** Object numbers of signature fields that received a value. */
  readonly filled: readonly number[];
  /** Why the change is `other`. */
  readonly reason: string;
}

export const other = (reason: string): Difference => ({ changes: 'other', filled: [], reason });

/**
 * Compares revision `index` with the one before. Known are the filling of signature fields, the adding of
 * signature fields where that is admitted, and archive data; page tree, contents, resources, fonts and
 * everything else is frozen.
 */
export function differencesOf(
  file: PdfFile,
  index: number,
  dangling: ReadonlySet<number>,
  admission: Admission,
): Difference {
  const revision = file.revisions[index];
  const before = file.revisions[index - 1];
  if (revision === undefined || before === undefined) return other('no such revision');
  const trailer = trailerProblem(before, revision);
  if (trailer !== undefined) return other(trailer);
  const roots: number[] = [];
  const filled: number[] = [];
  const fresh = new Set<number>();
  let archive = false;
  for (const [number, entry] of revision.entries) {
    const previous = file.entry(number, index - 1);
    if (entry.kind === 'free') {
      if (number === 0 || previous === undefined || previous.kind === 'free') continue;
      return other(`object ${number} was removed`);
    }
    if (previous === undefined || previous.kind === 'free') {
      if (number < Number(before.trailer.get('Size')) || dangling.has(number)) {
        return other(`object ${number} fills a place that was already referred to`);
      }
      fresh.add(number);
      continue;
    }
    const replacement = replacementOf(file, number, index, admission);
    if (replacement === undefined) return other(`object ${number} was replaced`);
    roots.push(number);
    if (replacement.kind === 'filling') filled.push(number);
    if (replacement.kind === 'archive') archive = true;
    filled.push(
      ...replacement.added.filter((field) => !filled.includes(field) && isFilled(file, field, index)),
    );
  }
  const stray = unjustified(file, index, roots, fresh);
  if (stray !== undefined) return other(`object ${stray} belongs to nothing`);
  if (filled.length > 0) return { changes: 'signing', filled, reason: '' };
  if (archive) return { changes: 'archive', filled, reason: '' };
  return roots.length + fresh.size === 0
    ? { changes: 'none', filled, reason: '' }
    : other('objects without use');
}

const isFilled = (file: PdfFile, field: number, index: number): boolean => {
  const dict = file.object(field, index);
  return isDict(dict) && dict.get('V') instanceof PdfRef;
};

function trailerProblem(before: Revision, after: Revision): string | undefined {
  for (const key of ['Root', 'Info']) {
    if (!equalObjects(before.trailer.get(key), after.trailer.get(key)))
      return `the trailer's /${key} was changed`;
  }
  if (after.trailer.has('Encrypt')) return 'encryption was added';
  if (after.trailer.has('XRefStm')) return 'a hidden cross-reference was added';
  const [was, is] = [before.trailer.get('ID'), after.trailer.get('ID')];
  const firstId = (id: PdfObject | undefined) => (isArray(id) ? id[0] : undefined);
  if (was !== undefined && !equalObjects(firstId(was), firstId(is))) return "the trailer's /ID was changed";
  let highest = Number(before.trailer.get('Size')) - 1;
  for (const number of after.entries.keys()) if (number > highest) highest = number;
  const size = after.trailer.get('Size');
  // A cross-reference stream without an entry of its own (see tiling) counts in /Size all the same.
  const unlisted = after.section.kind === 'stream' && size === highest + 2;
  return size === highest + 1 || unlisted ? undefined : "the trailer's /Size is wrong";
}

/** A new object that no permitted change leads to (and that is no container of such objects). */
function unjustified(
  file: PdfFile,
  index: number,
  roots: readonly number[],
  fresh: ReadonlySet<number>,
): number | undefined {
  const reached = new Set<number>();
  const queue = [...roots];
  const reach = (target: number) => {
    if (!fresh.has(target) || reached.has(target)) return;
    reached.add(target);
    queue.push(target);
  };
  for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
    file.references(number, index).forEach(reach);
  }
  for (const number of fresh) {
    if (!reached.has(number) && !isContainer(file, index, number)) return number;
  }
  return undefined;
}

/** The update's own cross-reference stream, or an object stream that holds only objects listed by this update. */
function isContainer(file: PdfFile, index: number, number: number): boolean {
  const revision = file.revisions[index];
  const entry = revision?.entries.get(number);
  if (revision === undefined || entry?.kind !== 'offset') return false;
  if (entry.offset === revision.section.start) return true;
  const stream = file.object(number, index);
  if (!(stream instanceof PdfStream) || !isName(stream.dict.get('Type'), 'ObjStm')) return false;
  if (stream.dict.has('Extends')) return false;
  file.work.spend(revision.entries.size);
  const members = [...revision.entries.values()].filter(
    (each) => each.kind === 'compressed' && each.stream === number,
  );
  return members.length > 0 && members.length === stream.dict.get('N');
}
