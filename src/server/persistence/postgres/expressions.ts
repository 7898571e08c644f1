// What SQLite and Postgres write differently within a statement: names, parameters, comparison with null, JSON.
import { closing, following, type Token } from './tokens.ts';

/** Rewrites token by token; what both understand stays. */
export function inPostgres(tokens: readonly Token[]): Token[] {
  const written: Token[] = [];
  const unnamed = unnamedQueries(tokens);
  let places = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.kind === 'place') {
      places += 1;
      written.push(sign(placeOf(tokens, index, places)));
    } else if (token.value === 'IS') {
      const [comparison, next] = comparisonOf(tokens, index);
      written.push(sign(comparison));
      index = next - 1;
    } else if (token.value === 'GLOB') {
      const pattern = following(tokens, index + 1);
      written.push(sign(`~ ${expressionOf(tokens[pattern]?.value ?? "''")}`));
      index = pattern;
    } else if (token.value === 'unixepoch') {
      // unixepoch('subsec')
      written.push(sign('extract(epoch FROM statement_timestamp())'));
      index = following(tokens, index + 1) + 2;
    } else if (isFalse(tokens, index)) {
      written.push(sign('FALSE'));
    } else {
      written.push(token.kind === 'word' ? { ...token, value: wordOf(token.value) } : token);
    }
    if (unnamed.has(index)) written.push(sign(` AS unnamed${index}`));
  }
  return written;
}

const sign = (value: string): Token => ({ kind: 'sign', value });

const words: Readonly<Record<string, string>> = { INTEGER: 'BIGINT', json_each: 'json_items' };

/** Unquoted names of Postgres are in small letters. */
const wordOf = (word: string): string => words[word] ?? (/^[a-z]\w*[A-Z]/.test(word) ? `"${word}"` : word);

/** Where nothing else tells a parameter's type. */
function placeOf(tokens: readonly Token[], index: number, number: number): string {
  const next = following(tokens, index + 1);
  const after = tokens.slice(next).filter(({ kind }) => kind !== 'space');
  const follows = (...values: readonly string[]) =>
    values.every((value, position) => after[position]?.value === value);
  if (follows('IS', 'NULL')) return `CAST($${number} AS TEXT)`;
  return follows('AS', 'value') ? `json_item($${number})` : `$${number}`;
}

/** `a IS b` holds between nulls as well. */
function comparisonOf(tokens: readonly Token[], start: number): readonly [text: string, next: number] {
  const first = following(tokens, start + 1);
  const negated = tokens[first]?.value === 'NOT';
  const next = negated ? following(tokens, first + 1) : first;
  if (['NULL', 'TRUE', 'FALSE', 'DISTINCT'].includes(tokens[next]?.value ?? ''))
    return [`IS ${negated ? 'NOT ' : ''}`, next];
  return [`IS ${negated ? '' : 'NOT '}DISTINCT FROM `, next];
}

/** Where a query in the place of a table ends that has no name. */
function unnamedQueries(tokens: readonly Token[]): ReadonlySet<number> {
  const ends = tokens.flatMap(({ value }, index) => {
    if (value !== 'FROM' && value !== 'JOIN') return [];
    const open = following(tokens, index + 1);
    const first = tokens[following(tokens, open + 1)]?.value;
    if (tokens[open]?.value !== '(' || first !== 'SELECT') return [];
    const end = closing(tokens, open);
    const next = tokens[following(tokens, end + 1)];
    return next?.kind === 'word' && !CLAUSES.has(next.value) ? [] : [end];
  });
  return new Set(ends);
}

const CLAUSES: ReadonlySet<string> = new Set([
  ...['WHERE', 'ORDER', 'GROUP', 'LIMIT', 'UNION', 'JOIN', 'LEFT', 'ON', 'RETURNING', 'HAVING'],
]);

/** `coalesce(… IS NULL, 0)`: SQLite has no truth values of its own. */
const isFalse = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.value === '0' &&
  tokens[index + 1]?.value === ')' &&
  tokens
    .slice(Math.max(0, index - 5), index)
    .map(({ value }) => value)
    .join('')
    .endsWith('IS NULL, ');

/** A pattern of SQLite's GLOB as a regular expression of Postgres. */
const expressionOf = (pattern: string): string =>
  `'^${pattern
    .slice(1, -1)
    .replaceAll(/[$.+()|{}^\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')}$'`;
