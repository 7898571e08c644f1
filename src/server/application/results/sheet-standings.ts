// How each sheet of a class stands, worked out again only for the sheets that lines of the log have touched since.
import { conductStanding, subjectStanding, terms } from '../../../assessment/index.ts';
import type { ClassBook, SheetStanding, Subject, Term } from '../../../assessment/index.ts';
import type { ClassId, Instant, Sha256 } from '../../../kernel/index.ts';
import { presentBook } from '../classes/class-books.ts';
import { memoryByStore } from '../memory.ts';
import type { House } from '../ports/house.ts';
import type { BookRevision } from '../ports/results-store.ts';
import type { TestDay } from '../ports/test-days-store.ts';
import type { SchoolClass } from '../rows.ts';
import { keyOfPath } from './cell-key.ts';
import { cellDates, enteredTimes, type CellTimes, type YearRules } from './entry-dates.ts';

export interface StandingSheet extends SheetStanding {
  readonly classId: ClassId;
  /** As the class book has it; null for conduct. */
  readonly subjectName: string | null;
}

export interface StandingsAsked {
  readonly schoolClass: SchoolClass;
  /** As the store has it now. */
  readonly revision: BookRevision;
  readonly year: YearRules & {
    /** Of the policy the rules are from; null where there is none. */
    readonly policyHash: Sha256 | null;
  };
  /** What is stated of the class. */
  readonly stated: readonly TestDay[];
}

/** Of both terms, in the order of the book, conduct last. @throws Fault `blob.*` */
export async function sheetStandings(house: House, asked: StandingsAsked): Promise<readonly StandingSheet[]> {
  const { schoolClass, revision, year, stated } = asked;
  const kept = standingsOf(house.store);
  const known = kept.get(schoolClass.id);
  const grounds = JSON.stringify([revision.bookHash, revision.begun, year.policyHash, stated]);
  const holds = known?.grounds === grounds;
  if (holds && known.lastChange === revision.lastChange) return known.sheets;
  // Marks that come in from here on are in the book, and their lines are after `revision.lastChange`: they are looked at again.
  const { book } = await presentBook(house, schoolClass);
  const touched = holds ? await sheetsSince(house, schoolClass.id, known.lastChange) : null;
  const times = await timesOf(house, schoolClass.id, touched);
  const former = new Map(known?.sheets.map((sheet) => [nameOf(sheet), sheet]));
  const sheets = sheetsOf(book).map((place): StandingSheet => {
    const same = touched?.has(nameOf(place)) === false ? former.get(nameOf(place)) : undefined;
    return same ?? standing(book, place, { asked, times });
  });
  kept.set(schoolClass.id, { grounds, lastChange: revision.lastChange, sheets });
  return sheets;
}

interface Standings {
  /** What they were worked out from besides the log. */
  readonly grounds: string;
  readonly lastChange: number;
  readonly sheets: readonly StandingSheet[];
}

/** Some ten kilobytes a class. */
const MOST_CLASSES = 1000;

const standingsOf = memoryByStore<ClassId, Standings>(MOST_CLASSES);

/** Of a subject, or of conduct where that is null. */
interface Place {
  readonly term: Term;
  readonly subject: string | null;
}

const nameOf = ({ term, subject }: Place): string => `${term} ${subject ?? ''}`;

const sheetsOf = ({ subjects }: ClassBook): readonly Place[] =>
  terms.flatMap((term) => [
    ...subjects.map(({ code }) => ({ term, subject: code })),
    { term, subject: null },
  ]);

/** By name. */
type Sheets = ReadonlyMap<string, Place>;

async function sheetsSince(house: House, classId: ClassId, lastChange: number): Promise<Sheets> {
  const paths = await house.store.read((view) => view.changedPaths(classId, lastChange));
  const places = paths.flatMap((path): readonly Place[] => {
    const place = keyOfPath(path);
    if (place === null || place.term === '') return [];
    return [{ term: place.term, subject: place.field === 'entries' ? place.subject : null }];
  });
  return new Map(places.map((place) => [nameOf(place), place]));
}

/** Beyond so many sheets all cells of the class are read at once. */
const SHEETS_ALONE = 4;

const timesOf = (house: House, classId: ClassId, touched: Sheets | null): Promise<CellTimes> =>
  house.store.read(async (view) => {
    if (touched === null || touched.size > SHEETS_ALONE) return enteredTimes(view, classId);
    const times = new Map<string, Instant>();
    for (const { term, subject } of touched.values()) {
      const of =
        subject === null
          ? ({ field: 'conduct', term } as const)
          : ({ field: 'entries', term, subject } as const);
      for (const [path, at] of await enteredTimes(view, classId, of)) times.set(path, at);
    }
    return times;
  });

function standing(
  book: ClassBook,
  { term, subject: code }: Place,
  { asked, times }: { readonly asked: StandingsAsked; readonly times: CellTimes },
): StandingSheet {
  const dates = cellDates(asked.year, { term, subject: code }, asked.stated, times);
  const subject = book.subjects.find((one: Subject) => one.code === code);
  const counted = subject ? subjectStanding(book, subject, term, dates) : conductStanding(book, term, dates);
  return { ...counted, classId: asked.schoolClass.id, subjectName: subject?.name ?? null };
}
