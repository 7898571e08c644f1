// Digests of large files are read in turns with whatever else there is to do, and are the same as everybody else's.
import { createHash, randomBytes } from 'node:crypto';
import { packedInTurns } from '../../../src/server/application/index.ts';

const digest = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('hex');
const MEGABYTE = 1 << 20;

it.each([0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3_000_001])('of %i octets', async (length) => {
  const bytes = randomBytes(length + 7).subarray(7);
  expect(await packedInTurns(bytes)).toEqual({
    sha256: digest('sha256', bytes),
    sha512: digest('sha512', bytes),
    length,
  });
});

it('lets others have a turn for each megabyte', async () => {
  let turns = 0;
  let over = false;
  const next = () => {
    turns += 1;
    if (!over) setImmediate(next);
  };
  setImmediate(next);
  await packedInTurns(Buffer.alloc(16 * MEGABYTE, 7));
  over = true;
  expect(turns).toBeGreaterThanOrEqual(15);
});
