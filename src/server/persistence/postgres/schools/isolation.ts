// Puts the policies on the tables as they stand, and gives the schools' role what it may touch.
import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { belongingOf, type Reference, type TableFound } from './belonging.ts';
import { JOURNAL_TURN, POLICY, policyOf } from './policies.ts';
import { lettingServe, SERVING_POLICY } from './serving.ts';

/**
 * Row-level security on every table: one that nobody has decided about has it too, with no policy and no right, so that
 * no school's transaction reaches it. Guards run as the owner, whose sight nothing limits: a refusal must not depend on
 * who asks. Nothing is done where it all stands already.
 * @param role of transactions within one school; it owns nothing
 * @param serving the login that serves, where it is not the owner
 */
export async function isolateSchools(
  runner: QueryRunner,
  role: string,
  serving: string | null = null,
): Promise<void> {
  const statements = await isolating(runner, role, serving);
  const mark = `schools apart: ${createHash('sha256').update(statements.join('\n')).digest('hex')}`;
  const [noted] = await runner.manager.query<{ mark: string | null }[]>(
    `SELECT obj_description(current_schema()::regnamespace) AS mark`,
  );
  if (noted?.mark === mark) return;
  await liftIsolation(runner);
  const marked = `COMMENT ON SCHEMA ${await currentSchema(runner)} IS '${mark}'`;
  await asWritten(runner, [...statements, marked]);
}

async function isolating(
  runner: QueryRunner,
  role: string,
  serving: string | null,
): Promise<readonly string[]> {
  const { tables, references } = await standing(runner);
  const guards = await runner.manager.query<{ name: string }[]>(GUARDS);
  const numbered = await runner.manager.query<{ place: string }[]>(NUMBERED);
  const schema = await currentSchema(runner);
  const names = tables.map(({ name }) => name);
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
    ...(serving === null ? [] : lettingServe(schema, names, serving)),
    ...tables.flatMap((table) => {
      const { name } = table;
      const belonging = belongingOf(table, references);
      const apart = `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`;
      if (belonging === undefined || name === 'migrations') return [apart];
      const granted = `GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO ${role}`;
      return [apart, policyOf(name, belonging, references), granted];
    }),
    NUMBERS_IN_TURN,
    ...numbered.map(
      ({ place }) => `CREATE OR REPLACE TRIGGER "0_${place}_in_turn" BEFORE INSERT ON ${place}
        FOR EACH STATEMENT EXECUTE FUNCTION numbers_in_turn()`,
    ),
    ...guards.map(({ name }) => `ALTER FUNCTION ${name} SECURITY DEFINER`),
  ];
}

/** So that migrations may change and drop tables that policies lean on; the mark goes with them. */
export async function liftIsolation(runner: QueryRunner): Promise<void> {
  const held = await runner.manager.query<{ place: string; name: string }[]>(
    `SELECT tablename::text AS place, policyname::text AS name FROM pg_policies
     WHERE schemaname = current_schema() AND policyname IN ('${POLICY}', '${SERVING_POLICY}')`,
  );
  const dropped = held.map(({ place, name }) => `DROP POLICY ${name} ON ${place}`);
  await asWritten(runner, [...dropped, `COMMENT ON SCHEMA ${await currentSchema(runner)} IS NULL`]);
}

/** Tables without a decision: there should be none. */
export async function undecidedTables(runner: QueryRunner): Promise<readonly string[]> {
  const { tables, references } = await standing(runner);
  return tables.filter((table) => belongingOf(table, references) === undefined).map(({ name }) => name);
}

/** Several at once, past the translation. */
async function asWritten(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  const client = (await runner.connect()) as { query(text: string): Promise<unknown> };
  await client.query(statements.join(';\n'));
}

const currentSchema = async (runner: QueryRunner): Promise<string> => {
  const [row] = await runner.manager.query<{ schema: string }[]>('SELECT current_schema()::text AS schema');
  return row?.schema ?? '';
};

async function standing(
  runner: QueryRunner,
): Promise<{ readonly tables: readonly TableFound[]; readonly references: readonly Reference[] }> {
  const tables = await runner.manager.query<{ name: string; columns: string }[]>(TABLES);
  const references =
    await runner.manager.query<
      (Pick<Reference, 'from' | 'to'> & { columns: string; keys: string; optional: number })[]
    >(REFERENCES);
  return {
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.split(' ') })),
    references: references.map(({ from, to, columns, keys, optional }) => ({
      ...{ from, to, columns: columns.split(' '), keys: keys.split(' ') },
      optional: optional === 1,
    })),
  };
}

/** Numbers without gaps are given one writer after the other, whatever their schools: as the journal's are. */
const NUMBERS_IN_TURN = `
  CREATE OR REPLACE FUNCTION numbers_in_turn() RETURNS trigger LANGUAGE plpgsql AS $turn$
  BEGIN PERFORM pg_advisory_xact_lock(hashtextextended('giaplai writes ' || TG_TABLE_SCHEMA || ' ${JOURNAL_TURN}', 0));
    RETURN NULL; END $turn$`;

/** Tables whose rows are numbered by a trigger (tables.ts). */
const NUMBERED = `
  SELECT relation.relname::text AS place FROM pg_trigger AS filling JOIN pg_class AS relation ON relation.oid = filling.tgrelid
  WHERE relation.relnamespace = current_schema()::regnamespace AND filling.tgname = '0_' || relation.relname || '_number'
  ORDER BY 1`;

const GUARDS = `
  SELECT oid::regprocedure::text AS name FROM pg_proc
  WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype AND proname <> 'numbers_in_turn' ORDER BY 1`;

const TABLES = `
  SELECT relation.relname::text AS name, string_agg(col.attname, ' ' ORDER BY col.attnum) AS columns
  FROM pg_class AS relation JOIN pg_attribute AS col ON col.attrelid = relation.oid
  WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind IN ('r', 'p')
    AND col.attnum > 0 AND NOT col.attisdropped
  GROUP BY relation.relname ORDER BY relation.relname`;

/** Each with its columns in the order of the keys they refer to; in the order of the table's columns. */
const REFERENCES = `
  SELECT source.relname::text AS "from", target.relname::text AS "to",
    string_agg(col.attname, ' ' ORDER BY pair.place) AS columns, string_agg(key.attname, ' ' ORDER BY pair.place) AS keys,
    bool_or(NOT col.attnotnull) AS optional
  FROM pg_constraint AS con
  JOIN pg_class AS source ON source.oid = con.conrelid JOIN pg_class AS target ON target.oid = con.confrelid
  CROSS JOIN LATERAL unnest(con.conkey, con.confkey) WITH ORDINALITY AS pair (own, other, place)
  JOIN pg_attribute AS col ON col.attrelid = con.conrelid AND col.attnum = pair.own
  JOIN pg_attribute AS key ON key.attrelid = con.confrelid AND key.attnum = pair.other
  WHERE con.contype = 'f' AND con.connamespace = current_schema()::regnamespace
  GROUP BY con.oid, source.relname, target.relname ORDER BY source.relname, min(pair.own), con.conname`;
