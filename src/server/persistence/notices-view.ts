// Reads addresses, messages, and how far readers of the journal have come.
import { In, type EntityManager } from 'typeorm';
import type { ClassPulse, Contact, Notice, NoticesView } from '../application/index.ts';
import { keysetPage, ofSchool, type Condition } from './keyset.ts';
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
    noticesPage: async (schoolId, which, page) => {
      const listed = { ...ofSchool('notices', schoolId), ...(which === 'trouble' && { wanted: TROUBLE }) };
      const rows = await keysetPage<table.NoticeRow>(manager, listed, page);
      return rows?.map(toNotice) ?? null;
    },
    lastNotices: async (kinds) =>
      (await manager.query<table.NoticeRow[]>(LAST_NOTICES, [JSON.stringify(kinds)])).map(toNotice),
    noticeSettings: async () => {
      const rows = await manager.find(table.noticeSettings);
      return new Map(rows.map(({ schoolId, ...settings }) => [schoolId, settings]));
    },
    notice: async (id) => {
      const row = await manager.findOne(table.notices, { where: { id } });
      return row && toNotice(row);
    },
    noticesBetween: async (...asked) =>
      Number((await manager.query<{ readonly count: number | string }[]>(BETWEEN, asked))[0]?.count ?? 0),
    classPulses: (ids) =>
      ids
        ? manager.query<ClassPulse[]>(PULSES_OF, [JSON.stringify(ids)])
        : manager.query<ClassPulse[]>(CLASS_PULSES),
    cursor: async (reader) =>
      (await manager.findOne(table.journalCursors, { where: { reader } }))?.seq ?? null,
  };
}

/** Bounced, failed, or tried in vain so far. */
const TROUBLE: readonly Condition[] = [
  [`item.state IN ('bounced', 'failed') OR (item.state = 'waiting' AND item.attempts > 0)`],
];

export const toNotice = (row: table.NoticeRow): Notice => ({ ...row }) as unknown as Notice;

/** Revisions only grow and records are never removed: their sum and count tell every change. */
const CLASS_PULSES = `
  SELECT classId, count(*) || ' ' || sum(revision) AS pulse FROM records GROUP BY classId`;

const PULSES_OF = `
  SELECT classId, count(*) || ' ' || sum(revision) AS pulse FROM json_each(?) AS wanted
  JOIN records ON records.classId = wanted.value GROUP BY classId`;

const BETWEEN = `
  SELECT count(*) AS count FROM notices AS item JOIN people AS person ON person.id = item.personId
  WHERE person.schoolId = ? AND item.createdAt >= ? AND item.createdAt < ?`;

const LAST_NOTICES = `
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY personId ORDER BY createdAt DESC, dueAt DESC) AS newest FROM notices
    WHERE kind IN (SELECT value FROM json_each(?))
  ) WHERE newest = 1`;
