// What the API reads of what it keeps.
import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import type {
  ApiToken,
  ApiView,
  CeremonyRequest,
  IdempotencyKey,
  RemoteCredential,
} from '../application/index.ts';
import * as table from './api-schemas.ts';
import { officeRunsViewOf } from './office-runs-store.ts';

export function apiViewOf(manager: EntityManager): ApiView {
  return {
    ...officeRunsViewOf(manager),
    apiToken: async (hash) => {
      const row = await manager.findOne(table.apiTokens, { where: { hash } });
      return row && toToken(row);
    },
    apiTokensOf: async (personId) => {
      const rows = await manager.find(table.apiTokens, { where: { personId }, order: { createdAt: 'DESC' } });
      return rows.map(toToken);
    },
    idempotencyKey: async (key) => {
      const row = await manager.findOne(table.idempotencyKeys, { where: { key } });
      return row && ({ ...row } as unknown as IdempotencyKey);
    },
    ceremonyRequest: async (id) => {
      const row = await manager.findOne(table.ceremonyRequests, { where: { id } });
      return row && toRequest(row);
    },
    ceremonyRequestsOf: async (personId, { limit, after }) => {
      const order = { at: 'DESC', id: 'ASC' } as const;
      const seen =
        after === undefined ? null : await manager.findOneBy(table.ceremonyRequests, { id: after });
      if (after !== undefined && seen?.personId !== personId) return null;
      const where = seen
        ? [
            { personId, at: LessThan(seen.at) },
            { personId, at: seen.at, id: MoreThan(seen.id) },
          ]
        : { personId };
      const rows = await manager.find(table.ceremonyRequests, { where, order, take: limit });
      return rows.map(toRequest);
    },
    signedSteps: ({ personId, role, at, records }) =>
      manager.query(SIGNED_STEPS, [JSON.stringify(records), personId, role, at]),
    remoteCredentialsOf: async (personId) => {
      const rows = await manager.find(table.remoteCredentials, {
        where: { personId },
        order: { provider: 'ASC' },
      });
      return rows.map((row) => ({ ...row }) as unknown as RemoteCredential);
    },
    runningCeremonyRequests: async () => {
      const where = { state: 'running' };
      return (await manager.find(table.ceremonyRequests, { where, order: { at: 'ASC' } })).map(toRequest);
    },
  };
}

/** Of the gesture that was open when the ceremony was asked for, or of a later one. */
const SIGNED_STEPS = `
  SELECT item.recordId, records.title, item.fileHash
  FROM json_each(?) AS wanted
  JOIN ceremony_items AS item ON item.recordId = wanted.value AND item.outcome = 'signed'
  JOIN ceremonies ON ceremonies.id = item.ceremonyId
  JOIN records ON records.id = item.recordId
  WHERE ceremonies.personId = ? AND ceremonies.role = ?
    AND (ceremonies.finishedAt IS NULL OR ceremonies.finishedAt >= ?)
  ORDER BY wanted.key`;

const toToken = (row: table.ApiTokenRow): ApiToken =>
  ({ ...row, scopes: JSON.parse(row.scopes) as ApiToken['scopes'] }) as unknown as ApiToken;

export const toRequest = ({ request, ...row }: table.CeremonyRequestRow): CeremonyRequest =>
  ({ ...row, ...(JSON.parse(request) as object) }) as unknown as CeremonyRequest;
