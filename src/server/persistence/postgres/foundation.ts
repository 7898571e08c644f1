// What the statements of the store lean on in Postgres: SQLite's functions over JSON, in the installation's own schema.

const sql = 'LANGUAGE sql IMMUTABLE PARALLEL SAFE';

/** SQLite reads true and false out of JSON as 1 and 0. */
const TEXT = `CASE (given).held WHEN 'true'::jsonb THEN '1' WHEN 'false'::jsonb THEN '0' ELSE (given).held #>> '{}' END`;

const PATH = `string_to_array(substr(path, 3), '.')`;

/**
 * A value out of JSON has in SQLite the type its place asks for. `json_value` does the same: it turns into text or into
 * a number by itself.
 */
export const foundation = [
  `CREATE FUNCTION json_valid(held text) RETURNS boolean ${sql} STRICT RETURN held::json IS NOT NULL`,

  `CREATE TYPE json_value AS (held jsonb)`,
  `CREATE FUNCTION json_value_text(given json_value) RETURNS text ${sql} RETURN ${TEXT}`,
  `CREATE FUNCTION json_value_number(given json_value) RETURNS bigint ${sql} RETURN CAST(${TEXT} AS bigint)`,
  `CREATE CAST (json_value AS text) WITH FUNCTION json_value_text(json_value) AS IMPLICIT`,
  `CREATE CAST (json_value AS bigint) WITH FUNCTION json_value_number(json_value) AS IMPLICIT`,

  `CREATE FUNCTION json_value_is(given json_value, expected text) RETURNS boolean ${sql}
    RETURN CAST(given AS text) = expected`,
  `CREATE OPERATOR = (LEFTARG = json_value, RIGHTARG = text, FUNCTION = json_value_is)`,
  `CREATE FUNCTION text_is_json_value(held text, given json_value) RETURNS boolean ${sql}
    RETURN held = CAST(given AS text)`,
  `CREATE OPERATOR = (LEFTARG = text, RIGHTARG = json_value, FUNCTION = text_is_json_value)`,
  `CREATE FUNCTION json_value_differs(given json_value, expected text) RETURNS boolean ${sql}
    RETURN CAST(given AS text) <> expected`,
  `CREATE OPERATOR <> (LEFTARG = json_value, RIGHTARG = text, FUNCTION = json_value_differs)`,

  `CREATE FUNCTION json_item(given text) RETURNS json_value ${sql} RETURN ROW(given::jsonb)::json_value`,
  `CREATE FUNCTION json_member(given json_value, name text) RETURNS json_value ${sql}
    RETURN ROW((given).held -> name)::json_value`,
  `CREATE OPERATOR ->> (LEFTARG = json_value, RIGHTARG = text, FUNCTION = json_member)`,

  // Of a text that holds JSON, by a name or by a path such as $.scope.term.
  `CREATE FUNCTION json_text_member(held text, path text) RETURNS text ${sql} STRICT
    RETURN CASE WHEN path LIKE '$.%' THEN held::json #>> ${PATH} ELSE held::json ->> path END`,
  `CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = text, FUNCTION = json_text_member)`,
  `CREATE FUNCTION json_text_is_number(held text, expected bigint) RETURNS boolean ${sql} STRICT
    RETURN held = CAST(expected AS text)`,
  `CREATE OPERATOR = (LEFTARG = text, RIGHTARG = bigint, FUNCTION = json_text_is_number)`,

  `CREATE FUNCTION json_items(held text) RETURNS TABLE (key bigint, value json_value) ${sql} BEGIN ATOMIC
    SELECT item.number - 1, ROW(item.value)::json_value
    FROM jsonb_array_elements(held::jsonb) WITH ORDINALITY AS item (value, number); END`,
  `CREATE FUNCTION json_items(held text, path text) RETURNS TABLE (key bigint, value json_value) ${sql} BEGIN ATOMIC
    SELECT item.number - 1, ROW(item.value)::json_value
    FROM jsonb_array_elements(CASE jsonb_typeof(held::jsonb #> ${PATH}) WHEN 'array' THEN held::jsonb #> ${PATH}
      ELSE '[]' END) WITH ORDINALITY AS item (value, number); END`,
].join(';\n');
