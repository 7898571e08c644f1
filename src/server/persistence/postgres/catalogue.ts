// What stands in a schema of Postgres: tables, indexes, guards and the functions they lean on, each with its definition.

export interface CatalogueRow {
  readonly type: 'table' | 'index' | 'trigger' | 'view' | 'function';
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Of the schema that is current. A trigger comes with its function and with whether it is on; the schema's own name is
 * left out of the definitions. Not the list of migrations: TypeORM makes it.
 */
export const CATALOGUE = `
  WITH held AS (SELECT oid FROM pg_namespace WHERE nspname = current_schema()),
  relations AS (SELECT class.* FROM pg_class AS class JOIN held ON held.oid = class.relnamespace
    WHERE class.relname NOT LIKE 'migrations%')
  SELECT type, name, replace(sql, current_schema(), 'SCHEMA') AS sql FROM (
    SELECT 'table' AS type, relation.relname::text AS name,
      concat_ws(E'\\n', relation.relrowsecurity::text, relation.relforcerowsecurity::text, (
        SELECT string_agg(concat_ws(' ', col.attname, format_type(col.atttypid, col.atttypmod), col.attnotnull::text,
          col.attidentity, col.attcollation::regcollation, pg_get_expr(def.adbin, def.adrelid)), E'\\n' ORDER BY col.attname)
        FROM pg_attribute AS col LEFT JOIN pg_attrdef AS def ON def.adrelid = col.attrelid AND def.adnum = col.attnum
        WHERE col.attrelid = relation.oid AND col.attnum > 0 AND NOT col.attisdropped
      ), (
        SELECT string_agg(concat_ws(' ', con.convalidated::text, pg_get_constraintdef(con.oid)), E'\\n'
          ORDER BY pg_get_constraintdef(con.oid))
        FROM pg_constraint AS con WHERE con.conrelid = relation.oid
      ), (
        SELECT string_agg(concat_ws(' ', policy.policyname, policy.permissive, policy.roles::text, policy.cmd,
          policy.qual, policy.with_check), E'\\n' ORDER BY policy.policyname)
        FROM pg_policies AS policy WHERE policy.schemaname = current_schema() AND policy.tablename = relation.relname
      )) AS sql
    FROM relations AS relation WHERE relation.relkind IN ('r', 'p')
    UNION ALL
    SELECT 'index', relation.relname::text, pg_get_indexdef(relation.oid) FROM relations AS relation
    WHERE relation.relkind = 'i' AND NOT EXISTS (SELECT 1 FROM pg_index AS entry
      WHERE entry.indexrelid = relation.oid AND entry.indrelid = to_regclass('migrations'))
    UNION ALL
    SELECT 'view', relation.relname::text, pg_get_viewdef(relation.oid) FROM relations AS relation
    WHERE relation.relkind IN ('v', 'm')
    UNION ALL
    SELECT 'trigger', guard.tgname::text,
      concat_ws(E'\\n', guard.tgenabled::text, pg_get_triggerdef(guard.oid), pg_get_functiondef(guard.tgfoid))
    FROM pg_trigger AS guard JOIN relations AS relation ON relation.oid = guard.tgrelid WHERE NOT guard.tgisinternal
    UNION ALL
    SELECT 'function', proc.oid::regprocedure::text, pg_get_functiondef(proc.oid)
    FROM pg_proc AS proc JOIN held ON held.oid = proc.pronamespace
    WHERE proc.prorettype <> 'trigger'::regtype AND proc.prokind = 'f'
    UNION ALL
    SELECT 'view', rule.rulename::text, pg_get_ruledef(rule.oid) FROM pg_rewrite AS rule
    JOIN relations AS relation ON relation.oid = rule.ev_class WHERE relation.relkind IN ('r', 'p')
  ) AS standing ORDER BY type, name`;
