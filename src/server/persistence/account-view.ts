// Reading accounts.
import { IsNull, MoreThan } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import type { Account, AccountView, Passkey, Session, Throttle, Ticket } from '../application/index.ts';
import * as table from './account-schemas.ts';

export function accountViewOf(manager: EntityManager): AccountView {
  const account = async (where: FindOptionsWhere<table.AccountRow>) => {
    const row = await manager.findOne(table.accounts, { where });
    return row && toAccount(row);
  };
  return {
    account: (id) => account({ id }),
    accountByLogin: (loginName) => account({ loginName }),
    accountByEmail: (email) => account({ email }),
    accountOfPerson: (personId) => account({ personId }),
    accountsIn: async (schoolId) => {
      const rows = await manager.find(table.accounts, { where: { schoolId }, order: { loginName: 'ASC' } });
      return rows.map(toAccount);
    },
    accountsPage: async (schoolId, { limit, after }) => {
      const seen = after === undefined ? null : await manager.findOneBy(table.accounts, { id: after });
      if (after !== undefined && seen?.schoolId !== schoolId) return null;
      const where = { schoolId, ...(seen && { loginName: MoreThan(seen.loginName) }) };
      const order = { loginName: 'ASC' } as const;
      return (await manager.find(table.accounts, { where, order, take: limit })).map(toAccount);
    },
    session: async (tokenHash) => {
      const row = await manager.findOne(table.sessions, { where: { tokenHash } });
      return row && toSession(row);
    },
    sessionsOf: async (accountId) => {
      const where = { accountId, endedAt: IsNull() };
      const rows = await manager.find(table.sessions, { where, order: { createdAt: 'DESC', id: 'ASC' } });
      return rows.map(toSession);
    },
    ticket: async (tokenHash) => {
      const row = await manager.findOne(table.tickets, { where: { tokenHash } });
      return row && toTicket(row);
    },
    passkey: async (credentialId) => {
      const row = await manager.findOne(table.passkeys, { where: { credentialId } });
      return row && toPasskey(row);
    },
    passkeysOf: async (accountId) => {
      const rows = await manager.find(table.passkeys, { where: { accountId }, order: { createdAt: 'ASC' } });
      return rows.map(toPasskey);
    },
    recoveryCodesLeft: (accountId) => manager.count(table.recoveryCodes, { where: { accountId } }),
    throttle: async (key) => {
      const row = await manager.findOne(table.throttles, { where: { key } });
      return row && ({ ...row } as unknown as Throttle);
    },
  };
}

export const toTicket = (row: table.TicketRow): Ticket => ({ ...row }) as unknown as Ticket;

const toAccount = (row: table.AccountRow): Account => ({ ...row }) as unknown as Account;

const toSession = ({ proofs, ...rest }: table.SessionRow): Session =>
  ({ ...rest, proofs: JSON.parse(proofs) as unknown }) as unknown as Session;

const toPasskey = ({ transports, ...rest }: table.PasskeyRow): Passkey =>
  ({ ...rest, transports: JSON.parse(transports) as unknown }) as unknown as Passkey;
