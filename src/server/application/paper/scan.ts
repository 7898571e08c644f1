// A scan of a signed sheet: kept as it came, never opened here; only its kind is looked at.
import { paperFault } from './faults.ts';

const MOST_MB = 20;
export const LARGEST_SCAN = MOST_MB * 1_000_000;

export const scanKinds = {
  pdf: { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  jpg: { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  png: { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
} as const;

export type ScanKind = keyof typeof scanKinds;

export const scanKind = (bytes: Uint8Array): ScanKind | undefined =>
  (Object.keys(scanKinds) as ScanKind[]).find((kind) =>
    scanKinds[kind].begins.every((octet, index) => bytes[index] === octet),
  );

/** @throws Fault `paper.badScan` */
export function soundScan(bytes: Uint8Array): Uint8Array {
  if (scanKind(bytes) === undefined || bytes.length > LARGEST_SCAN)
    throw paperFault('paper.badScan', { most: MOST_MB });
  return bytes;
}
