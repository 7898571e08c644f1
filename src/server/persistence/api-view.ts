// What the API reads of what it keeps.
import type { EntityManager } from 'typeorm';
import type { ApiToken, ApiView, CeremonyRequest, IdempotencyKey } from '../application/index.ts';
import * as table from './api-schemas.ts';

export function apiViewOf(manager: EntityManager): ApiView {
  return {
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
    ceremonyRequestsOf: async (personId) => {
      const order = { at: 'DESC', id: 'ASC' } as const;
      return (await manager.find(table.ceremonyRequests, { where: { personId }, order })).map(toRequest);
    },
    runningCeremonyRequests: async () => {
      const where = { state: 'running' };
      return (await manager.find(table.ceremonyRequests, { where, order: { at: 'ASC' } })).map(toRequest);
    },
  };
}

const toToken = (row: table.ApiTokenRow): ApiToken =>
  ({ ...row, scopes: JSON.parse(row.scopes) as ApiToken['scopes'] }) as unknown as ApiToken;

const toRequest = ({ request, ...row }: table.CeremonyRequestRow): CeremonyRequest =>
  ({ ...row, ...(JSON.parse(request) as object) }) as unknown as CeremonyRequest;
