// Writing accounts.
import type { EntityManager } from 'typeorm';
import type { AccountTransaction, AccountView } from '../application/index.ts';
import * as table from './account-schemas.ts';
import { toTicket } from './account-view.ts';
import { insertAll } from './rows.ts';

const DAY_MS = 86_400_000;

export function accountTransactionOf(manager: EntityManager): Omit<AccountTransaction, keyof AccountView> {
  return {
    saveAccount: async (account) => {
      await manager.upsert(table.accounts, { ...account }, ['id']);
    },
    saveSession: async ({ proofs, ...session }) => {
      await manager.upsert(table.sessions, { ...session, proofs: JSON.stringify(proofs) }, ['tokenHash']);
    },
    endSessions: async (accountId, at, except = '') =>
      (await manager.query<readonly unknown[]>(END_SESSIONS, [at, accountId, except])).length,
    addTicket: (ticket) => insertAll(manager, table.tickets, [{ ...ticket }]),
    takeTicket: async (tokenHash) => {
      const [row] = await manager.query<readonly table.TicketRow[]>(TAKE_TICKET, [tokenHash]);
      return row ? toTicket(row) : null;
    },
    dropTickets: async (accountId, purpose) => {
      await manager.delete(table.tickets, { accountId, purpose });
    },
    savePasskey: async ({ transports, ...passkey }) => {
      const row = { ...passkey, transports: JSON.stringify(transports) };
      await manager.upsert(table.passkeys, row, ['credentialId']);
    },
    dropPasskeys: async (credentialIds) => {
      for (const credentialId of credentialIds) await manager.delete(table.passkeys, { credentialId });
    },
    replaceRecoveryCodes: async (accountId, hashes) => {
      await manager.delete(table.recoveryCodes, { accountId });
      await insertAll(
        manager,
        table.recoveryCodes,
        hashes.map((hash) => ({ accountId, hash })),
      );
    },
    spendRecoveryCode: async (accountId, hash) =>
      (await manager.query<readonly unknown[]>(SPEND_CODE, [accountId, hash])).length === 1,
    saveThrottle: async (throttle) => {
      await manager.upsert(table.throttles, { ...throttle }, ['key']);
    },
    dropThrottle: async (key) => {
      await manager.delete(table.throttles, { key });
    },
    sweepAccounts: async (at) => {
      await manager.query(`DELETE FROM tickets WHERE expiresAt < ?`, [at]);
      await manager.query(`DELETE FROM sessions WHERE expiresAt < ?`, [at - 30 * DAY_MS]);
      await manager.query(`DELETE FROM throttles WHERE lastAt < ?`, [at - 2 * DAY_MS]);
    },
  };
}

const END_SESSIONS = `
  UPDATE sessions SET endedAt = ? WHERE accountId = ? AND id <> ? AND endedAt IS NULL RETURNING id`;

const TAKE_TICKET = `DELETE FROM tickets WHERE tokenHash = ? RETURNING *`;

const SPEND_CODE = `DELETE FROM recovery_codes WHERE accountId = ? AND hash = ? RETURNING hash`;
