// What can be read, inside a transaction or outside.
import { IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { View } from '../application/index.ts';
import { emptyJournal } from '../application/index.ts';
import { apiViewOf } from './api-view.ts';
import { accessViewOf } from './access-view.ts';
import { accountViewOf } from './account-view.ts';
import { calendarViewOf } from './calendar-view.ts';
import { carryOverViewOf } from './carry-over-store.ts';
import { codedFilesViewOf } from './coded-files-view.ts';
import * as codec from './codecs.ts';
import { familyViewOf } from './family-store.ts';
import { lettersViewOf } from './letters-view.ts';
import { noticesViewOf } from './notices-view.ts';
import { correctionsViewOf } from './corrections-store.ts';
import { dossiersViewOf } from './dossiers-store.ts';
import { editLogViewOf } from './edit-log-store.ts';
import { officeNamesViewOf } from './office-names-view.ts';
import { operationsViewOf } from './operations-view.ts';
import { booksViewOf } from './books-store.ts';
import { officePapersViewOf } from './office-papers-store.ts';
import { resultLocksViewOf } from './result-locks-store.ts';
import { resultsViewOf } from './results-view.ts';
import { summerViewOf } from './summer-store.ts';
import { archiveViewOf } from './archive-store.ts';
import { disposalViewOf } from './disposal-store.ts';
import { mediaSealsViewOf } from './media-seals-store.ts';
import { lockMinutesViewOf } from './lock-minutes-store.ts';
import { testDaysViewOf } from './test-days-store.ts';
import { inspectionViewOf } from './inspection-view.ts';
import { keysetPage } from './keyset.ts';
import { findAll } from './rows.ts';
import * as table from './schemas.ts';
import { webhooksViewOf } from './webhooks-view.ts';

export function viewOf(manager: EntityManager): View {
  return {
    ...accessViewOf(manager),
    ...accountViewOf(manager),
    ...apiViewOf(manager),
    ...calendarViewOf(manager),
    ...carryOverViewOf(manager),
    ...familyViewOf(manager),
    ...inspectionViewOf(manager),
    ...lettersViewOf(manager),
    ...noticesViewOf(manager),
    ...codedFilesViewOf(manager),
    ...correctionsViewOf(manager),
    ...dossiersViewOf(manager),
    ...editLogViewOf(manager),
    ...officeNamesViewOf(manager),
    ...officePapersViewOf(manager),
    ...booksViewOf(manager),
    ...operationsViewOf(manager),
    ...resultLocksViewOf(manager),
    ...resultsViewOf(manager),
    ...summerViewOf(manager),
    ...testDaysViewOf(manager),
    ...archiveViewOf(manager),
    ...mediaSealsViewOf(manager),
    ...disposalViewOf(manager),
    ...lockMinutesViewOf(manager),
    ...webhooksViewOf(manager),
    schools: async () => (await manager.find(table.schools, { order: { name: 'ASC' } })).map(codec.toSchool),
    people: async (ids) => {
      const rows = ids ? await findAll(manager, table.people, 'id', ids) : await manager.find(table.people);
      return rows.map(codec.toPerson);
    },
    classes: async (schoolId) => {
      const rows = await (schoolId === undefined
        ? manager.query<table.ClassRow[]>(CLASSES)
        : manager.query<table.ClassRow[]>(CLASSES_OF_SCHOOL, [schoolId]));
      return rows.map(codec.toClass);
    },
    schoolClass: async (id) => {
      if (id === null || id === undefined) return undefined;
      return (await manager.query<table.ClassRow[]>(ONE_CLASS, [id])).map(codec.toClass)[0];
    },
    classesOfRecords: async (ids) =>
      (await manager.query<table.ClassRow[]>(CLASSES_OF_RECORDS, [JSON.stringify(ids)])).map(codec.toClass),
    classesPage: async (schoolId, { limit, after }) => {
      const seen = after === undefined ? null : await manager.findOneBy(table.classes, { id: after });
      if (after !== undefined && seen?.schoolId !== schoolId) return null;
      const where = seen
        ? [
            { schoolId, schoolYear: MoreThan(seen.schoolYear) },
            { schoolId, schoolYear: seen.schoolYear, name: MoreThan(seen.name) },
          ]
        : { schoolId };
      const order = { schoolYear: 'ASC', name: 'ASC' } as const;
      return (await manager.find(table.classes, { where, order, take: limit })).map(codec.toClass);
    },
    recordsOf: async (classId) => {
      const rows = await manager.find(table.records, {
        where: { classId },
        order: { ordinal: 'ASC', kind: 'DESC', key: 'ASC' },
      });
      return rows.map(codec.toRecord);
    },
    recordsPage: async (classId, { state, ...page }) => {
      const rows = await keysetPage<table.RecordRow>(
        manager,
        {
          from: 'records AS item',
          within: [['item.classId = ?', classId]],
          wanted: state === undefined ? [] : [['item.state = ?', state]],
          order: [
            ['item.ordinal', 'ASC'],
            ['item.kind', 'DESC'],
            ['item.key', 'ASC'],
          ],
        },
        page,
      );
      return rows?.map(codec.toRecord) ?? null;
    },
    records: async (ids) => {
      const rows = await findAll(manager, table.records, 'id', ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []).map(codec.toRecord);
    },
    documents: async (recordIds) => {
      const order = { recordId: 'ASC', version: 'ASC' } as const;
      return (await findAll(manager, table.documents, 'recordId', recordIds, order)).map(codec.toDocument);
    },
    segments: async (recordIds) => {
      const order = { recordId: 'ASC', version: 'ASC', ordinal: 'ASC' } as const;
      return (await findAll(manager, table.segments, 'recordId', recordIds, order)).map(codec.toSegment);
    },
    segmentsOfFiles: async (fileHashes) =>
      (await findAll(manager, table.segments, 'fileHash', fileHashes)).map(codec.toSegment),
    filledSlots: async (recordIds) => {
      const order = { recordId: 'ASC', version: 'ASC', ordinal: 'ASC', slot: 'ASC' } as const;
      return (await findAll(manager, table.filledSlots, 'recordId', recordIds, order)).map(
        codec.toFilledSlot,
      );
    },
    documentByCode: async (verificationCode) => {
      const row = await manager.findOne(table.documents, { where: { verificationCode } });
      return row && codec.toDocument(row);
    },
    scoreChanges: async (classId) => {
      const rows = await manager.find(table.scoreLog, { where: { classId }, order: { id: 'ASC' } });
      return rows.map(codec.toScoreChange);
    },
    packages: async (classId) => {
      const rows = await manager.find(table.packages, { where: { classId }, order: { at: 'ASC' } });
      return rows.map(codec.toPackage);
    },
    journal: async (after, limit) => {
      const rows = await manager.find(table.journal, {
        where: { seq: MoreThan(after) },
        order: { seq: 'ASC' },
        take: limit,
      });
      return rows.map(codec.toEntry);
    },
    journalOfRecord: async (recordId) => {
      const rows = await manager.find(table.journal, { where: { recordId }, order: { seq: 'ASC' } });
      return rows.map(codec.toEntry);
    },
    journalHead: async () => {
      const row = await manager.findOne(table.journalHead, { where: { id: 1 } });
      return row ? { seq: row.seq, hash: row.hash as typeof emptyJournal.hash } : emptyJournal;
    },
    pendingEffects: async (type) => {
      const rows = await manager.find(table.effects, {
        where: { type, settledAt: IsNull() },
        order: { id: 'ASC' },
      });
      return rows.map(codec.toQueuedEffect);
    },
    openCeremony: async (personId, role) => {
      const row = await manager.findOne(table.ceremonies, {
        where: { personId, role, finishedAt: IsNull() },
        order: { startedAt: 'DESC' },
      });
      return row && codec.toCeremony(row);
    },
    ceremonyItems: async (ceremonyId) =>
      (await manager.find(table.ceremonyItems, { where: { ceremonyId } })).map(codec.toCeremonyItem),
    questions: async (ceremonyId) => {
      const rows = await manager.find(table.questions, { where: { ceremonyId }, order: { at: 'ASC' } });
      const ids = rows.map(({ id }) => id);
      const order = { questionId: 'ASC', position: 'ASC' } as const;
      const items = await findAll(manager, table.preparedItems, 'questionId', ids, order);
      return rows.map((row) => ({
        question: codec.toQuestion(row),
        items: items.filter(({ questionId }) => questionId === row.id).map(codec.toPreparedItem),
      }));
    },
    heldRecords: (ids, at) => manager.query(HELD_RECORDS, [JSON.stringify(ids), at]),
  };
}

/** Nearly every page asks for some: read without TypeORM's detours. */
const ONE_CLASS = `SELECT * FROM classes WHERE id = ?`;
const CLASSES_OF_SCHOOL = `SELECT * FROM classes WHERE schoolId = ? ORDER BY schoolYear, name`;
const CLASSES_OF_RECORDS = `
  SELECT * FROM classes WHERE id IN (
    SELECT records.classId FROM json_each(?) AS wanted JOIN records ON records.id = wanted.value)
  ORDER BY schoolYear, name`;
const CLASSES = `SELECT * FROM classes ORDER BY schoolYear, name`;

const HELD_RECORDS = `
  SELECT item.recordId, question.ceremonyId, people.name AS person, question.until
  FROM json_each(?) AS wanted
  JOIN prepared_items AS item ON item.recordId = wanted.value
  JOIN signing_questions AS question ON question.id = item.questionId AND question.until > ?
  JOIN ceremonies ON ceremonies.id = question.ceremonyId
  JOIN people ON people.id = ceremonies.personId`;
