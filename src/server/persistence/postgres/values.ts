// Values as the store knows them from SQLite: whole numbers are numbers, truth is 1 or 0.
import pg from 'pg';

/** https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat */
const BOOL = 16;
const INT8 = 20;
const NUMERIC = 1700;

const parsers: Readonly<Record<number, (text: string) => number>> = {
  [BOOL]: (text) => (text === 't' ? 1 : 0),
  [INT8]: whole,
  [NUMERIC]: Number,
};

export const typeParsers = {
  getTypeParser: (...[type, format]: Parameters<typeof pg.types.getTypeParser>): unknown =>
    (format === 'binary' ? undefined : parsers[type]) ?? pg.types.getTypeParser(type, format),
};

/** @throws RangeError for what a number cannot hold exactly */
function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`out of the numbers that are exact: ${text}`);
  return value;
}
