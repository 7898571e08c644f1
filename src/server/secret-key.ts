// The key of an installation: seals what the database must not tell whoever gets hold of it.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made once per installation; without it sealed secrets do not open: second factors and webhooks are set up anew. */
export function secretKey(home: string): Buffer {
  const file = join(home, 'secrets.key');
  try {
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file);
}
