// The code printed on every page, by which anybody can ask for the document.
import { createHash } from 'node:crypto';
import type { RecordId, Sha256 } from '../../kernel/index.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 3;
const GROUP_LENGTH = 5;

/**
 * `GL-XXXXX-XXXXX-XXXXX`: the first 75 bits of SHA-256(record ‖ version ‖ snapshot hash) in Crockford base 32.
 * It can be computed again from the document, and tells nothing about the pupil.
 */
export function verificationCode(recordId: RecordId, version: number, snapshotHash: Sha256): string {
  const digest = createHash('sha256').update(`${recordId}\n${version}\n${snapshotHash}`).digest();
  let bits = BigInt(`0x${digest.toString('hex')}`) >> BigInt(256 - 5 * GROUPS * GROUP_LENGTH);
  let text = '';
  for (let digit = 0; digit < GROUPS * GROUP_LENGTH; digit += 1) {
    text = (CROCKFORD[Number(bits % 32n)] ?? '') + text;
    bits /= 32n;
  }
  return ['GL', ...(text.match(/.{5}/g) ?? [])].join('-');
}

/** As people type it or a QR code holds it (`GIAPLAI:GL-…`, `https://…/v/GL-…`): any case, `O` for zero, `I` and `L` for one, spaces and hyphens anywhere; null when it is none. */
export function parseVerificationCode(typed: string): string | null {
  const bare = typed
    .toUpperCase()
    .replace(/^\s*(?:GIAPLAI:|HTTPS?:\/\/[^\s/]+\/V(?:ERIFY)?\/)/, '')
    .replace(/[\s-]/g, '');
  if (!bare.startsWith('GL')) return null;
  const text = bare.slice(2).replace(/O/g, '0').replace(/[IL]/g, '1');
  const groups = text.match(/.{5}/g) ?? [];
  const sound = text.length === GROUPS * GROUP_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(text);
  return sound ? ['GL', ...groups].join('-') : null;
}
