// Statements of the store and its migrations, written for SQLite, as Postgres takes them (docs/decisions).
import { byHand } from './by-hand.ts';
import { inPostgres } from './expressions.ts';
import { guardDropped, guardOf } from './guards.ts';
import { columnAdded, indexOf, tableOf } from './tables.ts';
import { joined, tokensOf } from './tokens.ts';

/** Statements whose text holds values are many; the others are found again. */
const KEPT = 2000;

/** Each statement is taken apart once. */
export function statements(): (statement: string) => string {
  const known = new Map<string, string>();
  return (statement) => {
    const found = known.get(statement);
    if (found !== undefined) return found;
    if (known.size >= KEPT) known.clear();
    const written = toPostgres(statement);
    known.set(statement, written);
    return written;
  };
}

/** @param statement one statement; what is in the dialect of Postgres already stays as it is */
export function toPostgres(statement: string): string {
  const [, write] = kinds.find(([start]) => start.test(statement)) ?? [];
  return write ? write(statement) : joined(inPostgres(tokensOf(statement)));
}

const kinds: readonly (readonly [RegExp, (statement: string) => string])[] = [
  ...byHand.map(([beginning, written]) => [beginning, () => written] as const),
  [/^\s*CREATE TABLE (?!")/, tableOf],
  [/^\s*CREATE (UNIQUE )?INDEX /, indexOf],
  [/^\s*CREATE TRIGGER /, guardOf],
  [/^\s*DROP TRIGGER /, guardDropped],
  [/^\s*ALTER TABLE (?!")\w+ ADD COLUMN /, columnAdded],
];
