// `giaplai to-postgres`: everything or nothing, however often it is killed, and never over rows that are there.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { statusOfClass, verifyJournal } from '../../../src/server/application/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { connectTo } from '../../../src/server/persistence/index.ts';
import { importBook, smallBook, submitAll, temporaryFolder } from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';

let url: string;
beforeAll(() => void (url = usePostgres()), 60_000);
afterAll(endPostgres);

it('moves all rows or none: killed while it copies, it is run again; a third time it is refused', async () => {
  const home = temporaryFolder();
  const onFile = await openInstallation(home, { lanes: 1, database: 'sqlite' });
  const imported = await importBook(onFile, smallBook({}, 30));
  await submitAll(onFile, imported);
  const before = await statusOfClass(onFile, imported.classId);
  await onFile.close();

  const first = moving(home);
  await untilCopying(home, first);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const tool = await connectTo(path.join(home, 'giaplai.sqlite'), url);
  expect(await tool.query('SELECT id FROM records')).toEqual([]);
  await tool.destroy();

  const second = moving(home);
  expect(await once(second, 'exit')).toEqual([0, null]);
  const third = moving(home);
  const told: Buffer[] = [];
  third.stderr!.on('data', (part: Buffer) => told.push(part));
  const [status] = (await once(third, 'close')) as [number];
  expect(status).not.toBe(0);
  expect(Buffer.concat(told).toString()).toContain('store.notEmpty');

  const moved = await openInstallation(home, { lanes: 1, database: url });
  expect(await statusOfClass(moved, imported.classId)).toEqual(before);
  expect((await verifyJournal(moved)).findings).toEqual([]);
  await moved.close();
}, 180_000);

const moving = (home: string): ChildProcess =>
  spawn(process.execPath, [path.resolve('dist/src/cli.js'), '--home', home, 'to-postgres', url], {
    env: { ...process.env, GIAPLAI_LOG: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/** Rows are being written, and are not there yet. */
async function untilCopying(home: string, child: ChildProcess): Promise<void> {
  const tool = await connectTo(path.join(home, 'giaplai.sqlite'), url);
  try {
    while (child.exitCode === null) {
      const [found] = await tool.query<{ count: number }[]>(
        `SELECT count(*) AS count FROM pg_locks AS held JOIN pg_class AS relation ON relation.oid = held.relation
         WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relname = 'records'
           AND held.mode = 'RowExclusiveLock' AND held.pid <> pg_backend_pid()`,
      );
      if (found!.count > 0) return;
      await pause(2);
    }
  } finally {
    await tool.destroy();
  }
  throw new Error('it ended before it was killed');
}
