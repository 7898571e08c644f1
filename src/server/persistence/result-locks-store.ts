// Locks on marks and the cells opened under them: read and written.
import type { EntityManager } from 'typeorm';
import { groupBy } from '../../kernel/index.ts';
import type {
  OpenedCell,
  ResultLock,
  ResultLocksTransaction,
  ResultLocksView,
} from '../application/index.ts';

interface LockRow extends Omit<ResultLock, 'scope' | 'exceptions'> {
  readonly part: string;
  readonly term: string | null;
  readonly subject: string | null;
  readonly columnName: string | null;
}

export const resultLocksViewOf = (manager: EntityManager): ResultLocksView => ({
  resultLocks: async (classId) => {
    const locks = await manager.query<LockRow[]>(LOCKS, [classId]);
    const exceptions = groupBy(
      await manager.query<ExceptionRow[]>(EXCEPTIONS, [classId]),
      ({ lockId }) => lockId,
    );
    return locks.map((row) => toLock(row, exceptions.get(row.id) ?? []));
  },
  openedCells: (classId) => manager.query<OpenedCell[]>(OPENED, [classId]),
});

export const resultLocksTransactionOf = (
  manager: EntityManager,
): Omit<ResultLocksTransaction, keyof ResultLocksView> => ({
  addResultLock: async ({ id, classId, scope: { part, term, subject, column }, lockedBy, lockedAt }) => {
    const values = [id, classId, part, term ?? null, subject ?? null, column ?? null, lockedBy, lockedAt];
    await manager.query(ADD_LOCK, values);
  },
  addLockException: async (lock, { scope: { term, subject, column }, openedBy, openedAt }) => {
    const values = [lock, term ?? null, subject ?? null, column ?? null, openedBy, openedAt];
    await manager.query(ADD_EXCEPTION, values);
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

interface ExceptionRow {
  readonly lockId: string;
  readonly term: string | null;
  readonly subject: string | null;
  readonly columnName: string | null;
  readonly openedBy: string;
  readonly openedAt: number;
}

const toLock = (
  { part, term, subject, columnName, ...row }: LockRow,
  exceptions: readonly ExceptionRow[],
): ResultLock =>
  ({
    ...row,
    scope: scopeOf(part, { term, subject, columnName }),
    exceptions: exceptions.map((one) => ({
      scope: scopeOf(part, one),
      openedBy: one.openedBy,
      openedAt: one.openedAt,
    })),
  }) as unknown as ResultLock;

const scopeOf = (
  part: string,
  { term, subject, columnName }: Pick<ExceptionRow, 'term' | 'subject' | 'columnName'>,
) => ({
  part,
  ...(term !== null && { term }),
  ...(subject !== null && { subject }),
  ...(columnName !== null && { column: columnName }),
});

const LOCKS = `SELECT * FROM result_locks WHERE classId = ? ORDER BY lockedAt, id`;

const EXCEPTIONS = `
  SELECT lockId, term, subject, columnName, openedBy, openedAt FROM lock_exceptions
  WHERE lockId IN (SELECT id FROM result_locks WHERE classId = ?) ORDER BY id`;

const ADD_EXCEPTION = `
  INSERT INTO lock_exceptions (lockId, term, subject, columnName, openedBy, openedAt) VALUES (?, ?, ?, ?, ?, ?)`;

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
