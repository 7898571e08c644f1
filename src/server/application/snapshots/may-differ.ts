// What a successor may print differently, given the cells that were corrected: those, and what follows from them.
import { parseCellPath } from '../../../assessment/index.ts';
import type { CellPlace } from '../../../assessment/index.ts';
import type { DocumentSnapshot } from '../../../documents/index.ts';
import { parseSummerPath } from './summer-path.ts';

type Subject =
  | { readonly kind: 'transcript'; readonly pupil: string }
  | { readonly kind: 'classSummary'; readonly period: 'HK1' | 'HK2' | 'year' };

/** What the answer depends on of a snapshot. */
export const subjectOf = (snapshot: DocumentSnapshot): Subject =>
  snapshot.kind === 'transcript'
    ? { kind: 'transcript', pupil: snapshot.pupil.code }
    : { kind: 'classSummary', period: snapshot.period };

/**
 * True for places that a correction of these cells can change. Whoever confirms and approves signs every version
 * anew, so their names may change with the office.
 */
export function mayDiffer(
  subject: Subject,
  cells: readonly { readonly path: string }[],
): (place: string) => boolean {
  const places = new Set(
    cells.flatMap(({ path }) => {
      const cell = parseCellPath(path);
      return cell ? placesOf(subject, cell) : afterSummerOf(subject, path);
    }),
  );
  return (place) => signedAnew.includes(place) || places.has(place);
}

const signedAnew: readonly string[] = ['homeroomTeacher', 'principal/name', 'principal/title'];

function placesOf(subject: Subject, cell: CellPlace): readonly string[] {
  if (subject.kind === 'classSummary') return inSummary(subject.period, cell);
  return cell.pupil === subject.pupil ? inTranscript(cell) : [];
}

/** Level, mean, adjustment, promotion and title follow from any result, from conduct and from absences. */
const follows = ['learning', 'mean'].flatMap((name) =>
  ['term1', 'term2', 'year'].map((period) => `${name}/${period}`),
);
const outcome = ['adjustedBecauseOf', 'promotion', 'title'];
/**
 * After the summer: whoever has nothing to mend any more has none of it, and what is due decides which levels there are
 * (TT 22/2021 Đ13, Đ14; TT 58/2011 Đ16, Đ17). Marks reach the level of learning, conduct reaches both.
 */
const mended = 'afterSummer';
const learningMended = [mended, `${mended}/learning`];
const allMended = [...learningMended, `${mended}/conduct`, `${mended}/training`];

function inTranscript(cell: CellPlace): readonly string[] {
  if (cell.part === 'particular') return [`pupil/${cell.particular}`];
  if (cell.part === 'absences') return [`absences/${cell.leave}`, ...follows, ...outcome, mended];
  const term = cell.term === 'HK1' ? 'term1' : 'term2';
  if (cell.part === 'conduct')
    return [`conduct/${term}`, 'conduct/year', ...follows, ...outcome, ...allMended];
  const columns = [term, 'year', 'retest', 'remark', 'teacher'];
  const results = columns.map((column) => `rows/${cell.subject}/${column}`);
  return [...results, ...follows, ...outcome, ...learningMended];
}

function inSummary(period: 'HK1' | 'HK2' | 'year', cell: CellPlace): readonly string[] {
  const row = `rows/${cell.pupil}`;
  const following = ['learning', 'mean', ...outcome].map((name) => `${row}/${name}`);
  if (cell.part === 'particular') return cell.particular === 'name' ? [`${row}/name`] : [];
  if (cell.part === 'absences') return [`${row}/absences/${cell.leave}`, ...following];
  if (period !== 'year' && cell.term !== period) return [];
  if (cell.part === 'conduct') return [`${row}/conduct`, ...following];
  return [`${row}/results/${cell.subject}`, `subjects/${cell.subject}/teacher`, ...following];
}

/** What a decision about the summer adds to a transcript: the marks and levels of the year stay (TT 22/2021 Đ13, Đ14). */
function afterSummerOf(subject: Subject, path: string): readonly string[] {
  const item = parseSummerPath(path);
  if (!item || subject.kind !== 'transcript' || item.pupil !== subject.pupil) return [];
  const again = item.subject === null ? [] : [`rows/${item.subject}/retest`];
  return [...allMended, 'promotion', ...again];
}
