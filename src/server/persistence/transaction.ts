// What can be written, one statement per table whatever the number of rows.
import type { EntityManager } from 'typeorm';
import { applicationFault, chain } from '../application/index.ts';
import type { Transaction, View } from '../application/index.ts';
import { accessTransactionOf } from './access-transaction.ts';
import { accountTransactionOf } from './account-transaction.ts';
import { apiTransactionOf } from './api-transaction.ts';
import { calendarTransactionOf } from './calendar-transaction.ts';
import { carryOverTransactionOf } from './carry-over-store.ts';
import * as codec from './codecs.ts';
import { familyTransactionOf } from './family-store.ts';
import { lettersTransactionOf } from './letters-transaction.ts';
import { noticesTransactionOf } from './notices-transaction.ts';
import { correctionsTransactionOf } from './corrections-store.ts';
import { dossiersTransactionOf } from './dossiers-store.ts';
import { editLogTransactionOf } from './edit-log-store.ts';
import { indexNames, rebuildNames, renameInIndex } from './office-names.ts';
import { booksTransactionOf } from './books-store.ts';
import { officePapersTransactionOf } from './office-papers-store.ts';
import { resultLocksTransactionOf } from './result-locks-store.ts';
import { resultsTransactionOf } from './results-transaction.ts';
import { summerTransactionOf } from './summer-store.ts';
import { archiveTransactionOf } from './archive-store.ts';
import { disposalTransactionOf } from './disposal-store.ts';
import { mediaSealsTransactionOf } from './media-seals-store.ts';
import { lockMinutesTransactionOf } from './lock-minutes-store.ts';
import { testDaysTransactionOf } from './test-days-store.ts';
import { insertAll } from './rows.ts';
import * as table from './schemas.ts';
import { webhooksTransactionOf } from './webhooks-transaction.ts';

/** @param ordered told the numbers of effects that were just put in the queue */
export function transactionOf(
  manager: EntityManager,
  view: View,
  ordered?: (effects: readonly number[]) => Promise<void>,
): Transaction {
  return {
    ...view,
    ...accessTransactionOf(manager),
    ...accountTransactionOf(manager),
    ...apiTransactionOf(manager),
    ...calendarTransactionOf(manager),
    ...carryOverTransactionOf(manager),
    ...familyTransactionOf(manager),
    ...lettersTransactionOf(manager),
    ...noticesTransactionOf(manager),
    ...correctionsTransactionOf(manager),
    ...dossiersTransactionOf(manager),
    ...editLogTransactionOf(manager),
    ...officePapersTransactionOf(manager),
    ...booksTransactionOf(manager),
    ...resultLocksTransactionOf(manager),
    ...resultsTransactionOf(manager),
    ...summerTransactionOf(manager),
    ...testDaysTransactionOf(manager),
    ...archiveTransactionOf(manager),
    ...mediaSealsTransactionOf(manager),
    ...disposalTransactionOf(manager),
    ...lockMinutesTransactionOf(manager),
    ...webhooksTransactionOf(manager),
    addSchool: (school) => insertAll(manager, table.schools, [{ ...school }]),
    addPeople: (people) => insertAll(manager, table.people, people.map(plain)),
    saveClass: async (schoolClass) => {
      await manager.upsert(table.classes, { ...schoolClass }, ['id']);
    },
    addRecords: async (records) => {
      await insertAll(manager, table.records, records.map(codec.fromRecord));
      await indexNames(
        manager,
        records.map(({ id }) => id),
      );
    },
    rebuildNames: () => rebuildNames(manager),
    updateRecords: async (changes) => {
      const changed = await manager.query<readonly unknown[]>(UPDATE_RECORDS, [
        JSON.stringify(
          changes.map(({ id, revision, snapshot: { definition, state, context } }) => ({
            id,
            revision,
            definition,
            state,
            context: JSON.stringify(context),
          })),
        ),
      ]);
      if (changed.length !== changes.length) throw applicationFault('record.changedMeanwhile');
    },
    placeRecords: async (places) => {
      await manager.query(PLACE_RECORDS, [JSON.stringify(places)]);
      await renameInIndex(
        manager,
        places.map(({ id, title }) => ({ recordId: id, name: title })),
      );
    },
    append: async (drafts) => {
      if (drafts.length === 0) return;
      const entries = chain(await view.journalHead(), drafts);
      await insertAll(manager, table.journal, entries.map(codec.fromEntry));
      const last = entries.at(-1);
      if (last) await manager.upsert(table.journalHead, { id: 1, seq: last.seq, hash: last.hash }, ['id']);
    },
    addDocuments: (documents) => insertAll(manager, table.documents, documents.map(codec.fromDocument)),
    addSegments: (segments) => insertAll(manager, table.segments, segments.map(plain)),
    fillSlots: (filled) => insertAll(manager, table.filledSlots, filled.map(plain)),
    enqueue: async (effects) => {
      if (effects.length === 0) return;
      const rows = effects.map(({ recordId, effect, at }) => ({
        recordId,
        type: effect.type,
        effect: JSON.stringify(effect),
        at,
        attempts: 0,
      }));
      const added = await manager.query<readonly { id: number }[]>(ENQUEUE, [JSON.stringify(rows)]);
      await ordered?.(added.map(({ id }) => id));
    },
    settleEffects: async (ids, at) => {
      const rows = await manager.query<readonly { id: number }[]>(SETTLE_EFFECTS, [at, JSON.stringify(ids)]);
      return rows.map(({ id }) => id);
    },
    postponeEffects: async (failures) => {
      await manager.query(POSTPONE_EFFECTS, [JSON.stringify(failures)]);
    },
    saveCeremony: async (ceremony) => {
      await manager.upsert(table.ceremonies, { ...ceremony }, ['id']);
    },
    saveCeremonyItems: async (items) => {
      if (items.length > 0) await manager.query(SAVE_CEREMONY_ITEMS, [JSON.stringify(items)]);
    },
    addQuestion: async (question, items) => {
      await insertAll(manager, table.questions, [codec.fromQuestion(question)]);
      await insertAll(manager, table.preparedItems, items.map(codec.fromPreparedItem));
    },
    keepPending: async (id, pending) => {
      await manager.update(
        table.questions,
        { id },
        { pending: JSON.stringify(pending), until: pending.until },
      );
    },
    answerQuestion: async (id, values) => {
      const answers = values.map((value) => Buffer.from(value).toString('base64'));
      await manager.query(ANSWER_QUESTION, [JSON.stringify(answers), id]);
    },
    dropQuestion: async (id) => {
      await manager.delete(table.questions, { id });
    },
    addPackage: (archived) => insertAll(manager, table.packages, [{ ...archived }]),
  };
}

