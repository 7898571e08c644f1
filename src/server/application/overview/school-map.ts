// The school on one screen: classes × subjects, each signed, late, missing or ready, at a moment (R53, R54).
import type { Term } from '../../../assessment/index.ts';
import { byVietnameseWord } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { entryProgress, type ClassSheetProgress, type EntryProgress } from '../results/progress.ts';
import { recordsOfClasses } from '../records/class-records.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { standingOf, type CellStanding } from './cell-standing.ts';

export interface MapAsked {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly term: Term;
  readonly by: PersonId;
  /** As it is due at that moment, and signed until then; now when left out. */
  readonly at?: Instant;
}

export interface MapCell {
  readonly teacher: string;
  readonly standing: CellStanding;
  readonly required: number;
  readonly entered: number;
  readonly late: number;
}

export interface MapRow {
  readonly schoolClass: SchoolClass;
  /** By subject code; `null` is conduct. A class that lacks a subject has no cell. */
  readonly cells: ReadonlyMap<string | null, MapCell>;
  /** Of the summary of the term. */
  readonly state: string | null;
}

export interface SchoolMap {
  readonly progress: EntryProgress;
  /** In the order of the class books. */
  readonly subjects: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly MapRow[];
  /** When each signature on a record of these classes was given, until `at`. */
  readonly signedAt: readonly Instant[];
}

/** Only what whoever asks may see the progress of. @throws Fault `access.notPermitted` when that is nothing, `blob.*` */
export async function schoolMap(house: House, asked: MapAsked): Promise<SchoolMap> {
  const progress = await entryProgress(house, asked);
  const sheets = new Map<ClassId, ClassSheetProgress[]>();
  for (const sheet of progress.sheets)
    sheets.set(sheet.classId, [...(sheets.get(sheet.classId) ?? []), sheet]);
  const { classes, records } = await house.store.read(async (view) => {
    const seen = (await view.classes(asked.schoolId)).filter(({ id }) => sheets.has(id));
    return { classes: seen, records: await recordsOfClasses(house.store, view, seen) };
  });
  const subjects = new Map<string, string>();
  const rows: MapRow[] = [];
  for (const schoolClass of classes.toSorted((one, other) => byVietnameseWord(one.name, other.name))) {
    const mine = sheets.get(schoolClass.id) ?? [];
    for (const { subject, subjectName } of mine)
      if (subject !== null) subjects.set(subject, subjectName ?? subject);
    const summary =
      (records.get(schoolClass.id) ?? []).find(
        ({ kind, key }) => kind === 'classSummary' && key === asked.term,
      )?.snapshot ?? null;
    rows.push(rowOf({ schoolClass, sheets: mine, summary, at: progress.at }));
  }
  const signedAt = [...records.values()].flatMap((some) =>
    some.flatMap((record) => record.signedAt.filter((at) => at <= progress.at)),
  );
  return { progress, subjects: [...subjects].map(([code, name]) => ({ code, name })), rows, signedAt };
}

interface Row {
  readonly schoolClass: SchoolClass;
  readonly sheets: readonly ClassSheetProgress[];
  readonly summary: SchoolRecord['snapshot'] | null;
  readonly at: Instant;
}

function rowOf({ schoolClass, sheets, summary, at }: Row): MapRow {
  const cells = sheets.map((sheet) => {
    const { subject, teacher, required, entered, late } = sheet;
    const standing = standingOf(sheet, summary, at);
    return [subject, { teacher, standing, required, entered, late }] as const;
  });
  return { schoolClass, cells: new Map(cells), state: summary?.state ?? null };
}
