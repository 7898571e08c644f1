// Writes addresses, messages, and how far readers of the journal have come.
import { In, Not, type EntityManager } from 'typeorm';
import { familyKinds } from '../application/index.ts';
import type { NoticesTransaction } from '../application/index.ts';
import { dueBy, isDue } from './due.ts';
import * as table from './notices-schemas.ts';
import { toNotice } from './notices-view.ts';

export function noticesTransactionOf(manager: EntityManager): NoticesTransaction {
  return {
    saveContact: async (contact) => {
      await manager.upsert(table.contacts, { ...contact }, ['personId']);
    },
    dropContact: async (personId, at) => {
      await manager.delete(table.contacts, { personId });
      const dropped = { state: 'failed', lastReply: 'address withdrawn', settledAt: at };
      const kind = Not(In([...familyKinds]));
      await manager.update(table.notices, { personId, state: 'waiting', kind }, dropped);
    },
    addNotices: async (added) =>
      (await manager.query<unknown[]>(ADD_NOTICES, [JSON.stringify(added)])).length,
    claimNotices: async (at, until, limit, quiet = []) => {
      const asked = [until, JSON.stringify(quiet), ...dueBy(at), limit];
      const rows = await manager.query<table.NoticeRow[]>(CLAIM_NOTICES, asked);
      return rows.map(toNotice).sort((one, other) => one.createdAt - other.createdAt);
    },
    saveNoticeSettings: async (schoolId, settings) => {
      await manager.upsert(table.noticeSettings, { schoolId, ...settings }, ['schoolId']);
    },
    settleNotice: async ({ id, ...verdict }) => {
      const of = verdict.state === 'waiting' ? { id, state: 'waiting' } : { id };
      await manager.update(table.notices, of, verdict);
    },
    moveCursor: async (reader, seq) => {
      await manager.upsert(table.journalCursors, { reader, seq }, ['reader']);
    },
  };
}

const ADD_NOTICES = `
  INSERT INTO notices (id, personId, kind, address, language, subject, text, occasion, createdAt, dueAt)
  SELECT value ->> 'id', value ->> 'personId', value ->> 'kind', value ->> 'address', value ->> 'language',
    value ->> 'subject', value ->> 'text', value ->> 'occasion', value ->> 'createdAt', value ->> 'dueAt'
  FROM json_each(?) WHERE true
  ON CONFLICT (occasion) DO NOTHING
  RETURNING id`;

const CLAIM_NOTICES = `
  UPDATE notices SET attempts = attempts + 1, dueAt = ?
  WHERE id IN (
    SELECT notice.id FROM notices AS notice
    JOIN people ON people.id = notice.personId AND people.schoolId NOT IN (SELECT value FROM json_each(?))
    WHERE notice.state = 'waiting' AND ${isDue('notice.dueAt')} ORDER BY notice.dueAt, notice.createdAt LIMIT ?
  )
  RETURNING *`;
