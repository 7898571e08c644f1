// One place in an object store: objects are written once, with digests the server holds them against, and read to the end or not at all.
import type { Readable } from 'node:stream';
import { connect, type Connected } from './client.ts';
import { insist } from './insist.ts';
import { placeText, type BucketPlace } from './place.ts';
import { readObject, takeObject, type Slice } from './reading.ts';
import { headObject, isAbsent, putObject } from './writing.ts';

export interface ObjectBody {
  readonly length: number;
  /** Hexadecimal digits. */
  readonly sha256: string;
  readonly md5: string;
  /** From the beginning, at each attempt. */
  readonly open: () => Uint8Array | Readable;
}

export interface SeenObject {
  readonly length: number;
  /** MD5 in hexadecimal digits where the server tells it, else something of its own. */
  readonly etag: string;
}

/** All throw Fault `objects.*` when the store cannot or will not answer; keys are relative to the place. */
export interface Bucket {
  /** `s3://bucket/prefix` */
  readonly place: string;
  /** Never over another: `there` when the key is taken, by whatever. */
  put(key: string, body: ObjectBody): Promise<'written' | 'there'>;
  head(key: string): Promise<SeenObject | null>;
  /** Null where there is no such object, or not so much of it. */
  get(key: string, slice?: Slice): Promise<Buffer | null>;
  /** In pieces, going on behind the last one when the connection breaks. @throws an error whose `code` is `ENOENT` */
  read(key: string): AsyncIterable<Buffer>;
  /** In the order of their keys. */
  list(under: string): AsyncIterable<{ readonly key: string; readonly length: number }>;
  /** On the server's side. */
  copy(from: string, to: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** Whether it answers, and lets us in. */
  works(): Promise<void>;
}

/** What all operations on one place share. */
export interface Reached {
  readonly at: BucketPlace;
  readonly place: string;
  readonly connected: () => Promise<Connected>;
  /** Whether the server has refused to look whether a key is taken while it writes. */
  unconditional: boolean;
}

/** Whoever asks whether it works waits no longer for an answer. */
const SOON_MS = 3_000;

/** Connects with the first question. */
export function openBucket(at: BucketPlace): Bucket {
  let opened: Promise<Connected> | undefined;
  const reached: Reached = {
    at,
    place: placeText(at),
    connected: () => (opened ??= connect(at)),
    unconditional: false,
  };
  const { bucket: Bucket, prefix, patienceMs } = at;
  const within = () => ({ abortSignal: AbortSignal.timeout(patienceMs) });
  const ask = <Result>(question: (connected: Connected) => Promise<Result>, attempts?: number) =>
    insist(reached.place, async () => question(await reached.connected()), attempts);
  return {
    place: reached.place,
    put: (key, body) => putObject(reached, key, body),
    head: (key) => headObject(reached, key),
    get: (key, slice) => takeObject(reached, key, slice),
    read: (key) => readObject(reached, key),
    list: async function* (under) {
      for (let after: string | undefined; ;) {
        const page = await ask(({ sdk, client }) => {
          const wanted = { Bucket, Prefix: `${prefix}${under}`, ContinuationToken: after };
          return client.send(new sdk.ListObjectsV2Command(wanted), within());
        });
        for (const { Key = '', Size = 0 } of page.Contents ?? [])
          if (Key.startsWith(prefix)) yield { key: Key.slice(prefix.length), length: Size };
        after = page.NextContinuationToken;
        if (page.IsTruncated !== true || after === undefined) return;
      }
    },
    copy: async (from, to) => {
      const CopySource = [Bucket, ...`${prefix}${from}`.split('/')].map(encodeURIComponent).join('/');
      const wanted = { Bucket, Key: `${prefix}${to}`, CopySource };
      await ask(({ sdk, client }) => client.send(new sdk.CopyObjectCommand(wanted), within()));
    },
    remove: async (key) => {
      await ask(async ({ sdk, client }) => {
        const wanted = { Bucket, Key: `${prefix}${key}` };
        await client.send(new sdk.DeleteObjectCommand(wanted), within()).catch((error: unknown) => {
          if (!isAbsent(error)) throw error;
        });
      });
    },
    works: async () => {
      const wanted = { Bucket, Prefix: prefix, MaxKeys: 1 };
      const abortSignal = AbortSignal.timeout(Math.min(patienceMs, SOON_MS));
      await ask(({ sdk, client }) => client.send(new sdk.ListObjectsV2Command(wanted), { abortSignal }), 1);
    },
  };
}
