// What a backup says of itself: every file with its digest, and where the journal stood.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, isSha256, sha256 } from '../../kernel/index.ts';
import type { Sha256 } from '../../kernel/index.ts';
import type { JournalHead } from '../application/index.ts';
import { backupFault } from './faults.ts';

export const MANIFEST_FILE = 'manifest.json';
const FORMAT = 'giaplai-backup/1';

export interface BackupFile {
  /** Below the folder `home` of the backup, with forward slashes. */
  readonly path: string;
  readonly sha256: Sha256;
  readonly length: number;
}

export interface BackupManifest {
  /** ISO 8601. */
  readonly takenAt: string;
  /** Newest migration of the database. */
  readonly schema: string;
  readonly journal: JournalHead;
  readonly files: readonly BackupFile[];
  /** Blobs that were missing or damaged in the store already. */
  readonly damaged: readonly string[];
}

/** Ends with the digest of what stands before it: a manifest cut short is no manifest. */
export function manifestText(manifest: BackupManifest): string {
  const content = { format: FORMAT, ...manifest };
  return `${JSON.stringify({ ...content, digest: sha256(canonicalJson(content)) }, null, 1)}\n`;
}

/** @throws Fault `backup.notABackup` */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const refuse = (reason: string) => backupFault('backup.notABackup', { folder, reason });
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path.join(folder, MANIFEST_FILE), 'utf8'));
  } catch (failure) {
    throw refuse(`${MANIFEST_FILE}: ${(failure as Error).message}`);
  }
  if (typeof value !== 'object' || value === null) throw refuse(MANIFEST_FILE);
  const { digest, ...content } = value as Record<string, unknown>;
  if (content.format !== FORMAT) throw refuse(`format ${String(content.format)}`);
  if (digest !== sha256(canonicalJson(content))) throw refuse(`${MANIFEST_FILE} was changed`);
  const { takenAt, schema, journal, files, damaged } = content as unknown as BackupManifest;
  if (!Array.isArray(files) || !files.every(isBackupFile)) throw refuse('files');
  return { takenAt, schema, journal, files, damaged };
}

/** The digest guards against accidents, not against an author: a path must not lead anywhere else either way. */
function isBackupFile(value: unknown): value is BackupFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path: name, sha256: hash, length } = value as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    /^[^\\\0]+$/.test(name) &&
    name.split('/').every((part) => !['', '.', '..'].includes(part)) &&
    typeof hash === 'string' &&
    isSha256(hash) &&
    Number.isSafeInteger(length)
  );
}
