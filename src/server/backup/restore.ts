// Makes an installation from a backup: everything is verified before it gets its name.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { verifyJournal } from '../application/index.ts';
import type { JournalHead } from '../application/index.ts';
import { openInstallation } from '../installation.ts';
import { laterMigration, notedBlobPlace, noteBlobPlace, openDatabase } from '../persistence/index.ts';
import { copyFiles, digestOf, syncTree, type Copying } from './copy-files.ts';
import { backupFault } from './faults.ts';
import { DATABASE_FILE } from './list-home.ts';
import { readManifest, type BackupFile, type BackupManifest } from './manifest.ts';
import { takePlace } from './take-place.ts';
import { told } from './told.ts';

export interface RestoreOptions extends Pick<Copying, 'onProgress' | 'signal'> {
  readonly source: string;
  /** Must not exist, or be empty. */
  readonly home: string;
  /** Restores what there is of a store that was damaged when the backup was made. */
  readonly despiteDamage?: boolean;
}

export interface Restored {
  readonly takenAt: string;
  readonly files: number;
  readonly journal: JournalHead;
  /** Files the store had lost before; empty unless damage was accepted. */
  readonly damaged: readonly string[];
  /** Of the journal; empty unless damage was accepted. */
  readonly findings: readonly string[];
}

/**
 * @throws Fault `backup.homeNotEmpty`, `backup.notABackup`, `backup.newerProgram`, `backup.incomplete`,
 * `backup.changed`, `backup.journalBroken`, `backup.interrupted`
 */
export async function restore({
  source,
  home,
  despiteDamage = false,
  onProgress,
  signal,
}: RestoreOptions): Promise<Restored> {
  const folder = path.resolve(home);
  const taken = () => backupFault('backup.homeNotEmpty', { folder });
  if (existsSync(folder) && (await contentsOf(folder)).length > 0) throw taken();
  const manifest = await readManifest(source);
  const { schema } = manifest;
  if (laterMigration([schema]) !== undefined) throw backupFault('backup.newerProgram', { schema });
  if (manifest.damaged.length > 0 && !despiteDamage)
    throw backupFault('backup.incomplete', { files: manifest.damaged.slice(0, SHOWN) });
  const from = path.join(source, 'home');
  await verifyFiles(from, manifest.files);
  return takePlace(folder, taken, async (aside) => {
    const names = manifest.files.map((file) => file.path);
    const copied = await copyFiles(names, { from, to: aside, onProgress, signal });
    refuseChanged(manifest.files, new Map(copied.map((file) => [file.path, file])));
    const findings = await journalOf(aside, manifest);
    if (findings.length > 0 && !despiteDamage)
      throw backupFault('backup.journalBroken', { findings: findings.slice(0, SHOWN) });
    await syncTree(aside);
    const { takenAt, journal, damaged } = manifest;
    return { takenAt, files: copied.length, journal, damaged, findings };
  });
}

const contentsOf = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((failure: unknown) => {
    throw told(failure);
  });

/** Of a long list, as many as a message can show. */
const SHOWN = 5;

async function verifyFiles(from: string, files: readonly BackupFile[]): Promise<void> {
  const found = new Map<string, BackupFile>();
  for (const { path: name } of files) {
    const digest = await digestOf(path.join(from, ...name.split('/'))).catch(() => null);
    if (digest) found.set(name, { path: name, ...digest });
  }
  refuseChanged(files, found);
}

function refuseChanged(files: readonly BackupFile[], found: ReadonlyMap<string, BackupFile>): void {
  const changed = files.filter((file) => found.get(file.path)?.sha256 !== file.sha256);
  if (changed.length > 0)
    throw backupFault('backup.changed', { files: changed.slice(0, SHOWN).map((file) => file.path) });
}

/** Opens what was copied as it will be used, migrations included, and checks it against the head noted at the time. */
async function journalOf(folder: string, { journal }: BackupManifest): Promise<readonly string[]> {
  // Whatever place it was backed up from, here they are in the folder.
  const source = await openDatabase(path.join(folder, DATABASE_FILE), 'sqlite');
  if (await notedBlobPlace(source)) await noteBlobPlace(source, 'folder');
  await source.destroy();
  const house = await openInstallation(folder, { lanes: 1, database: 'sqlite', blobs: 'folder' });
  try {
    const { findings } = await verifyJournal(house, journal);
    return findings.map(({ seq, vi, en }) => `${seq}: ${vi} / ${en}`);
  } finally {
    await house.close();
  }
}
