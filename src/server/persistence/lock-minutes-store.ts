// Minutes of locking: read and added, never changed.
import type { EntityManager } from 'typeorm';
import type {
  LockMinutes,
  LockMinutesSegment,
  LockMinutesTransaction,
  LockMinutesView,
} from '../application/index.ts';

interface MinutesRow extends Omit<LockMinutes, 'slots' | 'signers'> {
  readonly slots: string;
  readonly signers: string;
}

export const lockMinutesViewOf = (manager: EntityManager): LockMinutesView => {
  const minutes = async (tail: string, values: readonly unknown[] = []) =>
    (await manager.query<MinutesRow[]>(`${MINUTES} ${tail}`, [...values])).map(toMinutes);
  return {
    lockMinutes: async (id) => (await minutes('WHERE id = ?', [id]))[0] ?? null,
    lockMinutesByCode: async (code) => (await minutes('WHERE verificationCode = ?', [code]))[0] ?? null,
    lockMinutesOfOrder: async (order) =>
      (await minutes('WHERE orderId = ? OR schoolOrderId = ?', [order, order]))[0] ?? null,
    lockMinutesOfSchool: (schoolId) => minutes('WHERE schoolId = ? ORDER BY printedAt, id', [schoolId]),
    lockMinutesSegments: (id) => manager.query<LockMinutesSegment[]>(SEGMENTS, [id]),
    lockMinutesToCertify: () => minutes(TO_CERTIFY),
  };
};

export const lockMinutesTransactionOf = (
  manager: EntityManager,
): Omit<LockMinutesTransaction, keyof LockMinutesView> => ({
  addLockMinutes: async ({ slots, signers, ...rest }, draft) => {
    const row = { ...rest, slots: JSON.stringify(slots), signers: JSON.stringify(signers) };
    await manager.query(ADD, [JSON.stringify(row satisfies MinutesRow)]);
    await manager.query(ADD_SEGMENT, [JSON.stringify(draft)]);
  },
  addLockMinutesSegment: async (segment) => {
    await manager.query(ADD_SEGMENT, [JSON.stringify(segment)]);
  },
});

const toMinutes = ({ slots, signers, ...row }: MinutesRow): LockMinutes => ({
  ...row,
  slots: JSON.parse(slots) as LockMinutes['slots'],
  signers: JSON.parse(signers) as LockMinutes['signers'],
});

const columns = [
  ...['id', 'schoolId', 'orderId', 'schoolOrderId', 'number', 'draftedBy', 'printedAt', 'signers'],
  ...['snapshotHash', 'verificationCode', 'slots'],
];
const segmentColumns = [
  ...['minutesId', 'ordinal', 'blob', 'start', 'length', 'hash', 'fileHash', 'signer', 'place', 'at'],
  'evidence',
];

const adding = (table: string, names: readonly string[]) =>
  `INSERT INTO ${table} (${names.join(', ')})
   SELECT ${names.map((name) => `value ->> '${name}'`).join(', ')} FROM (SELECT ? AS value)`;

const MINUTES = `SELECT ${columns.join(', ')} FROM lock_minutes`;
const TO_CERTIFY = `
  WHERE (SELECT count(*) FROM lock_minutes_segments WHERE minutesId = lock_minutes.id) = 1 ORDER BY printedAt, id`;
const SEGMENTS = `
  SELECT ${segmentColumns.join(', ')} FROM lock_minutes_segments WHERE minutesId = ? ORDER BY ordinal`;
const ADD = adding('lock_minutes', columns);
const ADD_SEGMENT = adding('lock_minutes_segments', segmentColumns);
