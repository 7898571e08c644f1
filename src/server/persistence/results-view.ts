// Reads marks, their log, and what was tried past the program.
import type { EntityManager } from 'typeorm';
import type {
  BookRevision,
  Cell,
  CellTime,
  EditsOfDay,
  RefusedTry,
  ResultBook,
  ResultsView,
} from '../application/index.ts';
import * as codec from './codecs.ts';
import type { ScoreChangeRow } from './schemas.ts';

export function resultsViewOf(manager: EntityManager): ResultsView {
  const logged = async (statement: string, values: readonly unknown[]) =>
    (await manager.query<ScoreChangeRow[]>(statement, [...values])).map(codec.toScoreChange);
  return {
    resultBook: async (classId) => {
      const [book] = await manager.query<ResultBook[]>(BOOK, [classId]);
      return book ?? null;
    },
    cells: (classId, { field, term, subject } = {}) =>
      manager.query<Cell[]>(CELLS, [classId, field, field, term, term, subject, subject].map(orNull)),
    bookRevision: async (classId) => {
      const [row] = await manager.query<RevisionRow[]>(`${REVISIONS} WHERE classes.id = ?`, [classId]);
      return row ? toRevision(row) : null;
    },
    bookRevisions: async (schoolId, schoolYear) => {
      const ofYear = `${REVISIONS} WHERE classes.schoolId = ? AND classes.schoolYear = ?`;
      return (await manager.query<RevisionRow[]>(ofYear, [schoolId, schoolYear])).map(toRevision);
    },
    cellsOfPupils: async (classId, pupils) => {
      if (pupils.length === 0) return [];
      const wanted = pupils.map(() => '?').join(', ');
      return manager.query<Cell[]>(`${CELLS_OF_BOOK} AND pupil IN (${wanted})`, [classId, ...pupils]);
    },
    cellTimes: (classId, of = {}) => {
      const limits = (['field', 'term', 'subject'] as const).filter((limit) => of[limit] !== undefined);
      const within = limits.map((limit) => `AND cells.${limit} = ?`).join(' ');
      const values = limits.map((limit) => orNull(of[limit]));
      return manager.query<CellTime[]>(`${CELL_TIMES} ${within}`, [classId, ...values]);
    },
    changedPaths: async (classId, after) => {
      const rows = await manager.query<{ path: string }[]>(CHANGED_PATHS, [classId, after]);
      return rows.map(({ path }) => path);
    },
    editsByDay: (schoolId, schoolYear) => manager.query<EditsOfDay[]>(EDITS_BY_DAY, [schoolId, schoolYear]),
    lastChange: async (classId) => {
      const [row] = await manager.query<{ last: number | null }[]>(LAST_CHANGE, [classId]);
      return row?.last ?? 0;
    },
    scoreChangesOf: (ids) => logged(CHANGES_OF, [JSON.stringify(ids)]),
    cellLog: (classId, path) => logged(CELL_LOG, [classId, path]),
    untoldTries: () => manager.query<RefusedTry[]>(UNTOLD),
  };
}

const orNull = (value: string | undefined): string | null => value ?? null;

const BOOK = `SELECT classId, at, actor FROM result_books WHERE classId = ? AND begun = 1`;

interface RevisionRow extends Omit<BookRevision, 'begun'> {
  readonly begun: number;
}

const toRevision = ({ begun, ...rest }: RevisionRow): BookRevision => ({ ...rest, begun: begun === 1 });

const REVISIONS = `
  SELECT classes.id AS classId, classes.bookHash AS bookHash, coalesce(book.begun, 0) AS begun,
    coalesce((SELECT max(id) FROM score_log WHERE score_log.classId = classes.id), 0) AS lastChange
  FROM classes LEFT JOIN result_books AS book ON book.classId = classes.id`;

const CELLS_OF_BOOK = `
  SELECT pupil, field, term, subject, columnName AS "column", value, changeId AS change FROM cells
  WHERE book = (SELECT number FROM result_books WHERE classId = ?)`;

const CELL_TIMES = `
  SELECT cells.pupil, cells.field, cells.term, cells.subject, cells.columnName AS "column",
    coalesce(line.at, book.at) AS at
  FROM result_books AS book
  JOIN cells ON cells.book = book.number AND cells.value IS NOT NULL
  LEFT JOIN score_log AS line ON line.id = cells.changeId
  WHERE book.classId = ? AND book.begun = 1`;

const CHANGED_PATHS = `SELECT DISTINCT path FROM score_log WHERE classId = ? AND id > ?`;

const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const EDITS_BY_DAY = `
  SELECT line.classId, (line.at + ${VIETNAM_MS}) / ${DAY_MS} AS day, count(*) AS edits
  FROM classes JOIN score_log AS line ON line.classId = classes.id AND line.before IS NOT NULL
  WHERE classes.schoolId = ? AND classes.schoolYear = ? GROUP BY 1, 2`;

const CELLS = `
  SELECT pupil, field, term, subject, columnName AS "column", value, changeId AS change FROM cells
  WHERE book = (SELECT number FROM result_books WHERE classId = ?)
    AND (? IS NULL OR field = ?) AND (? IS NULL OR term = ?) AND (? IS NULL OR subject = ?)`;

const LAST_CHANGE = `SELECT max(id) AS last FROM score_log WHERE classId = ?`;

const CHANGES_OF = `SELECT * FROM score_log WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`;

const CELL_LOG = `SELECT * FROM score_log WHERE classId = ? AND path = ? ORDER BY id`;

const UNTOLD = `
  SELECT id, at, target, deed, classId, path, before, after, why FROM refused_tries
  WHERE journalledAt IS NULL ORDER BY id`;
