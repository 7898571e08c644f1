// Reads and writes what the office asked for, and the scans it sent.
import { In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import type {
  OfficeRun,
  OfficeRunStep,
  OfficeRunsTransaction,
  OfficeRunsView,
  ScansTransaction,
  ScansView,
  SentScan,
} from '../application/index.ts';
import * as table from './office-runs-schemas.ts';

export const officeRunsViewOf = (manager: EntityManager): OfficeRunsView & ScansView => ({
  officeRun: async (id) => {
    const row = await manager.findOneBy(table.officeRuns, { id });
    return row && toRun(row);
  },
  officeRunsOf: async (personId, { limit, after }) => {
    const seen = after === undefined ? null : await manager.findOneBy(table.officeRuns, { id: after });
    if (after !== undefined && seen?.personId !== personId) return null;
    const where = seen
      ? [
          { personId, at: LessThan(seen.at) },
          { personId, at: seen.at, id: MoreThan(seen.id) },
        ]
      : { personId };
    const order = { at: 'DESC', id: 'ASC' } as const;
    return (await manager.find(table.officeRuns, { where, order, take: limit })).map(toRun);
  },
  officeRunsUnderWay: async () => {
    const where = { state: In(['running', 'cancelling']) };
    return (await manager.find(table.officeRuns, { where, order: { at: 'ASC', id: 'ASC' } })).map(toRun);
  },
  officeRunSteps: async (runId) => {
    const rows = await manager.find(table.officeRunSteps, { where: { runId }, order: { recordId: 'ASC' } });
    return rows.map(toStep);
  },
  sentScan: async (personId, hash) => {
    const row = await manager.findOneBy(table.sentScans, { personId, hash });
    return row && ({ ...row } as unknown as SentScan);
  },
});

export const officeRunsTransactionOf = (
  manager: EntityManager,
): OfficeRunsTransaction & ScansTransaction => ({
  saveOfficeRun: async ({ id, kind, personId, at, state, ...rest }) => {
    const row = { id, kind, personId, at, state, request: JSON.stringify(rest) };
    await manager.upsert(table.officeRuns, row, ['id']);
  },
  saveOfficeRunStep: async (runId, { recordId, level = null, shortfalls }) => {
    const row = { runId, recordId, level, shortfalls: JSON.stringify(shortfalls) };
    await manager.upsert(table.officeRunSteps, row, ['runId', 'recordId']);
  },
  saveSentScan: async (scan) => {
    await manager.upsert(table.sentScans, { ...scan }, ['hash', 'personId']);
  },
});

const toRun = ({ request, ...row }: table.OfficeRunRow): OfficeRun =>
  ({ ...row, ...(JSON.parse(request) as object) }) as unknown as OfficeRun;

const toStep = ({ recordId, level, shortfalls }: table.OfficeRunStepRow): OfficeRunStep =>
  ({
    recordId,
    level: level ?? undefined,
    shortfalls: JSON.parse(shortfalls) as OfficeRunStep['shortfalls'],
  }) as unknown as OfficeRunStep;