const plain = <Row extends object>(row: Row): Row => ({ ...row });

const UPDATE_RECORDS = `
  UPDATE records SET
    revision = records.revision + 1, definition = change.definition, state = change.state, context = change.context
  FROM (
    SELECT value ->> 'id' AS id, value ->> 'revision' AS revision, value ->> 'definition' AS definition,
      value ->> 'state' AS state, value ->> 'context' AS context
    FROM json_each(?)
  ) AS change
  WHERE records.id = change.id AND records.revision = change.revision
  RETURNING records.id`;

const PLACE_RECORDS = `
  UPDATE records SET title = place.title, ordinal = place.ordinal
  FROM (
    SELECT value ->> 'id' AS id, value ->> 'title' AS title, value ->> 'ordinal' AS ordinal FROM json_each(?)
  ) AS place
  WHERE records.id = place.id`;

const ENQUEUE = `
  INSERT INTO effects (recordId, type, effect, at, attempts)
  SELECT value ->> 'recordId', value ->> 'type', value ->> 'effect', value ->> 'at', value ->> 'attempts'
  FROM json_each(?) RETURNING id`;

const SETTLE_EFFECTS = `
  UPDATE effects SET settledAt = ?
  WHERE settledAt IS NULL AND id IN (SELECT value FROM json_each(?))
  RETURNING id`;

const POSTPONE_EFFECTS = `
  UPDATE effects SET attempts = attempts + 1, lastError = failure.error
  FROM (SELECT value ->> 'id' AS id, value ->> 'error' AS error FROM json_each(?)) AS failure
  WHERE effects.id = failure.id AND effects.settledAt IS NULL`;

const SAVE_CEREMONY_ITEMS = `
  INSERT INTO ceremony_items (ceremonyId, recordId, version, outcome, fileHash)
  SELECT value ->> 'ceremonyId', value ->> 'recordId', value ->> 'version', value ->> 'outcome', value ->> 'fileHash'
  FROM json_each(?) WHERE true
  ON CONFLICT (ceremonyId, recordId) DO UPDATE SET
    version = excluded.version, outcome = excluded.outcome, fileHash = excluded.fileHash`;

const ANSWER_QUESTION = `
  UPDATE prepared_items SET signature = answer.value
  FROM (SELECT key AS position, value FROM json_each(?)) AS answer
  WHERE prepared_items.questionId = ? AND prepared_items.position = answer.position`;
