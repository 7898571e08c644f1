// Reads addresses, messages, and how far readers of the journal have come.
import { In, type EntityManager } from 'typeorm';
import type { Contact, Notice, NoticesView } from '../application/index.ts';
import * as table from './notices-schemas.ts';

export function noticesViewOf(manager: EntityManager): NoticesView {
  return {
    contacts: async () =>
      (await manager.find(table.contacts, { order: { personId: 'ASC' } })).map(
        (row) => ({ ...row }) as unknown as Contact,
      ),
    notices: async (limit, states) => {
      const rows = await manager.find(table.notices, {
        ...(states && { where: { state: In([...states]) } }),
        order: { createdAt: 'DESC', id: 'ASC' },
        take: limit,
      });
      return rows.map(toNotice);
    },
    lastNotices: async (kinds) =>
      (await manager.query<table.NoticeRow[]>(LAST_NOTICES, [JSON.stringify(kinds)])).map(toNotice),
    cursor: async (reader) =>
      (await manager.findOne(table.journalCursors, { where: { reader } }))?.seq ?? null,
  };
}

export const toNotice = (row: table.NoticeRow): Notice => ({ ...row }) as unknown as Notice;

const LAST_NOTICES = `
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY personId ORDER BY createdAt DESC, dueAt DESC) AS newest FROM notices
    WHERE kind IN (SELECT value FROM json_each(?))
  ) WHERE newest = 1`;
