// Writes letters about accounts, and addresses that came back.
import type { EntityManager } from 'typeorm';
import type { LettersTransaction } from '../application/index.ts';
import { dueBy, isDue } from './due.ts';
import * as table from './letters-schemas.ts';
import { toLetter } from './letters-view.ts';

export function lettersTransactionOf(manager: EntityManager): LettersTransaction {
  return {
    addLetter: async (letter) => {
      const begun = { state: 'waiting', attempts: 0, lastReply: null, settledAt: null };
      await manager.insert(table.accountLetters, { ...letter, ...begun });
    },
    claimLetters: async (at, until, limit) =>
      (await manager.query<table.AccountLetterRow[]>(CLAIM_LETTERS, [until, ...dueBy(at), limit])).map(
        toLetter,
      ),
    settleLetter: async ({ id, ...verdict }) => {
      const forgotten = verdict.state === 'waiting' ? {} : { sealed: null };
      await manager.update(table.accountLetters, { id }, { ...verdict, ...forgotten });
    },
    dropLetters: async (before) =>
      (
        await manager.query<unknown[]>('DELETE FROM account_letters WHERE settledAt < ? RETURNING id', [
          before,
        ])
      ).length,
    addressFails: async ({ address, since, reason }) => {
      await manager.query(ADDRESS_FAILS, [address, since, reason]);
    },
    addressWorks: async (address) => {
      const sql = 'DELETE FROM failing_addresses WHERE address = ? RETURNING address';
      return (await manager.query<unknown[]>(sql, [address])).length > 0;
    },
    beat: async (part, at) => {
      await manager.query(BEAT, [part, at]);
    },
  };
}

const CLAIM_LETTERS = `
  UPDATE account_letters SET attempts = attempts + 1, dueAt = ?
  WHERE id IN (
    SELECT id FROM account_letters WHERE state = 'waiting' AND ${isDue('dueAt')} ORDER BY dueAt, createdAt LIMIT ?
  )
  RETURNING *`;

const ADDRESS_FAILS = `
  INSERT INTO failing_addresses (address, since, reason) VALUES (?, ?, ?) ON CONFLICT (address) DO NOTHING`;

const BEAT = `
  INSERT INTO heartbeats (part, at) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET at = excluded.at`;
