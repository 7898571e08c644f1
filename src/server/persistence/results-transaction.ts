// Writes marks: first the lines of the log, then the cells that refer to them, each in one statement.
import type { EntityManager } from 'typeorm';
import { keyOfPath } from '../application/index.ts';
import type { ResultsTransaction, ResultsView } from '../application/index.ts';
import { portions } from './rows.ts';

type Writing = Omit<ResultsTransaction, keyof ResultsView>;

export function resultsTransactionOf(manager: EntityManager): Writing {
  return {
    beginResults: async ({ classId, at, actor }, cells) => {
      await manager.query(BEGIN, [classId, at, actor]);
      for (const some of portions(cells, CELLS_AT_ONCE))
        await manager.query(FIRST_CELLS, [classId, JSON.stringify(some)]);
      await manager.query(BEGUN, [classId]);
    },
    changeCells: async ({ classId, at, actor, fileHash, reason, device, permission }, changes) => {
      if (changes.length === 0) return { first: 0, last: 0 };
      const common = [classId, at, actor, fileHash, reason, device, permission];
      const lines = await manager.query<Line[]>(LOG, [...common, JSON.stringify(changes)]);
      const cells = lines.flatMap(({ id, path, after }) => {
        const place = keyOfPath(path);
        return place ? [{ ...place, value: after, change: id }] : [];
      });
      if (cells.length > 0) await manager.query(CELLS, [classId, JSON.stringify(cells)]);
      const ids = lines.map(({ id }) => id);
      return { first: Math.min(...ids), last: Math.max(...ids) };
    },
    markTriesTold: async (ids, at) => {
      await manager.query(TOLD, [at, JSON.stringify(ids)]);
    },
  };
}

interface Line {
  readonly id: number;
  readonly path: string;
  readonly after: string | null;
}

/** Bounds the text of one parameter. */
const CELLS_AT_ONCE = 5000;

const BEGIN = `INSERT INTO result_books (classId, at, actor, begun) VALUES (?, ?, ?, 0)`;

const BEGUN = `UPDATE result_books SET begun = 1 WHERE classId = ?`;

const CELL_COLUMNS = `book, pupil, field, term, subject, columnName, value, changeId`;

const CELL_VALUES = `value ->> 'pupil', value ->> 'field', value ->> 'term', value ->> 'subject',
  value ->> 'column', value ->> 'value'`;

const BOOK = `(SELECT number FROM result_books WHERE classId = ?)`;

const FIRST_CELLS = `
  INSERT INTO cells (${CELL_COLUMNS}) SELECT ${BOOK}, ${CELL_VALUES}, 0 FROM json_each(?)`;

const LOG = `
  INSERT INTO score_log (classId, at, actor, fileHash, reason, device, permission, path, before, after)
  SELECT ?, ?, ?, ?, ?, ?, ?, value ->> 'path', value ->> 'before', value ->> 'after' FROM json_each(?)
  RETURNING id, path, after`;

const CELLS = `
  INSERT INTO cells (${CELL_COLUMNS}) SELECT ${BOOK}, ${CELL_VALUES}, value ->> 'change' FROM json_each(?) WHERE true
  ON CONFLICT (book, pupil, field, term, subject, columnName) DO UPDATE SET
    value = excluded.value, changeId = excluded.changeId`;

const TOLD = `UPDATE refused_tries SET journalledAt = ? WHERE id IN (SELECT value FROM json_each(?))`;
