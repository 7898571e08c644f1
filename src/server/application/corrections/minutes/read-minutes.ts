// The minutes of a correction as they are signed so far.
import type { CorrectionId } from '../../../../workflows/index.ts';
import type { House } from '../../ports/house.ts';
import { correctionFault } from '../faults.ts';

/** @throws Fault `correction.minutesMissing`, `blob.missing`, `blob.damaged` */
export async function readMinutes(house: House, id: CorrectionId): Promise<Uint8Array> {
  const segments = await house.store.read((view) => view.minutesSegments(id));
  const fileHash = segments.at(-1)?.fileHash;
  if (fileHash === undefined) throw correctionFault('correction.minutesMissing', { correction: id });
  return house.blobs.join(segments, fileHash);
}
