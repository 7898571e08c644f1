// Frozen edit logs: read and added, never changed.
import type { EntityManager } from 'typeorm';
import type { EditLogSegment, EditLogTransaction, EditLogView, FrozenEditLog } from '../application/index.ts';
import { keysetPage } from './keyset.ts';

interface LogRow extends Omit<FrozenEditLog, 'slots'> {
  readonly slots: string;
}

export const editLogViewOf = (manager: EntityManager): EditLogView => ({
  editLog: async (id) => (await manager.query<LogRow[]>(`${LOGS} WHERE id = ?`, [id])).map(toLog)[0] ?? null,
  editLogByCode: async (code) =>
    (await manager.query<LogRow[]>(`${LOGS} WHERE verificationCode = ?`, [code])).map(toLog)[0] ?? null,
  editLogs: async (schoolId) =>
    (await manager.query<LogRow[]>(`${LOGS} WHERE schoolId = ? ${ORDER}`, [schoolId])).map(toLog),
  editLogsPage: async (schoolId, page) => {
    const rows = await keysetPage<LogRow>(
      manager,
      {
        from: 'edit_logs AS item',
        within: [['item.schoolId = ?', schoolId]],
        order: [
          ['item.period', 'ASC'],
          [`coalesce(item.classId, '')`, 'ASC'],
          ['item.edition', 'ASC'],
        ],
      },
      page,
    );
    return rows?.map(toLog) ?? null;
  },
  editLogSegments: (id) => manager.query<EditLogSegment[]>(SEGMENTS, [id]),
  editLogsToSign: async () => (await manager.query<LogRow[]>(TO_SIGN)).map(toLog),
  editLogsToCertify: async () => (await manager.query<LogRow[]>(TO_CERTIFY)).map(toLog),
});

export const editLogTransactionOf = (
  manager: EntityManager,
): Omit<EditLogTransaction, keyof EditLogView> => ({
  addEditLog: async ({ slots, ...log }, draft) => {
    const row = { ...log, slots: JSON.stringify(slots) } satisfies LogRow;
    await manager.query(ADD, [JSON.stringify(row)]);
    await manager.query(ADD_SEGMENT, [JSON.stringify(draft)]);
  },
  addEditLogSegment: async (segment) => {
    await manager.query(ADD_SEGMENT, [JSON.stringify(segment)]);
  },
});

const toLog = ({ slots, ...log }: LogRow): FrozenEditLog => ({
  ...log,
  slots: JSON.parse(slots) as FrozenEditLog['slots'],
});

const columns = [
  'id',
  'schoolId',
  'classId',
  'period',
  'edition',
  'until',
  'edits',
  'frozenBy',
  'checker',
  'leader',
  'snapshotHash',
  'verificationCode',
  'slots',
];
const segmentColumns = [
  'editLogId',
  'ordinal',
  'blob',
  'start',
  'length',
  'hash',
  'fileHash',
  'signer',
  'at',
  'evidence',
];

const adding = (table: string, names: readonly string[]) =>
  `INSERT INTO ${table} (${names.join(', ')})
   SELECT ${names.map((name) => `value ->> '${name}'`).join(', ')} FROM (SELECT ? AS value)`;

const LOGS = `SELECT ${columns.join(', ')} FROM edit_logs`;
const ORDER = `ORDER BY period, coalesce(classId, ''), edition`;
const TO_CERTIFY = `${LOGS} AS log
  WHERE (SELECT count(*) FROM edit_log_segments WHERE editLogId = log.id) = 1 ORDER BY until, id`;
/** Draft, certification, checker, leader: two or three of them are there. */
const TO_SIGN = `${LOGS} AS log
  WHERE (SELECT count(*) FROM edit_log_segments WHERE editLogId = log.id) BETWEEN 2 AND 3
    AND NOT EXISTS (SELECT 1 FROM edit_logs AS later WHERE later.schoolId = log.schoolId
      AND later.period = log.period AND coalesce(later.classId, '') = coalesce(log.classId, '')
      AND later.edition > log.edition) ORDER BY until, id`;
const SEGMENTS = `
  SELECT ${segmentColumns.join(', ')} FROM edit_log_segments WHERE editLogId = ? ORDER BY ordinal`;
const ADD = adding('edit_logs', columns);
const ADD_SEGMENT = adding('edit_log_segments', segmentColumns);
