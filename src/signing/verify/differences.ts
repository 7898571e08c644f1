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
import { equalDicts, equalObjects } from './equal.ts';
import { referencesIn } from './references.ts';
import type { Changes } from './report.ts';

export interface Difference {
  readonly changes: Changes;
  /** Object numbers of signature fields that were filled. */
  readonly filled: readonly number[];
  /** Why the change is `other`. */
  readonly reason: string;
}

const other = (reason: string): Difference => ({ changes: 'other', filled: [], reason });

/**
 * Compares revision `index` with the one before. Only new objects and the filling of empty signature fields
 * are known; page tree, contents, resources, fonts, catalog and everything else is frozen.
 */
export function differencesOf(file: PdfFile, index: number, dangling: ReadonlySet<number>): Difference {
  const revision = file.revisions[index];
  const before = file.revisions[index - 1];
  if (revision === undefined || before === undefined) return other('no such revision');
  const trailer = trailerProblem(before, revision);
  if (trailer !== undefined) return other(trailer);
  const filled: number[] = [];
  const fresh = new Set<number>();
  for (const [number, entry] of revision.entries) {
    const previous = file.entry(number, index - 1);
    if (entry.kind === 'free') {
      if (number === 0) continue;
      return other(`object ${number} was removed`);
    }
    if (previous === undefined || previous.kind === 'free') {
      if (number < Number(before.trailer.get('Size')) || dangling.has(number)) {
        return other(`object ${number} fills a place that was already referred to`);
      }
      fresh.add(number);
    } else if (isFilling(file, number, index)) filled.push(number);
    else return other(`object ${number} was replaced`);
  }
  const stray = unjustified(file, index, filled, fresh);
  if (stray !== undefined) return other(`object ${stray} belongs to nothing`);
  if (filled.length === 0)
    return fresh.size === 0 ? { changes: 'none', filled, reason: '' } : other('objects without use');
  return { changes: 'signing', filled, reason: '' };
}

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
  const highest = Math.max(...after.entries.keys(), Number(before.trailer.get('Size')) - 1);
  return after.trailer.get('Size') === highest + 1 ? undefined : "the trailer's /Size is wrong";
}

/** An empty signature field that received a new value and appearance, and is otherwise as it was. */
function isFilling(file: PdfFile, number: number, index: number): boolean {
  const before = file.object(number, index - 1);
  const after = file.object(number, index);
  if (!isDict(before) || !isDict(after)) return false;
  if (!isName(before.get('FT'), 'Sig') || before.has('V') || before.has('Kids')) return false;
  if (!equalDicts(before, after, ['V', 'AP'])) return false;
  const value = after.get('V');
  if (!(value instanceof PdfRef) || !isNew(file, value.number, index)) return false;
  return isDict(file.object(value.number, index)) && appearanceIsNew(file, before, after, index);
}

function appearanceIsNew(
  file: PdfFile,
  before: ReadonlyMap<string, PdfObject>,
  after: ReadonlyMap<string, PdfObject>,
  index: number,
): boolean {
  const appearance = after.get('AP');
  if (equalObjects(before.get('AP'), appearance)) return true;
  if (!isDict(appearance) || [...appearance.keys()].some((key) => key !== 'N')) return false;
  const normal = appearance.get('N');
  if (!(normal instanceof PdfRef) || !isNew(file, normal.number, index)) return false;
  const stream = file.object(normal.number, index);
  return stream instanceof PdfStream && isName(stream.dict.get('Subtype'), 'Form');
}

const isNew = (file: PdfFile, number: number, index: number): boolean =>
  file.revisions[index]?.entries.has(number) === true &&
  (file.entry(number, index - 1)?.kind ?? 'free') === 'free';

/** A new object that no filled field leads to (or that is no container of such objects). */
function unjustified(
  file: PdfFile,
  index: number,
  filled: readonly number[],
  fresh: ReadonlySet<number>,
): number | undefined {
  const reached = new Set<number>();
  const queue = [...filled];
  const reach = (target: number) => {
    if (!fresh.has(target) || reached.has(target)) return;
    reached.add(target);
    queue.push(target);
  };
  for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
    referencesIn(file.object(number, index), reach);
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
  if (
    !(stream instanceof PdfStream) ||
    !isName(stream.dict.get('Type'), 'ObjStm') ||
    stream.dict.has('Extends')
  )
    return false;
  const members = [...revision.entries.values()].filter(
    (each) => each.kind === 'compressed' && each.stream === number,
  );
  return members.length > 0 && members.length === stream.dict.get('N');
}
