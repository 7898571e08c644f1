// Reads letters about accounts, and addresses that came back.
import { IsNull, Not, type EntityManager } from 'typeorm';
import type { FailingAddress, LettersView, StoredLetter } from '../application/index.ts';
import { keysetPage, ofSchool } from './keyset.ts';
import * as table from './letters-schemas.ts';

export function lettersViewOf(manager: EntityManager): LettersView {
  return {
    letters: async (limit) => {
      const where = { personId: Not(IsNull()) };
      const order = { createdAt: 'DESC', id: 'ASC' } as const;
      return (await manager.find(table.accountLetters, { where, order, take: limit })).map(toLetter);
    },
    lettersPage: async (schoolId, page) => {
      const rows = await keysetPage<table.AccountLetterRow>(
        manager,
        ofSchool('account_letters', schoolId),
        page,
      );
      return rows?.map(toLetter) ?? null;
    },
    letter: async (id) => {
      const row = await manager.findOne(table.accountLetters, { where: { id } });
      return row && toLetter(row);
    },
    failingAddresses: async () => {
      const rows = await manager.find(table.failingAddresses, { order: { since: 'DESC', address: 'ASC' } });
      return rows.map((row) => ({ ...row }) as unknown as FailingAddress);
    },
  };
}

export const toLetter = (row: table.AccountLetterRow): StoredLetter =>
  ({ ...row }) as unknown as StoredLetter;
