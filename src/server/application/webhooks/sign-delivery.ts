// What a receiver checks: that we sent this body, and lately.
import { createHmac } from 'node:crypto';
import type { Instant } from '../../../kernel/index.ts';

/**
 * `Giaplai-Signature: t=<seconds since 1970>,v1=<hex>`, the HMAC-SHA-256 (RFC 2104) with the subscription's secret
 * over `<seconds>.<body>`; while two secrets are good, a second `,v1=<hex>` with the former. A receiver refuses what is
 * older than some minutes, and ids it has seen.
 * @param secrets the present one first
 */
export function signedHeaders(
  id: string,
  secrets: readonly string[],
  body: string,
  at: Instant,
): Record<string, string> {
  const seconds = Math.floor(at / 1000);
  const values = secrets.map(
    (secret) => `,v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`,
  );
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': 'giaplai',
    'Giaplai-Delivery': id,
    'Giaplai-Signature': `t=${seconds}${values.join('')}`,
  };
}
