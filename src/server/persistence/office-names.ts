// The index of names, written: in the transaction that opens or renames records, and anew from all records there are.
import { nameWords } from '../application/index.ts';

/** A connection inside a transaction. */
export interface Asking {
  query<Result>(statement: string, values?: unknown[]): Promise<Result>;
}

interface NamedRecord {
  readonly recordId: string;
  readonly name: string;
}

interface IndexedRow {
  readonly number: number;
  readonly newest: number;
  readonly schoolId: string;
  readonly name: string;
}

const AT_ONCE = 2000;

/** Of transcripts; the records are in the store already. */
export async function indexNames(store: Asking, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  const rows = await store.query<readonly IndexedRow[]>(ADD_NAMES, [JSON.stringify(recordIds)]);
  await post(store, rows);
}

/** Whoever is called as before is left alone. */
export async function renameInIndex(store: Asking, places: readonly NamedRecord[]): Promise<void> {
  const stale = await store.query<readonly IndexedRow[]>(RENAMED, [JSON.stringify(places)]);
  if (stale.length === 0) return;
  for (const row of stale) await store.query(UNPOST, [row.number, row.newest, JSON.stringify(wordsOf(row))]);
  await store.query(RENAME, [JSON.stringify(places)]);
  const renamed = await store.query<readonly IndexedRow[]>(NUMBERED, [
    JSON.stringify(stale.map(({ number }) => number)),
  ]);
  await post(store, renamed);
}

/** @returns how many names there are */
export async function rebuildNames(store: Asking): Promise<number> {
  for (const table of ['name_postings', 'name_words', 'office_names'])
    await store.query(`DELETE FROM ${table}`);
  const all = await store.query<readonly { readonly id: string }[]>(
    `SELECT id FROM records WHERE kind = 'transcript' ORDER BY id`,
  );
  for (let start = 0; start < all.length; start += AT_ONCE)
    await indexNames(
      store,
      all.slice(start, start + AT_ONCE).map(({ id }) => id),
    );
  return all.length;
}

async function post(store: Asking, rows: readonly IndexedRow[]): Promise<void> {
  const posted = rows.flatMap((row) => wordsOf(row).map((word) => ({ ...word, row })));
  const counts = new Map<string, Word & { records: number }>();
  for (const { schoolId, kind, word } of posted) {
    const key = `${schoolId}\n${kind}\n${word}`;
    const count = counts.get(key) ?? { schoolId, kind, word, records: 0 };
    count.records += 1;
    counts.set(key, count);
  }
  await store.query(COUNT_WORDS, [JSON.stringify([...counts.values()])]);
  await store.query(POST, [
    JSON.stringify(posted.map(({ row: { number, newest }, ...word }) => ({ ...word, newest, name: number }))),
  ]);
}

interface Word {
  readonly schoolId: string;
  readonly kind: string;
  readonly word: string;
}

/** Each word once. */
function wordsOf({ schoolId, name }: Pick<IndexedRow, 'schoolId' | 'name'>): readonly Word[] {
  const { typed, plain, initials } = nameWords(name);
  const of = (kind: string, words: readonly string[]) =>
    [...new Set(words)].map((word): Word => ({ schoolId, kind, word }));
  return [...of('typed', typed), ...of('plain', plain), ...of('initials', initials === '' ? [] : [initials])];
}

const COLUMNS = 'number, newest, schoolId, name';

const ADD_NAMES = `
  INSERT INTO office_names (recordId, classId, schoolId, schoolYear, newest, code, comparedCode, name)
  SELECT record.id, record.classId, class.schoolId, class.schoolYear,
    -CAST(substr(class.schoolYear, 1, 4) AS INTEGER), record.key, upper(record.key), record.title
  FROM records AS record JOIN classes AS class ON class.id = record.classId
  WHERE record.kind = 'transcript' AND record.id IN (SELECT value FROM json_each(?))
  RETURNING ${COLUMNS}`;

const RENAMED = `
  SELECT ${COLUMNS} FROM office_names AS held
  JOIN (SELECT value ->> 'recordId' AS recordId, value ->> 'name' AS called FROM json_each(?)) AS place
    ON place.recordId = held.recordId
  WHERE held.name <> place.called`;

const RENAME = `
  UPDATE office_names SET name = place.called
  FROM (SELECT value ->> 'recordId' AS recordId, value ->> 'name' AS called FROM json_each(?)) AS place
  WHERE place.recordId = office_names.recordId AND office_names.name <> place.called`;

const NUMBERED = `SELECT ${COLUMNS} FROM office_names WHERE number IN (SELECT value FROM json_each(?))`;

const COUNT_WORDS = `
  INSERT INTO name_words (schoolId, kind, word, records)
  SELECT value ->> 'schoolId', value ->> 'kind', value ->> 'word', value ->> 'records' FROM json_each(?) WHERE true
  ON CONFLICT (schoolId, kind, word) DO UPDATE SET records = name_words.records + excluded.records`;

const POST = `
  INSERT INTO name_postings (word, newest, name)
  SELECT held.id, posted.newest, posted.name
  FROM (
    SELECT value ->> 'schoolId' AS schoolId, value ->> 'kind' AS kind, value ->> 'word' AS word,
      value ->> 'newest' AS newest, value ->> 'name' AS name
    FROM json_each(?)
  ) AS posted
  JOIN name_words AS held ON held.schoolId = posted.schoolId AND held.kind = posted.kind AND held.word = posted.word`;

const UNPOST = `
  DELETE FROM name_postings WHERE name = ? AND newest = ? AND word IN (
    SELECT held.id FROM name_words AS held JOIN json_each(?) AS gone
      ON held.schoolId = gone.value ->> 'schoolId' AND held.kind = gone.value ->> 'kind'
        AND held.word = gone.value ->> 'word')`;
