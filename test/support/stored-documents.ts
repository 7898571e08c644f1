// The stored bytes of a document, revision by revision, as people took them away at the time.
import type { RecordId } from '../../src/kernel/index.ts';
import type { Installation } from '../../src/server/installation.ts';

/** Of the present version; each begins with the one before. */
export async function documentBytes(house: Installation, record: RecordId): Promise<readonly Buffer[]> {
  const segments = await house.store.read((view) => view.segments([record]));
  const version = segments.at(-1)?.version;
  const mine = segments.filter((one) => one.version === version);
  const last = mine.at(-1);
  if (last === undefined) throw new Error('nothing is drafted');
  const whole = Buffer.from(await house.blobs.join(mine, last.fileHash));
  return mine.map(({ cumulativeLength }) => whole.subarray(0, cumulativeLength));
}
