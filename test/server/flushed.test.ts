// What was committed is on the disk before it counts as done, and nobody waits for a sync of their own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { flushedLog } from '../../src/server/persistence/flushed.ts';

describe('the log of the embedded database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'giaplai-flushed-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is synced once for all who committed while a sync was under way, and not with the one under way', async () => {
    const ended: (() => void)[] = [];
    const flushed = flushedLog(path.join(folder, 'db'), () => new Promise((end) => ended.push(end)));
    const done: string[] = [];
    const told = async (name: string) => {
      await flushed();
      done.push(name);
    };
    const first = told('first');
    await Promise.resolve();
    const others = [told('second'), told('third')];
    ended[0]?.();
    await first;
    expect(done).toEqual(['first']);
    await new Promise(setImmediate);
    expect(ended).toHaveLength(2);
    ended[1]?.();
    await Promise.all(others);
    expect(done).toEqual(['first', 'second', 'third']);
  });

  it('stays broken once a sync failed, for what was not written then is not written later', async () => {
    const file = path.join(folder, 'db');
    const flushed = flushedLog(file);
    await expect(flushed()).rejects.toThrow('ENOENT');
    writeFileSync(`${file}-wal`, 'frames');
    await expect(flushed()).rejects.toThrow('ENOENT');
    await expect(flushedLog(file)()).resolves.toBeUndefined();
  });
});
