// Installations that earlier versions left, kept as files: this version takes them over, nothing is lost, and work goes on.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { connectTo } from '../../src/server/persistence/index.ts';
import { migrations } from '../../src/server/persistence/migrations/index.ts';

const releases = path.join(__dirname, '../fixtures/releases');
const program = path.join(__dirname, '../../bin/giaplai.js');
const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** 8A1 (three pupils) is archived, 9B (two pupils) signed by two of its teachers; its class book lies beside. */
function unpacked(release: string): string {
  const home = mkdtempSync(path.join(tmpdir(), 'giaplai-upgrade-'));
  folders.push(home);
  const input = brotliDecompressSync(readFileSync(path.join(releases, release)));
  execFileSync('tar', ['-x', '-C', home], { input });
  return home;
}

function giaplai(home: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--home', home, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: home },
  });
  return { status, text: `${stdout}${stderr}` };
}

async function rows(home: string, statement: string, file = 'giaplai.sqlite'): Promise<readonly unknown[]> {
  const database = await connectTo(path.join(home, file), '');
  try {
    return await database.query(statement);
  } finally {
    await database.destroy();
  }
}

const journal = (home: string, file?: string) => rows(home, 'SELECT * FROM journal ORDER BY seq', file);
const migrated = (home: string) => rows(home, 'SELECT name FROM migrations ORDER BY id');

/** Digest of every file below blobs and archive. */
function contents(home: string): ReadonlyMap<string, string> {
  const names = ['blobs', 'archive'].flatMap((folder) =>
    readdirSync(path.join(home, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(folder, name),
    ),
  );
  return new Map(
    names
      .filter((name) => statSync(path.join(home, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(home, name)))
          .digest('hex'),
      ]),
  );
}

describe.each(readdirSync(releases))('an installation of %s', (release) => {
  let home: string;
  let files: ReadonlyMap<string, string>;
  let entries: readonly unknown[];
  beforeAll(async () => {
    home = unpacked(release);
    files = contents(home);
    entries = await journal(home);
  });

  it('is backed up by this version before anything is migrated', async () => {
    const before = await migrated(home);
    const backup = path.join(`${home}-backup`, 'before');
    folders.push(`${home}-backup`);
    expect(giaplai(home, 'backup', backup)).toMatchObject({ status: 0 });
    expect(await migrated(home)).toEqual(before);
    expect(before.length).toBeLessThan(migrations.length);
  });

  it('is migrated once, and kept beside as it was', async () => {
    expect(giaplai(home, 'status')).toMatchObject({ status: 0 });
    expect(await migrated(home)).toHaveLength(migrations.length);
    const kept = readdirSync(home).filter((name) => name.startsWith('giaplai.sqlite.before-'));
    expect(kept).toHaveLength(1);
    expect(await journal(home, kept[0])).toEqual(entries);
    expect(giaplai(home, 'status')).toMatchObject({ status: 0 });
    expect(readdirSync(home).filter((name) => name.startsWith('giaplai.sqlite.before-'))).toEqual(kept);
  });

  it('has every file and every entry of the journal as it was, and all of it verifies', async () => {
    expect(entries.length).toBeGreaterThan(100);
    expect((await journal(home)).slice(0, entries.length)).toEqual(entries);
    const now = contents(home);
    for (const [name, digest] of files) expect([name, now.get(name)]).toEqual([name, digest]);
    expect(giaplai(home, 'journal', 'verify')).toMatchObject({ status: 0 });
    expect(giaplai(home, 'verify', '--all').text).toMatch(/^11 văn bản: 11 HỢP LỆ$/m);
  });

  it('goes on: who has not signed signs, the class is sealed and archived, earlier signatures stay', () => {
    const done = giaplai(home, 'demo', path.join(home, '9B.xlsx'));
    expect([done.status, done.text]).toEqual([0, expect.stringContaining('5 HỢP LỆ')]);
    expect(giaplai(home, 'verify', '--all')).toMatchObject({ status: 0 });
    expect(giaplai(home, 'journal', 'verify')).toMatchObject({ status: 0 });
    const now = contents(home);
    for (const [name, digest] of files) expect([name, now.get(name)]).toEqual([name, digest]);
  }, 180_000);
});

it('a database of a later version is refused and stays as it is', async () => {
  const [release = ''] = readdirSync(releases);
  const home = unpacked(release);
  await rows(home, `INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
  const before = await journal(home);
  const refused = giaplai(home, 'status');
  expect(refused.status).not.toBe(0);
  expect(refused.text).toContain('store.newer');
  expect(await journal(home)).toEqual(before);
  expect(readdirSync(home).filter((name) => name.includes('.before-'))).toEqual([]);
});
