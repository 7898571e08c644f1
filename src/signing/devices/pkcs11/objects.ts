// Certificates and private keys on a token (PKCS #11 v2.40 §4).
import type { Cryptoki } from './library.ts';
import { ckrOf } from './refusals.ts';

export interface StoredCertificate {
  /** CKA_ID in hexadecimal: shared by a key and its certificate. */
  readonly id: string;
  readonly label: string;
  readonly der: Buffer;
}

export interface StoredKey {
  readonly handle: Buffer;
  readonly id: string;
  readonly label: string;
  readonly kind: 'rsa' | 'ec' | 'other';
  /** The token wants the PIN again for each signature (CKA_ALWAYS_AUTHENTICATE, usual for qualified keys). */
  readonly asksEachTime: boolean;
}

export const readCertificates = (cryptoki: Cryptoki, session: Buffer): readonly StoredCertificate[] =>
  find(cryptoki, session, objectClass.certificate).map((handle) => ({
    id: read(cryptoki, session, handle, attribute.id).toString('hex'),
    label: read(cryptoki, session, handle, attribute.label).toString('utf8'),
    der: read(cryptoki, session, handle, attribute.value),
  }));

/** Seen only after login. */
export const readKeys = (cryptoki: Cryptoki, session: Buffer): readonly StoredKey[] =>
  find(cryptoki, session, objectClass.privateKey).map((handle) => ({
    handle,
    id: read(cryptoki, session, handle, attribute.id).toString('hex'),
    label: read(cryptoki, session, handle, attribute.label).toString('utf8'),
    kind: kinds.get(read(cryptoki, session, handle, attribute.keyType)[0] ?? -1) ?? 'other',
    asksEachTime: read(cryptoki, session, handle, attribute.alwaysAuthenticate)[0] === 1,
  }));

const attribute = {
  class: 0x0,
  label: 0x3,
  value: 0x11,
  keyType: 0x100,
  id: 0x102,
  alwaysAuthenticate: 0x202,
};
const objectClass = { certificate: 1, privateKey: 3 };
const kinds = new Map<number, StoredKey['kind']>([
  [0x0, 'rsa'],
  [0x3, 'ec'],
]);

function find(cryptoki: Cryptoki, session: Buffer, kind: number): readonly Buffer[] {
  cryptoki.C_FindObjectsInit(session, [{ type: attribute.class, value: kind }]);
  try {
    const found: Buffer[] = [];
    for (let handle = cryptoki.C_FindObjects(session); handle; handle = cryptoki.C_FindObjects(session))
      found.push(handle);
    return found;
  } finally {
    cryptoki.C_FindObjectsFinal(session);
  }
}

/** Empty for an attribute the token does not know or does not show. */
function read(cryptoki: Cryptoki, session: Buffer, object: Buffer, type: number): Buffer {
  try {
    const [found] = cryptoki.C_GetAttributeValue(session, object, [{ type }]);
    return Buffer.isBuffer(found?.value) ? found.value : Buffer.alloc(0);
  } catch (error) {
    if (ckrOf(error) === undefined || !missing.has(ckrOf(error) ?? 0)) throw error;
    return Buffer.alloc(0);
  }
}

/** CKR_ATTRIBUTE_SENSITIVE, CKR_ATTRIBUTE_TYPE_INVALID. */
const missing = new Set([0x11, 0x12]);
