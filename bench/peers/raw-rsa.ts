// The limit: an RSA-2048 signature by OpenSSL over the signed attributes, and nothing else.
import { sign } from 'node:crypto';
import type { KeyDevice } from '../../src/signing/devices/index.ts';

export const RAW = 'raw RSA-2048';

/** About what the signed attributes of a PAdES signature take. */
const ATTRIBUTES = Buffer.alloc(240, 7);

export const rawRsa =
  ({ key }: Pick<KeyDevice, 'key'>) =>
  (): Buffer =>
    sign('sha256', ATTRIBUTES, key);
