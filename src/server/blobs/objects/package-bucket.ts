// Packages in an object store: file by file under their address, and a package once its declaration is there, which comes last.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { applicationFault, archiveFault } from '../../application/on-threads/index.ts';
import type { PackageStore, ReceivedFile } from '../../application/index.ts';
import { atMost } from '../at-most.ts';
import type { Bucket } from './bucket.ts';

/** RFC 8493 §2.1.1: without it a folder is no bag. */
const DECLARATION = 'bagit.txt';
const DAMAGED = '.damaged';
const AT_ONCE = 4;

/** Contract: see PackageStore in server/application/ports; everything also throws Fault `objects.*`. */
export function packageBucket(bucket: Bucket): PackageStore {
  const under = async (address: string): Promise<readonly string[]> => {
    const names: string[] = [];
    for await (const { key } of bucket.list(`${keyOf(address)}/`)) names.push(key.slice(address.length + 1));
    return names.toSorted();
  };
  return {
    packages: async () => {
      const found: string[] = [];
      for await (const { key } of bucket.list(''))
        if (key.endsWith(`/${DECLARATION}`) && !key.split('/').some((part) => part.startsWith('.')))
          found.push(key.slice(0, -DECLARATION.length - 1));
      // A bag within another's payload is the other's.
      return found.filter((one) => !found.some((other) => one.startsWith(`${other}/`))).toSorted();
    },
    files: async (address) => {
      const names = await under(address);
      return names.includes(DECLARATION) || (await bucket.head(keyOf(address, DECLARATION))) ? names : null;
    },
    read: (address, relative) => bucket.read(keyOf(address, relative)),
    receive: async (address, files, { signal, onFile } = {}) => {
      const last = files.filter(({ path }) => path === DECLARATION);
      const before = files.filter(({ path }) => path !== DECLARATION);
      const complete = (await bucket.head(keyOf(address, DECLARATION))) !== null;
      if (!complete) await clear(bucket, address, await under(address), files);
      const bring = async (file: ReceivedFile) => {
        signal?.throwIfAborted();
        const octets = await bringFile(bucket, address, file, complete);
        onFile?.(octets);
      };
      await atMost(AT_ONCE, before, bring);
      await atMost(1, last, bring);
    },
    setAside: async (address, mark) => {
      const place = `${damagedOf(address)}${mark}`;
      const names = (await under(address)).toSorted((a, b) => rank(a) - rank(b));
      await atMost(AT_ONCE, names, (name) => bucket.copy(keyOf(address, name), `${place}/${name}`));
      // The declaration goes last: until then it is still the damaged package, and is set aside again.
      for (const name of names) await bucket.remove(keyOf(address, name));
      return place;
    },
    remove: async (address) => {
      // Without its declaration it is no package any more.
      const names = (await under(address)).toSorted((a, b) => rank(b) - rank(a));
      for (const name of names) await bucket.remove(keyOf(address, name));
      const damaged: string[] = [];
      for await (const { key } of bucket.list(damagedOf(address))) damaged.push(key);
      for (const key of damaged) await bucket.remove(key);
    },
  };
}

const damagedOf = (address: string): string => `${DAMAGED}/${address.replaceAll('/', ' – ')} `;

const rank = (name: string): number => (name === DECLARATION ? 1 : 0);

/** A key leads nowhere else, but whoever copies the bucket into folders some day would be led. */
function keyOf(address: string, relative?: string): string {
  const key = relative === undefined ? address : `${address}/${relative}`;
  if (key.split('/').some((part) => ['', '.', '..'].includes(part)))
    throw applicationFault('archive.notVerified', { file: key });
  return key;
}

/** What a broken-off try left of another package never becomes part of this one. */
async function clear(
  bucket: Bucket,
  address: string,
  names: readonly string[],
  files: readonly ReceivedFile[],
): Promise<void> {
  const wanted = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  await atMost(AT_ONCE, names, async (name) => {
    const expected = wanted.get(name);
    const { sha256 } = await digestsOf(bucket.read(keyOf(address, name)));
    if (sha256 === expected) return;
    const place = `${damagedOf(address)}${sha256.slice(0, 8)}`;
    await bucket.copy(keyOf(address, name), `${place}/${name}`);
    await bucket.remove(keyOf(address, name));
  });
}

/** Never over another; read back before it counts. @returns octets */
async function bringFile(
  bucket: Bucket,
  address: string,
  { path, sha256, read }: ReceivedFile,
  complete: boolean,
): Promise<number> {
  const key = keyOf(address, path);
  const there = await digestsOf(bucket.read(key)).catch(absent);
  if (there?.sha256 === sha256) return there.length;
  if (there || complete) throw archiveFault('archive.placeTaken', { package: address });
  const { md5, length, ...source } = await digestsOf(read());
  if (source.sha256 !== sha256) throw applicationFault('archive.notVerified', { file: path });
  await bucket.put(key, { length, sha256, md5, open: () => Readable.from(read(), { objectMode: false }) });
  const back = await digestsOf(bucket.read(key)).catch(absent);
  if (back?.sha256 !== sha256) throw applicationFault('archive.notVerified', { file: path });
  return length;
}

interface Digests {
  readonly sha256: string;
  readonly md5: string;
  readonly length: number;
}

async function digestsOf(pieces: AsyncIterable<Uint8Array>): Promise<Digests> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let length = 0;
  for await (const piece of pieces) {
    sha256.update(piece);
    md5.update(piece);
    length += piece.length;
  }
  return { sha256: sha256.digest('hex'), md5: md5.digest('hex'), length };
}

function absent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
