// Puts an object under a key that is free, and looks what a key holds.
import { createHash } from 'node:crypto';
import { withHeaders } from './client.ts';
import { Garbled, insist } from './insist.ts';
import type { ObjectBody, Reached, SeenObject } from './bucket.ts';
import { watchdog } from './watchdog.ts';

/**
 * The server looks whether the key is free while it writes; one that cannot is asked before. Keys are digests, or hold
 * what is compared afterwards: two who write at once then write the same.
 */
export async function putObject(
  reached: Reached,
  key: string,
  body: ObjectBody,
): Promise<'written' | 'there'> {
  return insist(reached.place, async () => {
    const { unconditional } = reached;
    if (unconditional && (await look(reached, key)) !== null) return 'there';
    try {
      if (await send(reached, key, body, unconditional)) return 'written';
      if (await look(reached, key)) return 'there';
      throw new Garbled('said to be stored, and is not there');
    } catch (error) {
      const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
      // Also what an attempt of ours wrote whose answer was lost.
      if (name === 'PreconditionFailed' || $metadata?.httpStatusCode === 412) return 'there';
      if ($metadata?.httpStatusCode !== 501 || unconditional) throw error;
      reached.unconditional = true;
      throw new Garbled('conditional writing is not known there', { cause: error });
    }
  });
}

/** @returns whether the server has told the digest of what it stored */
async function send(
  { at, connected }: Reached,
  key: string,
  body: ObjectBody,
  unconditional: boolean,
): Promise<boolean> {
  const { sdk, client } = await connected();
  const { length, sha256, md5 } = body;
  const command = new sdk.PutObjectCommand({
    Bucket: at.bucket,
    Key: `${at.prefix}${key}`,
    Body: body.open(),
    ContentLength: length,
    ContentMD5: Buffer.from(md5, 'hex').toString('base64'),
    ...(!unconditional && { IfNoneMatch: '*' }),
  });
  const dog = watchdog(at.patienceMs, length);
  try {
    const abortSignal = dog.signal;
    const { ETag } = await client.send(withHeaders(command, { 'x-amz-content-sha256': sha256 }), {
      abortSignal,
    });
    const etag = plain(ETag);
    if (isMd5(etag) && etag !== md5) throw new Garbled(`stored ${etag} instead of ${md5}`);
    return etag === md5;
  } finally {
    dog.end();
  }
}

export const headObject = (reached: Reached, key: string): Promise<SeenObject | null> =>
  insist(reached.place, () => look(reached, key));

/** By its first octet: some servers answer a HEAD with a body, which breaks the connection, and none says what is missing. */
async function look({ at, connected }: Reached, key: string): Promise<SeenObject | null> {
  const { sdk, client } = await connected();
  const wanted = { Bucket: at.bucket, Key: `${at.prefix}${key}`, Range: 'bytes=0-0' };
  const abortSignal = AbortSignal.timeout(at.patienceMs);
  try {
    const { Body, ContentRange, ETag } = await client.send(new sdk.GetObjectCommand(wanted), { abortSignal });
    await Body?.transformToByteArray();
    const length = Number(/\/(\d+)$/.exec(ContentRange ?? '')?.[1] ?? NaN);
    return { length, etag: plain(ETag) };
  } catch (error) {
    if (isAbsent(error)) return null;
    if ((error as Error).name === 'InvalidRange') return NOTHING;
    throw error;
  }
}

/** An object without octets. */
const NOTHING: SeenObject = { length: 0, etag: createHash('md5').digest('hex') };

export const isMd5 = (etag: string): boolean => /^[0-9a-f]{32}$/.test(etag);

const plain = (etag: string | undefined): string => (etag ?? '').replaceAll('"', '').toLowerCase();

/** Of the object; a bucket that is not there is another matter. */
export const isAbsent = (error: unknown): boolean => (error as Error).name === 'NoSuchKey';
