// The log is carried over beside the thread that commits, and nothing of the other thread stays behind.
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { checkpointsBeside, connectTo, type Checkpoints } from '../../src/server/persistence/index.ts';

describe('checkpoints of the embedded database', () => {
  let folder: string;
  let file: string;
  let source: DataSource;
  let checkpoints: Checkpoints;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'giaplai-checkpoints-'));
    file = path.join(folder, 'db');
    writeFileSync(file, '');
    const making = await connectTo(file, 'sqlite');
    await making.query('PRAGMA journal_mode = WAL');
    await making.query('CREATE TABLE marks (number INTEGER)');
    await making.destroy();
    source = await connectTo(file, 'sqlite');
    checkpoints = await checkpointsBeside(source);
  });
  afterEach(async () => {
    if (source.isInitialized) await source.destroy();
    rmSync(folder, { recursive: true });
  });

  const commit = async (number: number) => {
    await source.query('INSERT INTO marks VALUES (?)', [number]);
    checkpoints.committed();
  };

  /** What the database holds without its log. */
  const carriedOver = async (): Promise<number> => {
    const copy = path.join(folder, 'copy');
    copyFileSync(file, copy);
    const alone = await connectTo(copy, 'sqlite');
    const [row] = await alone.query<{ count: number }[]>('SELECT count(*) AS count FROM marks');
    await alone.destroy();
    return row?.count ?? 0;
  };

  it('bring what was committed into the database itself, without being asked', async () => {
    for (let number = 1; number <= 15; number += 1) await commit(number);
    expect(await carriedOver()).toBe(0);
    await commit(16);
    await waitUntil(async () => (await carriedOver()) === 16);
    await checkpoints.close();
    await source.destroy();
    // The last connection to close takes the log away.
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('hold up nobody when their thread fails, and SQLite carries the log over itself', async () => {
    const failing = await checkpointsBeside(source, path.join(folder, 'missing'));
    for (let number = 1; number <= 40; number += 1) {
      await source.query('INSERT INTO marks VALUES (?)', [number]);
      failing.committed();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await carriedOver()).toBe(0);
    await source.query(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 4000000) INSERT INTO marks SELECT i FROM n',
    );
    expect(await carriedOver()).toBe(4_000_040);
    await failing.close();
    await failing.close();
  });
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 100 && !(await holds()); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await holds()).toBe(true);
}
