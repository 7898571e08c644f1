// Whether there is room, and the right, to write where the blobs are: found out by writing, since a full disk still reads well.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from './durable.ts';

/** Signatures of a chunk of documents: with less room the next ones would not fit. */
const OCTETS = 256 * 1024;

/** @throws what the disk says */
export async function tryRoom(folder: string): Promise<void> {
  const aside = path.join(folder, 'incoming');
  await mkdir(aside, { recursive: true });
  const file = path.join(aside, `room-${randomUUID()}`);
  try {
    await writeDurably(file, new Uint8Array(OCTETS));
  } finally {
    await rm(file, { force: true });
  }
}
