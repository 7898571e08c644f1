// Reads what an operator asks about: signs of life, latest signatures, ceremonies that are not finished.
import { In, type EntityManager } from 'typeorm';
import { setBack, type LatestSignature, type OperationsView } from '../application/index.ts';
import type { Instant } from '../../kernel/index.ts';
import * as table from './api-schemas.ts';
import { toRequest } from './api-view.ts';

export const operationsViewOf = (manager: EntityManager): OperationsView => ({
  lastBeat: async (part) => {
    const [row] = await manager.query<{ at: number | string }[]>('SELECT at FROM heartbeats WHERE part = ?', [
      part,
    ]);
    return row ? (Number(row.at) as Instant) : null;
  },
  clockSetBacks: async (newest) => {
    const rows = await manager.query<Record<'seq' | 'at' | 'previous', number | string>[]>(SET_BACKS, [
      newest,
    ]);
    return rows.flatMap(({ seq, at, previous }) =>
      setBack(Number(seq), Number(previous) as Instant, Number(at) as Instant),
    );
  },
  lastEntryAt: async () => {
    const [row] = await manager.query<{ at: number | string }[]>(
      'SELECT at FROM journal ORDER BY seq DESC LIMIT 1',
    );
    return row ? (Number(row.at) as Instant) : null;
  },
  latestSignatures: async () => {
    const rows = await manager.query<SignatureRow[]>(LATEST);
    // Several documents of one ceremony may share the moment.
    return [
      ...new Map(rows.map((row) => [row.personId, { ...row, at: Number(row.at) as Instant }])).values(),
    ];
  },
  latestCeremonyRequests: async (take) =>
    (await manager.find(table.ceremonyRequests, { order: { at: 'DESC' }, take })).map(toRequest),
  unfinishedCeremonyRequests: async (take) => {
    const where = { state: In(['running', 'waiting', 'stopped']) };
    const rows = await manager.find(table.ceremonyRequests, { where, order: { at: 'DESC' }, take });
    return rows.map(toRequest);
  },
});

type SignatureRow = Omit<LatestSignature, 'at'> & { readonly at: number | string };

const SET_BACKS = `
  SELECT seq, at, previous FROM (
    SELECT seq, at, LAG(at) OVER (ORDER BY seq) AS previous
    FROM (SELECT seq, at FROM journal ORDER BY seq DESC LIMIT ?) AS newest
  ) AS steps
  WHERE at < previous ORDER BY seq DESC`;

const LATEST = `
  SELECT DISTINCT slot."personId" AS "personId", slot.at AS at, slot.evidence AS evidence
  FROM filled_slots AS slot
  JOIN (
    SELECT "personId", MAX(at) AS at FROM filled_slots WHERE evidence IS NOT NULL GROUP BY "personId"
  ) AS latest ON latest."personId" = slot."personId" AND latest.at = slot.at
  WHERE slot.evidence IS NOT NULL`;
