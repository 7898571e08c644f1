// Locks on marks and the cells opened under them: read and written.
import type { EntityManager } from 'typeorm';
import type {
  OpenedCell,
  ResultLock,
  ResultLocksTransaction,
  ResultLocksView,
} from '../application/index.ts';

interface LockRow extends Omit<ResultLock, 'scope'> {
  readonly part: string;
  readonly term: string | null;
  readonly subject: string | null;
  readonly columnName: string | null;
}

export const resultLocksViewOf = (manager: EntityManager): ResultLocksView => ({
  resultLocks: async (classId) => (await manager.query<LockRow[]>(LOCKS, [classId])).map(toLock),
  openedCells: (classId) => manager.query<OpenedCell[]>(OPENED, [classId]),
});

export const resultLocksTransactionOf = (
  manager: EntityManager,
): Omit<ResultLocksTransaction, keyof ResultLocksView> => ({
  addResultLock: async ({ id, classId, scope: { part, term, subject, column }, lockedBy, lockedAt }) => {
    const values = [id, classId, part, term ?? null, subject ?? null, column ?? null, lockedBy, lockedAt];
    await manager.query(ADD_LOCK, values);
  },
  liftResultLocks: async (ids, by, at) => {
    await manager.query(LIFT, [by, at, JSON.stringify(ids)]);
  },
  addOpenedCells: async (cells) => {
    if (cells.length > 0) await manager.query(OPEN, [JSON.stringify(cells)]);
  },
  closeOpenedCells: async (correctionId, at, why) => {
    const closed = await manager.query<{ path: string }[]>(CLOSE, [at, why, correctionId]);
    return closed.map(({ path }) => path);
  },
});

const toLock = ({ part, term, subject, columnName, ...row }: LockRow): ResultLock =>
  ({
    ...row,
    scope: {
      part,
      ...(term !== null && { term }),
      ...(subject !== null && { subject }),
      ...(columnName !== null && { column: columnName }),
    },
  }) as unknown as ResultLock;

const LOCKS = `SELECT * FROM result_locks WHERE classId = ? ORDER BY lockedAt, id`;

const OPENED = `
  SELECT correctionId, classId, path, openedAt, until, decisionNumber, openedBy, closedAt, closedWhy
  FROM opened_cells WHERE classId = ? ORDER BY id`;

const ADD_LOCK = `
  INSERT INTO result_locks (id, classId, part, term, subject, columnName, lockedBy, lockedAt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

const LIFT = `
  UPDATE result_locks SET liftedBy = ?, liftedAt = ? WHERE id IN (SELECT value FROM json_each(?))`;

const OPEN = `
  INSERT INTO opened_cells (correctionId, classId, path, openedAt, until, decisionNumber, openedBy)
  SELECT value ->> 'correctionId', value ->> 'classId', value ->> 'path', value ->> 'openedAt', value ->> 'until',
    value ->> 'decisionNumber', value ->> 'openedBy'
  FROM json_each(?)`;

const CLOSE = `
  UPDATE opened_cells SET closedAt = ?, closedWhy = ? WHERE correctionId = ? AND closedAt IS NULL
  RETURNING path`;
