// The register of holds and disposal: read and added, never changed; and the media that are waited for.
import type { EntityManager } from 'typeorm';
import type { Sha256 } from '../../kernel/index.ts';
import type {
  ArchiveHold,
  ArchiveWait,
  DisposalDeed,
  DisposalItem,
  DisposalOrder,
  DisposalTransaction,
  DisposalView,
  HoldRelease,
} from '../application/index.ts';

interface HoldRow extends Omit<ArchiveHold, 'release'> {
  readonly releasedAt: HoldRelease['at'] | null;
  readonly releasedBy: HoldRelease['by'] | null;
  readonly releaseReason: string | null;
  readonly releaseNumber: string | null;
}

interface OrderRow extends Omit<DisposalOrder, 'items' | 'execution'> {
  readonly executedAt: DisposalOrder['at'] | null;
  readonly executedBy: DisposalOrder['by'] | null;
}

export const disposalViewOf = (manager: EntityManager): DisposalView => ({
  archiveHolds: async (schoolId) => (await manager.query<HoldRow[]>(HOLDS, [schoolId])).map(toHold),
  disposalOrders: async (schoolId) => {
    const items = await manager.query<(DisposalItem & { readonly orderId: string })[]>(ITEMS, [schoolId]);
    const ofOrder = (order: string) =>
      items.flatMap(({ orderId, ...item }) => (orderId === order ? [item] : []));
    return (await manager.query<OrderRow[]>(ORDERS, [schoolId])).map(
      ({ executedAt, executedBy, ...order }) => ({
        ...order,
        items: ofOrder(order.id),
        execution: executedAt === null || executedBy === null ? null : { at: executedAt, by: executedBy },
      }),
    );
  },
  disposalDeeds: (schoolId) => manager.query<DisposalDeed[]>(DEEDS, [schoolId]),
  blobsStillNeeded: async (blobs) =>
    (await manager.query<{ readonly blob: Sha256 }[]>(NEEDED, [JSON.stringify(blobs)])).map(
      ({ blob }) => blob,
    ),
  archiveWaits: (schoolId) => manager.query<ArchiveWait[]>(WAITS, [schoolId]),
});

export const disposalTransactionOf = (
  manager: EntityManager,
): Omit<DisposalTransaction, keyof DisposalView> => ({
  addArchiveHold: async ({ id, schoolId, classId, reason, decisionNumber, at, by }) => {
    await manager.query(adding('archive_holds', HOLD), [
      id,
      schoolId,
      classId,
      reason,
      decisionNumber,
      at,
      by,
    ]);
  },
  addHoldRelease: async (holdId, { reason, decisionNumber, at, by }) => {
    await manager.query(adding('hold_releases', RELEASE), [holdId, reason, decisionNumber, at, by]);
  },
  addDisposalOrder: async ({ id, schoolId, number, date, reason, at, by, items }) => {
    await manager.query(adding('disposal_orders', ORDER), [id, schoolId, number, date, reason, at, by]);
    for (const { classId, kind, name, address, hash, records, keptUntil } of items)
      await manager.query(adding('disposal_items', `orderId, ${ITEM}`), [
        ...[id, classId, kind, name, address, hash, records, keptUntil],
      ]);
  },
  addDisposalExecution: async (orderId, { at, by }) => {
    await manager.query(adding('disposal_executions', 'orderId, at, executedBy'), [orderId, at, by]);
  },
  addDisposalDeed: async ({ orderId, classId, kind, name, place, at }) => {
    await manager.query(adding('disposal_deeds', DEED), [orderId, classId, kind, name, place, at]);
  },
  saveArchiveWait: async ({ targetId, since, triedAt, packages, code }) => {
    await manager.query('DELETE FROM archive_waits WHERE targetId = ?', [targetId]);
    await manager.query(adding('archive_waits', WAIT), [targetId, since, triedAt, packages, code]);
  },
  endArchiveWait: async (target) => {
    await manager.query('DELETE FROM archive_waits WHERE targetId = ?', [target]);
  },
});

const toHold = ({ releasedAt, releasedBy, releaseReason, releaseNumber, ...hold }: HoldRow): ArchiveHold => ({
  ...hold,
  release:
    releasedAt === null || releasedBy === null
      ? null
      : { at: releasedAt, by: releasedBy, reason: releaseReason ?? '', decisionNumber: releaseNumber ?? '' },
});

const adding = (table: string, columns: string) =>
  `INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`;

const HOLD = 'id, schoolId, classId, reason, decisionNumber, at, heldBy';
const RELEASE = 'holdId, reason, decisionNumber, at, releasedBy';
const ORDER = 'id, schoolId, number, date, reason, at, orderedBy';
const ITEM = 'classId, kind, name, address, hash, records, keptUntil';
const DEED = 'orderId, classId, kind, name, place, at';
const WAIT = 'targetId, since, triedAt, packages, code';

const HOLDS = `
  SELECT hold.id, hold.schoolId, hold.classId, hold.reason, hold.decisionNumber, hold.at, hold.heldBy AS "by",
    released.at AS "releasedAt", released.releasedBy AS "releasedBy", released.reason AS "releaseReason",
    released.decisionNumber AS "releaseNumber"
  FROM archive_holds AS hold LEFT JOIN hold_releases AS released ON released.holdId = hold.id
  WHERE hold.schoolId = ? ORDER BY hold.at, hold.id`;
const ORDERS = `
  SELECT ordered.id, ordered.schoolId, ordered.number, ordered.date, ordered.reason, ordered.at,
    ordered.orderedBy AS "by", execution.at AS "executedAt", execution.executedBy AS "executedBy"
  FROM disposal_orders AS ordered LEFT JOIN disposal_executions AS execution ON execution.orderId = ordered.id
  WHERE ordered.schoolId = ? ORDER BY ordered.at, ordered.id`;
const ITEMS = `
  SELECT item.orderId, item.classId, item.kind, item.name, item.address, item.hash, item.records, item.keptUntil
  FROM disposal_items AS item JOIN disposal_orders AS ordered ON ordered.id = item.orderId
  WHERE ordered.schoolId = ? ORDER BY item.address, item.kind, item.name`;
const DEEDS = `
  SELECT deed.orderId, deed.classId, deed.kind, deed.name, deed.place, deed.at
  FROM disposal_deeds AS deed JOIN disposal_orders AS ordered ON ordered.id = deed.orderId
  WHERE ordered.schoolId = ? ORDER BY deed.at, deed.classId, deed.kind, deed.name, deed.place`;
const WAITS = `
  SELECT wait.targetId, wait.since, wait.triedAt, wait.packages, wait.code
  FROM archive_waits AS wait JOIN archive_targets AS target ON target.id = wait.targetId
  WHERE target.schoolId = ? ORDER BY wait.since, wait.targetId`;
const NEEDED = `
  SELECT DISTINCT segment.blob FROM segments AS segment JOIN records AS record ON record.id = segment.recordId
  WHERE segment.blob IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM disposal_items AS item JOIN disposal_executions AS execution ON execution.orderId = item.orderId
    WHERE item.classId = record.classId AND item.kind = record.kind AND item.name = '')`;
