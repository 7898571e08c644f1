// Codes of authenticator apps (RFC 6238): six digits, thirty seconds, one step early or late.
import { Secret, TOTP } from 'otpauth';
import type { OneTimeCodes } from '../application/index.ts';

const PERIOD_S = 30;
/** What every app supports; longer digests are ignored by many and then give other codes. */
const shape = { algorithm: 'SHA1', digits: 6, period: PERIOD_S } as const;

export function oneTimeCodes(issuer: string): OneTimeCodes {
  return {
    freshSecret: () => new Secret({ size: 20 }).base32,
    address: (secret, label) =>
      new TOTP({ ...shape, issuer, label, secret: Secret.fromBase32(secret) }).toString(),
    stepOf: (secret, code, at) => {
      if (!/^\d{6}$/.test(code)) return null;
      const totp = new TOTP({ ...shape, secret: Secret.fromBase32(secret) });
      const away = totp.validate({ token: code, timestamp: at, window: 1 });
      return away === null ? null : Math.floor(at / 1000 / PERIOD_S) + away;
    },
  };
}
