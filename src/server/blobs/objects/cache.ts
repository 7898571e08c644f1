// Blobs kept beside the program so that they need not come from the store each time: a copy anybody may delete at any time.
import { randomUUID } from 'node:crypto';
import { open, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sha256 } from '../../../kernel/index.ts';
import type { BlobSlice } from '../../application/index.ts';
import { placeOf } from '../place.ts';

/** Nothing here throws: what cannot be kept or read here comes from the store. */
export interface BlobCache {
  read(blob: Sha256): Promise<Buffer | null>;
  slice(wanted: BlobSlice): Promise<Buffer | null>;
  keep(blob: Sha256, bytes: Uint8Array): Promise<void>;
  drop(blob: Sha256): Promise<void>;
}

/** How much of the bound is written before it is looked whether the bound is kept. */
const SHARE = 0.1;

/** @param most octets it may hold; somewhat more for a short while */
export function blobCache(folder: string, most: number): BlobCache {
  let written = 0;
  let pruning: Promise<void> | undefined;
  const keep = async (blob: Sha256, bytes: Uint8Array) => {
    const place = placeOf(folder, blob);
    if (await stat(place).catch(() => null)) return;
    const aside = path.join(folder, 'incoming', randomUUID());
    await mkdir(path.dirname(aside), { recursive: true });
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(aside, bytes);
    await rename(aside, place);
    written += bytes.length;
    if (written < most * SHARE) return;
    written = 0;
    await (pruning ??= prune(folder, most).finally(() => (pruning = undefined)));
  };
  return {
    read: (blob) => readFile(placeOf(folder, blob)).catch(() => null),
    slice: (wanted) => sliceOf(placeOf(folder, wanted.blob), wanted).catch(() => null),
    keep: (blob, bytes) => keep(blob, bytes).catch(() => undefined),
    drop: (blob) => rm(placeOf(folder, blob), { force: true }).catch(() => undefined),
  };
}

async function sliceOf(file: string, { start, length }: BlobSlice): Promise<Buffer | null> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await handle.read(bytes, 0, length, start);
    return bytesRead === length ? bytes : null;
  } finally {
    await handle.close();
  }
}

/** Octets it holds now: every file is asked. */
export const cacheHeld = (folder: string): Promise<number> => cached(folder).then(sum, () => 0);

/** The longest here go first, until there is some room again. */
async function prune(folder: string, most: number): Promise<void> {
  const there = await cached(folder);
  let total = sum(there);
  for (const { file, size } of there.toSorted((a, b) => a.since - b.since)) {
    if (total <= most * (1 - SHARE)) return;
    await rm(file, { force: true });
    total -= size;
  }
}

interface Cached {
  readonly file: string;
  readonly size: number;
  readonly since: number;
}

async function cached(folder: string): Promise<readonly Cached[]> {
  const there: Cached[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() === true) there.push({ file, size: found.size, since: found.mtimeMs });
  }
  return there;
}

const sum = (there: readonly Cached[]): number => there.reduce((total, { size }) => total + size, 0);
