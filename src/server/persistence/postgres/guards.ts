// Triggers of the migrations as Postgres takes them: a function that refuses, and the trigger that asks it.
import { inPostgres } from './expressions.ts';
import { joined, tokensOf } from './tokens.ts';

/** What a guard says when it keeps a row about the try instead of undoing everything. */
export const TRY_NOTED = 'GL001';

/**
 * A refusal that is noted ends in Postgres without an error, since an error would undo the note: the row is left as
 * it was, and a warning with the code `TRY_NOTED` tells so. Connections of the program make an error of it.
 */
export function guardOf(statement: string): string {
  const { name, deed, table, condition = 'TRUE', body = '' } = GUARD.exec(statement)?.groups ?? {};
  if (name === undefined || table === undefined || deed === undefined)
    throw new TypeError(`no trigger of the migrations: ${statement}`);
  const { way, message = '' } = REFUSAL.exec(body)?.groups ?? {};
  const before = translated(body.slice(0, body.search(REFUSAL)));
  const refusal =
    way === 'FAIL'
      ? `${once(table, before)} RAISE WARNING ${message} USING ERRCODE = '${TRY_NOTED}'; RETURN NULL;`
      : `${before} RAISE EXCEPTION ${message} USING ERRCODE = 'restrict_violation';`;
  return `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $guard$
    BEGIN
      IF ${translated(condition)} THEN ${refusal} END IF;
      RETURN ${deed === 'DELETE' ? 'OLD' : 'NEW'};
    END $guard$;
    CREATE TRIGGER ${name} BEFORE ${deed} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`;
}

/** One try is one row, however many rows its statement is about; a transaction's own rows are known by their xmin. */
const once = (table: string, note: string): string => `IF NOT EXISTS (
    SELECT 1 FROM (SELECT xmin AS writer, at, target FROM refused_tries ORDER BY id DESC LIMIT 1) AS last
    WHERE last.writer = pg_current_xact_id()::xid AND last.target = '${table}'
      AND last.at = CAST(extract(epoch FROM statement_timestamp()) * 1000 AS BIGINT)) THEN ${note} END IF;`;

/** With its function goes the trigger. */
export const guardDropped = (statement: string): string =>
  statement.replace(/^\s*DROP TRIGGER (\w+)\s*$/, 'DROP FUNCTION $1() CASCADE');

const translated = (text: string): string => joined(inPostgres(tokensOf(text)));

const GUARD =
  /^\s*CREATE TRIGGER (?<name>\w+) BEFORE (?<deed>INSERT|UPDATE|DELETE) ON (?<table>\w+)\s+(?:WHEN (?<condition>[^]*?)\s+)?BEGIN\s(?<body>[^]*)END\s*$/;

const REFUSAL = /SELECT RAISE\((?<way>ABORT|FAIL), (?<message>'(?:[^']|'')*')\);/;
