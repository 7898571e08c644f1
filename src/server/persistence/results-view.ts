// Reads marks, their log, and what was tried past the program.
import type { EntityManager } from 'typeorm';
import type { Cell, RefusedTry, ResultBook, ResultsView } from '../application/index.ts';
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
