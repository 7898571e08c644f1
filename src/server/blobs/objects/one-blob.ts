// One blob in an object store: put where nothing stands, compared where something does, taken only as what it is called.
import { createHash } from 'node:crypto';
import { isSha256, sha256, type Sha256 } from '../../../kernel/index.ts';
import { applicationFault } from '../../application/on-threads/index.ts';
import type { Bucket } from './bucket.ts';
import { isMd5 } from './writing.ts';

/** As the folder has it: one can be copied onto the other with any tool. */
export const keyOf = (hash: Sha256): string => `${hash.slice(0, 2)}/${hash.slice(2)}`;

/** Null for what is no blob's. */
export function blobAt(key: string): Sha256 | null {
  const hash = /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(key) ? key.replace('/', '') : '';
  return isSha256(hash) ? hash : null;
}

/** @throws Fault `blob.damaged` where something else stands in its place; it is never replaced */
export async function putBlob(bucket: Bucket, hash: Sha256, bytes: Uint8Array): Promise<void> {
  const md5 = createHash('md5').update(bytes).digest('hex');
  const body = { length: bytes.length, sha256: hash, md5, open: () => bytes };
  if ((await bucket.put(keyOf(hash), body)) === 'written') return;
  const seen = await bucket.head(keyOf(hash));
  if (seen?.length === bytes.length && seen.etag === md5) return;
  if (seen && isMd5(seen.etag)) throw applicationFault('blob.damaged', { hash });
  await takeBlob(bucket, hash);
}

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function takeBlob(bucket: Bucket, hash: Sha256): Promise<Buffer> {
  // What was altered on its way comes right the second time; what was altered where it stands does not.
  for (const last of [false, true]) {
    const bytes = await bucket.get(keyOf(hash));
    if (bytes === null) throw applicationFault('blob.missing', { hash });
    if (sha256(bytes) === hash) return bytes;
    if (last) break;
  }
  throw applicationFault('blob.damaged', { hash });
}
