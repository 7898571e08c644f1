// Signs a digest as it is, which node:crypto cannot; openssl can.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RemoteCredential } from './credentials.ts';
import { Refused } from './refused.ts';

const digestNames: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const sizes: Readonly<Record<string, number>> = { sha256: 32, sha384: 48, sha512: 64 };

/** Base64 in, base64 out. */
export function signDigest(
  { identity }: RemoteCredential,
  hash: string,
  { hashAlgorithmOID, signAlgo, signAlgoParams }: Readonly<Record<string, unknown>>,
): string {
  const digest = digestNames[String(hashAlgorithmOID)];
  if (digest === undefined) throw new Refused(400, 'invalid_request', 'Invalid parameter hashAlgorithmOID');
  const octets = Buffer.from(hash, 'base64');
  if (octets.length !== sizes[digest])
    throw new Refused(400, 'invalid_request', 'Invalid digest value length');
  const pss = signAlgo === '1.2.840.113549.1.1.10';
  if (pss && typeof signAlgoParams !== 'string')
    throw new Refused(400, 'invalid_request', 'Missing (or invalid type) string parameter signAlgoParams');
  const folder = mkdtempSync(join(tmpdir(), 'csc-'));
  try {
    const key = join(folder, 'key.pem');
    writeFileSync(key, identity.key.export({ type: 'pkcs8', format: 'pem' }));
    const padding = pss ? ['-pkeyopt', 'rsa_padding_mode:pss', '-pkeyopt', 'rsa_pss_saltlen:digest'] : [];
    const args = ['pkeyutl', '-sign', '-inkey', key, '-pkeyopt', `digest:${digest}`, ...padding];
    return execFileSync('openssl', args, { input: octets, stdio: 'pipe' }).toString('base64');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
