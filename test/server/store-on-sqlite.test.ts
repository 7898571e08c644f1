// What only the embedded database has to show: migrations both ways, its pragmas, several processes in one file.
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, unitOfWork } from '../../src/server/persistence/index.ts';
import { temporaryFolder } from '../support/house.ts';

const openAgain = (folder: string) => openDatabase(path.join(folder, 'giaplai.sqlite'), 'sqlite');

describe('the embedded database', () => {
  it('migrates up, down and up again, leaving nothing behind', async () => {
    const source = await openDatabase(':memory:', 'sqlite');
    const tables = () =>
      source.query<{ name: string }[]>("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'");
    const full = await tables();
    expect(full.length).toBeGreaterThan(20);
    for (let left = source.migrations.length; left > 0; left -= 1) await source.undoLastMigration();
    expect((await tables()).map(({ name }) => name)).toEqual(['migrations']);
    await source.runMigrations();
    expect(await tables()).toEqual(expect.arrayContaining(full));
    await source.destroy();
  });

  it('has exactly the columns that the rows say', async () => {
    const source = await openDatabase(':memory:', 'sqlite');
    for (const { tableName, columns } of source.entityMetadatas) {
      const stored = await source.query<{ name: string }[]>(`PRAGMA table_info("${tableName}")`);
      expect(stored.map(({ name }) => name).toSorted()).toEqual(
        columns.map(({ databaseName }) => databaseName).toSorted(),
      );
    }
    await source.destroy();
  });

  it('keeps its log, checks references and lets several processes in', async () => {
    const folder = temporaryFolder();
    const source = await openAgain(folder);
    const value = async (pragma: string) =>
      Object.values((await source.query<object[]>(`PRAGMA ${pragma}`))[0]!)[0] as unknown;
    expect(await value('journal_mode')).toBe('wal');
    expect(await value('synchronous')).toBe(1);
    expect(await value('foreign_keys')).toBe(1);
    const others = await Promise.all([openAgain(folder), openAgain(folder)]);
    await Promise.all([source, ...others].map((each) => each.destroy()));
    rmSync(folder, { recursive: true });
  });

  it('calls a write done when its log is on the disk, and no sooner', async () => {
    const folder = temporaryFolder();
    const source = await openAgain(folder);
    const store = unitOfWork(source);
    const school = { id: 's', name: 'Trường', level: 'THCS', province: '', commune: '' } as const;
    await store.write((transaction) => transaction.addSchool(school));
    const log = path.join(folder, 'giaplai.sqlite-wal');
    renameSync(log, `${log}-elsewhere`);
    const lost = store.write((transaction) => transaction.addSchool({ ...school, id: 't', name: 'Khác' }));
    await expect(lost).rejects.toThrow('giaplai.sqlite-wal');
    await source.destroy();
    rmSync(folder, { recursive: true });
  });
});
