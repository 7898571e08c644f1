// Takes objects out of a store: to the last octet, or again, or not at all.
import type { Readable } from 'node:stream';
import type { Reached } from './bucket.ts';
import { Garbled, insist } from './insist.ts';
import { watchdog } from './watchdog.ts';
import { isAbsent } from './writing.ts';

export interface Slice {
  readonly start: number;
  readonly length: number;
}

export function takeObject(reached: Reached, key: string, slice?: Slice): Promise<Buffer | null> {
  return insist(reached.place, async () => {
    const parts: Buffer[] = [];
    const found = await pieces(reached, key, slice, (part) => parts.push(part));
    const bytes = Buffer.concat(parts);
    return found === null || (slice && bytes.length !== slice.length) ? null : bytes;
  });
}

/** One piece of an object in memory at a time. */
const PIECE = 4 * 1024 * 1024;

export async function* readObject(reached: Reached, key: string): AsyncGenerator<Buffer> {
  for (let start = 0; ; start += PIECE) {
    const parts: Buffer[] = [];
    const total = await insist(reached.place, () => {
      parts.length = 0;
      return pieces(reached, key, { start, length: PIECE }, (part) => parts.push(part));
    });
    if (total === null && start === 0) {
      // Of an empty object there is no range.
      const whole = await takeObject(reached, key);
      if (whole?.length === 0) return;
      throw Object.assign(new Error(`${reached.place}: ${key}`), { code: 'ENOENT' });
    }
    if (total === null) throw new Garbled(`${key} became shorter`);
    yield Buffer.concat(parts);
    if (start + PIECE >= total) return;
  }
}

/** @returns the length of the whole object; null where there is none, or it ends before the slice does */
async function pieces(
  { at, connected }: Reached,
  key: string,
  slice: Slice | undefined,
  take: (part: Buffer) => void,
): Promise<number | null> {
  const { sdk, client } = await connected();
  if (slice?.length === 0) return 0;
  const command = new sdk.GetObjectCommand({
    Bucket: at.bucket,
    Key: `${at.prefix}${key}`,
    ...(slice && { Range: `bytes=${slice.start}-${slice.start + slice.length - 1}` }),
  });
  const dog = watchdog(at.patienceMs);
  try {
    const { Body, ContentLength, ContentRange } = await client.send(command, { abortSignal: dog.signal });
    const length = ContentLength ?? NaN;
    dog.expect(length);
    const body = Body as Readable;
    const stop = () => body.destroy(dog.signal.reason as Error);
    dog.signal.addEventListener('abort', stop);
    let arrived = 0;
    for await (const part of body as AsyncIterable<Buffer>) {
      dog.fed();
      arrived += part.length;
      take(part);
    }
    if (arrived !== length) throw new Garbled(`${arrived} of ${length} octets arrived`);
    const total = Number(/\/(\d+)$/.exec(ContentRange ?? '')?.[1] ?? length);
    if (slice && length !== Math.min(slice.length, total - slice.start))
      throw new Garbled('not the slice that was asked for');
    return total;
  } catch (error) {
    if (isAbsent(error) || (error as Error).name === 'InvalidRange') return null;
    throw error;
  } finally {
    dog.end();
  }
}
