// Reads and writes consents of families and messages to them.
import { In, IsNull, type EntityManager } from 'typeorm';
import { familyKinds } from '../application/index.ts';
import type { FamilyConsent, FamilyMessage, FamilyTransaction, FamilyView } from '../application/index.ts';
import * as table from './family-schemas.ts';
import { notices } from './notices-schemas.ts';
import { insertAll } from './rows.ts';

export const familyViewOf = (manager: EntityManager): FamilyView => ({
  standingConsents: async (personId) => {
    const where = { withdrawnAt: IsNull(), ...(personId !== undefined && { personId }) };
    return (await manager.find(table.familyConsents, { where, order: { givenAt: 'ASC' } })).map(toConsent);
  },
  consentsOf: async (personId) =>
    (await manager.find(table.familyConsents, { where: { personId }, order: { givenAt: 'DESC' } })).map(
      toConsent,
    ),
  familyMessages: async (classId, pupil) => {
    const where = { classId, ...(pupil !== undefined && { pupil }) };
    const rows = await manager.find(table.familyMessages, { where, order: { at: 'DESC', pupil: 'ASC' } });
    return rows.map((row) => ({ ...row }) as unknown as FamilyMessage);
  },
});

export const familyTransactionOf = (manager: EntityManager): FamilyTransaction => ({
  addConsent: async (consent) => {
    await manager.insert(table.familyConsents, { ...consent });
  },
  withdrawConsent: async (personId, channel, withdrawnAt, withdrawnBy) => {
    const standing = { personId, channel, withdrawnAt: IsNull() };
    const { affected } = await manager.update(table.familyConsents, standing, { withdrawnAt, withdrawnBy });
    const dropped = { state: 'failed', lastReply: 'consent withdrawn', settledAt: withdrawnAt };
    const waiting = { personId, state: 'waiting', kind: In([...familyKinds]) };
    await manager.update(notices, waiting, dropped);
    return (affected ?? 0) > 0;
  },
  addFamilyMessages: (messages) => insertAll(manager, table.familyMessages, messages),
});

const toConsent = (row: table.FamilyConsentRow): FamilyConsent => ({ ...row }) as unknown as FamilyConsent;
