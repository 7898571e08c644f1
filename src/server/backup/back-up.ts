// Copies an installation into a new folder while others work with it.
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toIso } from '../../kernel/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { objectFault, type JournalHead } from '../application/index.ts';
import { BLOBS_FOLDER, blobsPlace, blobsPlaceText } from '../blobs/index.ts';
import { copyDatabase, noteBeat, type DatabaseCopied } from '../persistence/index.ts';
import { copyFiles, syncedDigest, syncTree, type Copying } from './copy-files.ts';
import { backupFault } from './faults.ts';
import { blobPath, fetchBlobs, noBlobs } from './fetch-blobs.ts';
import { DATABASE_FILE, listHome } from './list-home.ts';
import { MANIFEST_FILE, manifestText, type BackupFile } from './manifest.ts';
import { takePlace } from './take-place.ts';

export interface BackupOptions extends Pick<Copying, 'onProgress' | 'signal'> {
  readonly home: string;
  /** A folder that does not exist yet; made in full or not at all. */
  readonly destination: string;
  readonly clock: Clock;
  /** False leaves archive packages out, for instance where they are copied elsewhere already. */
  readonly archive?: boolean;
  /** Where the blobs are: as openInstallation takes it. */
  readonly blobs?: string | undefined;
}

export interface BackupMade {
  readonly files: number;
  readonly bytes: number;
  /** To be noted outside: a restored journal must end here. */
  readonly journal: JournalHead;
  /** Blobs that are missing or damaged in the store; everything else is in the backup. */
  readonly damaged: readonly string[];
}

/**
 * @throws Fault `backup.nothingThere`, `backup.exists`, `backup.insideHome`, `backup.interrupted`,
 * `backup.databaseDamaged`
 */
export async function backUp({
  home,
  destination,
  clock,
  archive = true,
  blobs = process.env.GIAPLAI_BLOBS,
  onProgress,
  signal,
}: BackupOptions): Promise<BackupMade> {
  const folder = path.resolve(destination);
  const database = path.join(home, DATABASE_FILE);
  const place = blobsPlace(home, blobs);
  if (!existsSync(database) && !existsSync(place.folder) && !place.bucket)
    throw backupFault('backup.nothingThere', { folder: home });
  if (existsSync(folder)) throw backupFault('backup.exists', { folder });
  if (isInside(folder, path.resolve(home))) throw backupFault('backup.insideHome', { home });
  const taken = () => backupFault('backup.exists', { folder });
  const made = await takePlace(folder, taken, async (aside) => {
    const to = path.join(aside, 'home');
    // The database first: what its rows tell of was stored before them, and blobs are only ever added.
    await mkdir(to, { mode: 0o700 });
    const copied = await copyDatabase(database, path.join(to, DATABASE_FILE));
    if (copied.findings.length > 0)
      throw backupFault('backup.databaseDamaged', { findings: copied.findings.slice(0, 5) });
    await chmod(path.join(to, DATABASE_FILE), 0o600);
    const databaseFile = { path: DATABASE_FILE, ...(await syncedDigest(path.join(to, DATABASE_FILE))) };
    const [noted, wanted] = [copied.blobPlace ?? 'folder', blobsPlaceText(place)];
    if (noted !== wanted) throw objectFault('blobs.elsewhere', { noted, wanted });
    const names = await listHome(home, { archive, without: place.bucket ? [BLOBS_FOLDER] : [] });
    const beside = await copyFiles(names, { from: home, to, onProgress, signal });
    const fetched = place.bucket ? await fetchBlobs(place, to, { onProgress, signal }) : noBlobs;
    const others = [...beside, ...fetched.files].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const spoiled = others.filter((file) => !isWhatItIsCalled(file));
    for (const file of spoiled) await rm(path.join(to, ...file.path.split('/')));
    const files = [databaseFile, ...others.filter(isWhatItIsCalled)];
    const damaged = [
      ...new Set([...spoiled.map((file) => file.path), ...fetched.damaged, ...missingBlobs(copied, files)]),
    ].sort();
    const takenAt = toIso(clock.now());
    const { schema, head: journal } = copied;
    if (signal?.aborted) throw backupFault('backup.interrupted');
    const text = manifestText({ takenAt, schema, journal, files, damaged });
    await writeFile(path.join(aside, MANIFEST_FILE), text, { flag: 'wx', flush: true });
    await syncTree(aside);
    return {
      files: files.length,
      bytes: files.reduce((sum, { length }) => sum + length, 0),
      journal,
      damaged,
    };
  });
  await noteBeat(database, 'backup', clock.now());
  return made;
}

const isInside = (folder: string, home: string): boolean =>
  folder === home || folder.startsWith(home + path.sep);

/** Blobs are called by their digest; nothing else in the home promises what it contains. */
function isWhatItIsCalled({ path: name, sha256 }: BackupFile): boolean {
  const [, shelf, rest] = /^blobs\/([0-9a-f]{2})\/([0-9a-f]{62})$/.exec(name) ?? [];
  return shelf === undefined || rest === undefined || `${shelf}${rest}` === sha256;
}

function missingBlobs({ blobs }: DatabaseCopied, files: readonly BackupFile[]): readonly string[] {
  const there = new Set(files.map((file) => file.path));
  return blobs.map(blobPath).filter((name) => !there.has(name));
}
