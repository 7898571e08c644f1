// What the API writes of what it keeps.
import { type EntityManager, LessThan } from 'typeorm';
import type { ApiTransaction } from '../application/index.ts';
import * as table from './api-schemas.ts';
import { officeRunsTransactionOf } from './office-runs-store.ts';

export function apiTransactionOf(manager: EntityManager): ApiTransaction {
  return {
    ...officeRunsTransactionOf(manager),
    saveApiToken: async ({ scopes, ...token }) => {
      await manager.upsert(table.apiTokens, { ...token, scopes: JSON.stringify(scopes) }, ['id']);
    },
    saveIdempotencyKey: async (key) => {
      await manager.upsert(table.idempotencyKeys, { ...key }, ['key']);
    },
    dropIdempotencyKey: async (key) => {
      await manager.delete(table.idempotencyKeys, { key });
    },
    dropIdempotencyKeysBefore: async (at) => {
      await manager.delete(table.idempotencyKeys, { at: LessThan(at) });
    },
    saveCeremonyRequest: async ({ id, personId, role, state, at, ...rest }) => {
      const row = { id, personId, role, state, at, request: JSON.stringify(rest) };
      await manager.upsert(table.ceremonyRequests, row, ['id']);
    },
    saveRemoteCredential: async (credential) => {
      await manager.upsert(table.remoteCredentials, { ...credential }, ['personId', 'provider']);
    },
    dropRemoteCredential: async (personId, provider) => {
      await manager.delete(table.remoteCredentials, { personId, provider });
    },
  };
}
