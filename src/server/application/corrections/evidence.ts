// Takes evidence in: sniffed, limited, kept as blobs and never looked into again by the program (R77).
import type { Evidence } from '../../../workflows/index.ts';
import { fileName } from '../archive/file-names.ts';
import type { House } from '../ports/house.ts';
import { correctionFault } from './faults.ts';
import { sniffEvidence } from './sniff.ts';

export interface EvidenceFile {
  readonly kind: Evidence['kind'];
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const evidenceLimits = { files: 10, megabytes: 10 } as const;

/** @throws Fault `correction.evidenceTooLarge`, `correction.evidenceRefused` */
export async function keepEvidence(
  house: Pick<House, 'blobs'>,
  files: readonly EvidenceFile[],
): Promise<readonly Evidence[]> {
  const most = evidenceLimits.megabytes * 1024 * 1024;
  if (files.length > evidenceLimits.files || files.some(({ bytes }) => bytes.length > most))
    throw correctionFault('correction.evidenceTooLarge', evidenceLimits);
  const sniffed = files.map((file) => {
    const mediaType = sniffEvidence(file.bytes);
    if (!mediaType) throw correctionFault('correction.evidenceRefused', { file: fileName(file.name) });
    return { ...file, mediaType };
  });
  const hashes = await house.blobs.putMany(sniffed.map(({ bytes }) => bytes));
  return sniffed.flatMap(({ kind, name, mediaType, bytes }, index) => {
    const hash = hashes[index];
    return hash === undefined ? [] : [{ kind, name: fileName(name), mediaType, hash, length: bytes.length }];
  });
}
