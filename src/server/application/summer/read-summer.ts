// What the summer came to for a class: what is due, what is entered, the pages, and the list of promoted pupils anew (R45, R68).
import type { ClassBook, Mark, SummerWork, Tenths } from '../../../assessment/index.ts';
import type { ClassId, PersonId, Sha256 } from '../../../kernel/index.ts';
import { may } from '../access/may.ts';
import { classTarget, permission } from '../access/permission.ts';
import { summaryOf } from './class-lists.ts';
import type { House } from '../ports/house.ts';
import type { SummerPage, SummerPageId, SummerSegment } from '../ports/summer-store.ts';
import { summerFault } from './faults.ts';
import { awaitedOn, type SummerAwaited } from './sign-summer-page.ts';
import { classInSummer, closedIn, pupilsInSummer } from './standing.ts';

export interface SummerPageStanding {
  readonly page: SummerPage;
  readonly awaited: SummerAwaited;
  readonly signed: readonly Pick<SummerSegment, 'place' | 'signer' | 'at'>[];
  readonly fileHash: Sha256 | null;
}

export interface PupilSummerStanding {
  readonly code: string;
  readonly name: string;
  /** Null: nothing due, or too late for anything. */
  readonly work: SummerWork | null;
  /** Item to value. */
  readonly values: Readonly<Record<string, string>>;
  /** As the year ended. */
  readonly promotion: string | null;
  /** What the entries would come to; decided by the page only. */
  readonly after: string | null;
  readonly page: SummerPageStanding | null;
  /** Subject to result of the year: tenths or mark. */
  readonly year: Readonly<Record<string, Tenths | Mark | null>>;
  /** Nothing is decided, or something was entered since. */
  readonly undecided: boolean;
}

export interface ClassSummer {
  readonly subjects: ClassBook['subjects'];
  /** Those for whom something is due or was decided, in the order of the class list. */
  readonly pupils: readonly PupilSummerStanding[];
  /** The whole class by what becomes of it, decisions of the summer included. */
  readonly lists: ReturnType<typeof summaryOf>;
}

/**
 * Pupils whose transcript is not closed yet, and what will become of them, only for who may read all their results now:
 * nothing can be entered for the others either.
 * @throws Fault `class.unknown`, `access.notPermitted`, `blob.*`
 */
export async function summerOfClass(
  house: House,
  { classId, by }: { readonly classId: ClassId; readonly by: PersonId },
): Promise<ClassSummer> {
  const found = await classInSummer(house, classId);
  const target = classTarget(found.schoolClass);
  const at = house.clock.now();
  const { segments, appointments } = await house.store.read(async (view) => {
    await permission(view, { person: by, action: 'summer.read', target, at });
    const kept = new Map<SummerPageId, readonly SummerSegment[]>();
    for (const { id } of found.pages) kept.set(id, await view.summerSegments(id));
    return { segments: kept, appointments: await view.appointmentsOf(by) };
  });
  const mayReadAll = found.book.subjects.every(
    ({ code }) => may(appointments, 'results.read', { ...target, subject: code }, at) !== null,
  );
  const closed = closedIn(found);
  const all = pupilsInSummer(found).filter(
    ({ entry, page }) => mayReadAll || page !== null || closed.has(entry.code),
  );
  return {
    subjects: found.book.subjects,
    pupils: all
      .filter(({ work, page }) => work !== null || page !== null)
      .map(({ entry, result, given, work, after, page }) => ({
        code: entry.code,
        name: entry.name,
        work,
        values: Object.fromEntries(given.values),
        promotion: result.promotion,
        after: after?.promotion ?? null,
        page: page && standingOf(page, segments.get(page.id) ?? []),
        year: { ...result.year.averages, ...result.year.comments },
        undecided: page === null || given.lastLine > page.lastLine,
      })),
    lists: summaryOf(all, found.book.regime),
  };
}

export interface ReadSummerPage {
  readonly page: SummerPage;
  readonly fileHash: Sha256;
  readonly bytes: Uint8Array;
}

/** As it is signed so far. @throws Fault `summer.pageUnknown`, `access.notPermitted`, `blob.*` */
export async function readSummerPage(
  house: House,
  { page: id, by }: { readonly page: SummerPageId; readonly by: PersonId },
): Promise<ReadSummerPage> {
  const { page, segments } = await house.store.read(async (view) => {
    const found = await view.summerPage(id);
    const schoolClass = await view.schoolClass(found?.classId);
    if (!found || !schoolClass) throw summerFault('summer.pageUnknown', { page: id });
    const target = classTarget(schoolClass);
    await permission(view, { person: by, action: 'summer.read', target, at: house.clock.now() });
    return { page: found, segments: await view.summerSegments(id) };
  });
  const fileHash = segments.at(-1)?.fileHash;
  if (fileHash === undefined) throw summerFault('summer.pageUnknown', { page: id });
  return { page, fileHash, bytes: await house.blobs.join(segments, fileHash) };
}

const standingOf = (page: SummerPage, segments: readonly SummerSegment[]): SummerPageStanding => ({
  page,
  awaited: awaitedOn(page, segments),
  signed: segments.filter(({ signer }) => signer !== null),
  fileHash: segments.at(-1)?.fileHash ?? null,
});
