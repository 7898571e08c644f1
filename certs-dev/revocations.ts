// Which certificates are revoked: one small file each, so that nothing is lost between two writers.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant, toIso, type Instant } from '../src/kernel/index.ts';
import type { Revocation } from '../src/signing/revocation/index.ts';
import { parseCertificate } from '../src/signing/x509/index.ts';
import { writeOnce } from './write-once.ts';

export type Revoked = ReadonlyMap<string, Revocation>;

/** Remembers that the certificate (DER) is revoked from `at` on. The first word on a certificate stays. */
export async function revoke(
  folder: string,
  certificate: Uint8Array,
  { at, reason }: Revocation,
): Promise<void> {
  const { serial } = parseCertificate(certificate);
  const text = JSON.stringify({ at: toIso(at), reason });
  await writeOnce(join(folder, 'revoked', `${serial}.json`), Buffer.from(`${text}\n`), 'public');
}

/** What has been revoked by `now`, by serial number; serial numbers of 128 random bits need no issuer beside them. */
export async function revokedBy(folder: string, now: Instant): Promise<Revoked> {
  const names = await readdir(join(folder, 'revoked')).catch(() => []);
  const entries = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map(async (name) => {
        const { at, reason } = JSON.parse(await readFile(join(folder, 'revoked', name), 'utf8')) as {
          at: string;
          reason: Revocation['reason'];
        };
        return [name.slice(0, -'.json'.length), { at: instant(at), reason }] as const;
      }),
  );
  return new Map(entries.filter(([, { at }]) => at <= now));
}
