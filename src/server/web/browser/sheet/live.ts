// What the circular makes of the marks as they stand on the page: the same functions that judge on the server.
import {
  assess,
  completeness,
  parseCellPath,
  type ClassBook,
  type MissingCell,
  type PupilEntry,
  type PupilResult,
  type TermEntry,
} from '../../../../assessment/index.ts';

export type LiveBook = ReturnType<typeof openBook>;

/** @param book of the whole class, or of one subject */
export function openBook(book: ClassBook) {
  const pupils = new Map(book.pupils.map((pupil) => [pupil.code, pupil]));
  const first = new Map(pupils);
  return {
    /** A value as the score log keeps it. Cells of nobody's are none. */
    set(path: string, value: string | null): void {
      const code = parseCellPath(path)?.pupil;
      const pupil = code === undefined ? undefined : pupils.get(code);
      const floor = code === undefined ? undefined : first.get(code);
      if (pupil && floor) pupils.set(pupil.code, withValue(pupil, path, value, floor));
    },
    result(code: string): PupilResult | undefined {
      const pupil = pupils.get(code);
      return pupil && assess({ ...book, pupils: [pupil] }).pupils[0];
    },
    /** Of one subject in one term. */
    missing(code: string, subject: string, term: 'HK1' | 'HK2'): readonly MissingCell[] {
      const pupil = pupils.get(code);
      return pupil ? completeness(book, pupil, { terms: [term], subjects: [subject] }) : [];
    },
  };
}

function withValue(pupil: PupilEntry, path: string, value: string | null, floor: PupilEntry): PupilEntry {
  const place = parseCellPath(path);
  if (place?.part === 'conduct')
    return {
      ...pupil,
      conduct: { ...pupil.conduct, [place.term]: value as PupilEntry['conduct']['HK1'] },
    };
  if (place?.part === 'absences')
    return { ...pupil, absences: { ...pupil.absences, [place.leave]: Number(value ?? 0) } };
  if (place?.part !== 'entry') return pupil;
  const { term, subject, column } = place;
  const entry = pupil.entries[term][subject];
  if (!entry || entry.kind === 'exempt') return pupil;
  const mark = value === null ? null : entry.kind === 'score' ? Number(value) : value;
  const least = regularsOf(floor.entries[term][subject]);
  const changed =
    column.kind === 'regular'
      ? { ...entry, regular: withRegular(entry.regular, column.ordinal - 1, mark, least) }
      : column.kind === 'remark'
        ? { ...entry, remark: value ?? '' }
        : { ...entry, [column.kind]: mark };
  return {
    ...pupil,
    entries: { ...pupil.entries, [term]: { ...pupil.entries[term], [subject]: changed as TermEntry } },
  };
}

const regularsOf = (entry: TermEntry | undefined): number =>
  entry && entry.kind !== 'exempt' ? entry.regular.length : 0;

/** A column added on the page and emptied again is no column. */
function withRegular(
  regular: readonly unknown[],
  index: number,
  mark: unknown,
  least: number,
): readonly unknown[] {
  const longer = Array.from({ length: Math.max(regular.length, index + 1) }, (_, at) =>
    at === index ? mark : (regular[at] ?? null),
  );
  while (longer.length > least && longer.at(-1) === null) longer.pop();
  return longer;
}
