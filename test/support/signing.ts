// Signing in tests: what a device at hand needs to fill fields of a document.
import type { Instant } from '../../src/kernel/index.ts';
import { instant } from '../../src/kernel/index.ts';
import type { LocalDevice, SigningRequest } from '../../src/signing/index.ts';
import { embed, prepare } from '../../src/signing/index.ts';

export const SIGNED_AT: Instant = instant('2026-06-05T15:04:05+07:00');

export const box = (width = 60, height = 30) => ({
  size: [width, height] as const,
  content: `0 0 1 RG 1 w 2 2 ${width - 4} ${height - 4} re S`,
});

/** Plain appearances for visible fields of `barePdf`. */
export const boxes = (...fields: readonly string[]): SigningRequest['appearances'] => ({
  byField: Object.fromEntries(fields.map((field) => [field, box()])),
  shared: {},
});

export function request(
  device: LocalDevice,
  fields: readonly string[],
  more: Partial<SigningRequest> = {},
): SigningRequest {
  return { fields, appearances: boxes(...fields), signer: device, at: SIGNED_AT, ...more };
}

/** The whole document after one more signature. */
export function signed(
  pdf: Uint8Array,
  device: LocalDevice,
  fields: readonly string[],
  more: Partial<SigningRequest> = {},
): Buffer {
  const prepared = prepare(pdf, request(device, fields, more));
  return Buffer.concat([pdf, embed(prepared, device.signSync(prepared.toBeSigned))]);
}

export const invisible = { appearances: { byField: {}, shared: {} } } as const;
