// Marks for tests: a class in rows, single cells, and somebody who goes past the program.
import path from 'node:path';
import type { DataSource } from 'typeorm';
import type { CellChange, ClassBook } from '../../src/assessment/index.ts';
import type { ClassId, PersonId } from '../../src/kernel/index.ts';
import { writeCells, type CellsWritten, type CellWriting } from '../../src/server/application/index.ts';
import type { Installation } from '../../src/server/installation.ts';
import { connectTo } from '../../src/server/persistence/index.ts';

/** `pupils/<code>/entries/HK1/<subject>/<column>` of the pupil at that place in the list. */
export const entryPath = (
  book: ClassBook,
  index: number,
  column: string,
  subject = 0,
  term = 'HK1',
): string => `pupils/${book.pupils[index]!.code}/entries/${term}/${book.subjects[subject]!.code}/${column}`;

export async function valueAt(house: Installation, classId: ClassId, wanted: string): Promise<string | null> {
  const { cells } = await house.store.read(async (view) => ({ cells: await view.cells(classId) }));
  const found = cells.find(
    (cell) =>
      wanted ===
      ['pupils', cell.pupil, cell.field, cell.term, cell.subject, cell.column].filter(Boolean).join('/'),
  );
  return found?.value ?? null;
}

/** Written as they are named: each from what stands to the new value. */
export async function change(
  house: Installation,
  classId: ClassId,
  by: PersonId,
  values: Readonly<Record<string, string | null>>,
  more: Partial<CellWriting> = {},
): Promise<CellsWritten> {
  const changes: CellChange[] = [];
  for (const [at, after] of Object.entries(values))
    changes.push({ path: at, before: await valueAt(house, classId, at), after });
  return house.store.write((transaction) =>
    writeCells(transaction, {
      classId,
      changes,
      by,
      at: house.clock.now(),
      reason: null,
      device: null,
      permission: 'appointment:test',
      ...more,
    }),
  );
}

/** A connection of its own without anything of the program, as an administrator with a database tool has one. */
export function databaseTool(folder: string): Promise<DataSource> {
  return connectTo(path.join(folder, 'giaplai.sqlite'));
}

/**
 * Guards taken away, or turned off where their text is not kept.
 * @returns puts them back as they were: they show nothing afterwards
 */
export async function takeGuardsDown(folder: string, names: readonly string[]): Promise<() => Promise<void>> {
  const tool = await databaseTool(folder);
  const back: string[] = [];
  for (const name of names)
    if (tool.options.type === 'postgres') {
      const [guard] = await tool.query<{ place: string }[]>(
        `SELECT tgrelid::regclass::text AS place FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
         WHERE tgname = '${name}' AND relnamespace = current_schema()::regnamespace`,
      );
      await tool.query(`ALTER TABLE ${guard!.place} DISABLE TRIGGER ${name}`);
      back.push(`ALTER TABLE ${guard!.place} ENABLE TRIGGER ${name}`);
    } else {
      const [guard] = await tool.query<{ sql: string }[]>(
        `SELECT sql FROM sqlite_master WHERE name = '${name}'`,
      );
      await tool.query(`DROP TRIGGER ${name}`);
      back.push(guard!.sql);
    }
  return async () => {
    for (const statement of back) await tool.query(statement);
    await tool.destroy();
  };
}
