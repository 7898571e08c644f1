// The index of names, read: the rarest word leads, the others are looked up beside it.
import type { IndexedName, IndexedWord, NamesAsked, OfficeView } from '../application/index.ts';
import type { Asking } from './office-names.ts';

export const officeNamesViewOf = (store: Asking): OfficeView => ({
  wordsCalled: (schoolId, kind, words) => store.query(CALLED, [schoolId, kind, JSON.stringify(words)]),
  wordsBeginning: (schoolId, kind, start, limit) =>
    store.query(BEGINNING, [schoolId, kind, start, `${start}\u{10ffff}`, limit]),
  wordsOfLength: (schoolId, from, to) => store.query(OF_LENGTH, [schoolId, from, to]),
  namesWith: (asked) => namesWith(store, asked),
  namesOfCode: (schoolId, code, limit) =>
    store.query(OF_CODE, [schoolId, code.toUpperCase(), `${code.toUpperCase()}\u{10ffff}`, limit]),
  classesCalled: (ids) => store.query(CLASSES, [JSON.stringify(ids)]),
  namesIn: (classes) => store.query(IN_CLASSES, [JSON.stringify(classes)]),
});

/** Numbers stand in the text of the statement: they come from the store itself. */
async function namesWith(
  store: Asking,
  { words, schoolYear, classes, limit }: NamesAsked,
): Promise<readonly IndexedName[]> {
  const [rarest, ...others] = words.toSorted((a, b) => recordsOf(a) - recordsOf(b));
  if (!rarest || rarest.length === 0) return [];
  const year = schoolYear === undefined ? null : -Number(schoolYear.slice(0, 4));
  const conditions = [
    ...others.map(
      (set) => `EXISTS (SELECT 1 FROM name_postings AS other WHERE other.word IN (${idsOf(set)})
        AND other.newest = posting.newest AND other.name = posting.name)`,
    ),
    ...(year === null || Number.isNaN(year) ? [] : [`posting.newest = ${year}`]),
    ...(classes
      ? [`(SELECT classId FROM office_names WHERE number = posting.name) IN (SELECT classId FROM allowed)`]
      : []),
  ];
  const leading = rarest.map(
    ({
      id,
    }) => `SELECT * FROM (SELECT posting.newest AS newest, posting.name AS name FROM name_postings AS posting
      WHERE posting.word = ${id}${conditions.map((one) => ` AND ${one}`).join('')}
      ORDER BY posting.newest, posting.name LIMIT ${limit})`,
  );
  return store.query(
    `${classes ? 'WITH allowed AS (SELECT value AS classId FROM json_each(?)) ' : ''}
    SELECT ${COLUMNS} FROM office_names AS held JOIN (
      SELECT DISTINCT newest, name FROM (${leading.join(' UNION ALL ')}) ORDER BY newest, name LIMIT ${limit}
    ) AS found ON held.number = found.name ORDER BY found.newest, found.name`,
    classes ? [JSON.stringify(classes)] : [],
  );
}

const recordsOf = (set: readonly IndexedWord[]): number => set.reduce((sum, { records }) => sum + records, 0);

const idsOf = (set: readonly IndexedWord[]): string => set.map(({ id }) => id).join(',');

const COLUMNS = 'held.recordId, held.classId, held.schoolYear, held.code, held.name';

const CALLED = `
  SELECT id, word, records FROM name_words
  WHERE schoolId = ? AND kind = ? AND word IN (SELECT value FROM json_each(?))`;

const BEGINNING = `
  SELECT id, word, records FROM name_words
  WHERE schoolId = ? AND kind = ? AND word >= ? AND word < ? ORDER BY records DESC, word LIMIT ?`;

const OF_LENGTH = `
  SELECT id, word, records FROM name_words
  WHERE schoolId = ? AND kind = 'plain' AND length(word) BETWEEN ? AND ?`;

const OF_CODE = `
  SELECT ${COLUMNS} FROM office_names AS held
  WHERE held.schoolId = ? AND held.comparedCode >= ? AND held.comparedCode < ?
  ORDER BY held.newest, held.comparedCode LIMIT ?`;

const CLASSES = 'SELECT * FROM classes WHERE id IN (SELECT value FROM json_each(?))';

const IN_CLASSES = `
  SELECT ${COLUMNS} FROM office_names AS held WHERE held.classId IN (SELECT value FROM json_each(?))
  ORDER BY held.newest, held.number`;
