// Which records an import opens, brings up to date, or closes because the pupil left. Pure.
import type { ClassBook } from '../../../assessment/index.ts';
import { canonicalJson } from '../../../kernel/index.ts';
import type { Assignments, RecordKind } from '../../../workflows/index.ts';
import type { SchoolRecord } from '../rows.ts';
import { periods } from '../snapshots/printed.ts';

/** A record the class should have. */
export interface RecordPlace {
  readonly kind: RecordKind;
  readonly key: string;
  readonly ordinal: number;
  readonly title: string;
}

export interface RecordPlan {
  readonly opening: readonly RecordPlace[];
  readonly updating: readonly { readonly record: SchoolRecord; readonly place: RecordPlace }[];
  readonly leaving: readonly SchoolRecord[];
  /** Records that can no longer change. */
  readonly closed: number;
  /** Every record stands already, with these assignments. */
  readonly unchanged: boolean;
}

export interface PlanSource {
  readonly book: ClassBook;
  readonly assignments: Assignments;
  readonly records: readonly SchoolRecord[];
}

export function planRecords({ book, assignments, records }: PlanSource): RecordPlan {
  const places = placesOf(book);
  const present = new Map(records.map((record) => [placeKey(record), record]));
  const wanted = new Map(places.map((place) => [placeKey(place), place]));
  const staying = records.flatMap((record) => {
    const place = wanted.get(placeKey(record));
    return place ? [{ record, place }] : [];
  });
  const opening = places.filter((place) => !present.has(placeKey(place)));
  const leaving = records.filter(
    (record) => !wanted.has(placeKey(record)) && record.snapshot.state !== 'withdrawn',
  );
  const current = staying.filter(({ record }) => {
    const { state, context } = record.snapshot;
    return state !== 'withdrawn' && canonicalJson(context.assignments) === canonicalJson(assignments);
  });
  return {
    opening,
    updating: staying,
    leaving,
    closed: records.filter(({ snapshot }) => !openToChange.includes(snapshot.state)).length,
    unchanged: opening.length === 0 && leaving.length === 0 && current.length === staying.length,
  };
}

const openToChange: readonly string[] = ['draft', 'returned', 'withdrawn'];

const summaryTitles = {
  HK1: 'Bảng tổng hợp học kì I',
  HK2: 'Bảng tổng hợp học kì II',
  year: 'Bảng tổng hợp cả năm',
} as const;

function placesOf(book: ClassBook): readonly RecordPlace[] {
  const transcripts = book.pupils.map(({ code, name }, index) => ({
    kind: 'transcript' as const,
    key: code,
    ordinal: index,
    title: name,
  }));
  const summaries = periods.map((period, index) => ({
    kind: 'classSummary' as const,
    key: period,
    ordinal: book.pupils.length + index,
    title: summaryTitles[period],
  }));
  return [...transcripts, ...summaries];
}

const placeKey = ({ kind, key }: Pick<RecordPlace, 'kind' | 'key'>) => `${kind}/${key}`;
