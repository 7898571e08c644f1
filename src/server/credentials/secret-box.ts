// Secrets at rest: AES-256-GCM under the installation's key, bound to what they are for (NIST SP 800-38D).
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { accountFault } from '../application/index.ts';
import type { SecretBox } from '../application/index.ts';

const VERSION = 'v1';
const NONCE = 12;
const TAG = 16;

/** @param key 32 bytes @throws RangeError for a key of another length */
export function secretBox(key: Uint8Array): SecretBox {
  if (key.length !== 32) throw new RangeError(`the key of secrets has ${key.length} bytes, not 32`);
  return {
    seal: (secret, context) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(secret, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },
    open: (text, context) => {
      const [version, body = ''] = text.split('.');
      const bytes = Buffer.from(body, 'base64url');
      try {
        if (version !== VERSION || bytes.length < NONCE + TAG) throw new RangeError('not a sealed secret');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
          authTagLength: TAG,
        })
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(-TAG));
        return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch (failure) {
        throw accountFault('account.secretUnreadable', {}, { cause: failure });
      }
    },
  };
}
