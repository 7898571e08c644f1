// Writes PKCS#12 files (RFC 7292): PBES2 with AES-256-CBC, HMAC-SHA-256 for integrity; any product opens them.
import { createHmac, randomBytes, type KeyObject } from 'node:crypto';
import {
  bmpString,
  encode,
  explicit,
  integer,
  nullValue,
  octetString,
  oid,
  contextTag,
  sequence,
  setOf,
} from '../src/signing/der/index.ts';
import { derive, encryptPbes2, macKeyPurpose, pkcs12Oids } from '../src/signing/devices/index.ts';

export interface KeyFile {
  readonly key: KeyObject;
  /** DER certificates, the key's own first. */
  readonly chain: readonly Uint8Array[];
  readonly passphrase: string;
  /** Shown by programs that import the file. */
  readonly friendlyName: string;
  /** Rounds of key derivation: each of the three uses takes this many. */
  readonly iterations: number;
}

export function writeKeyFile({ key, chain, passphrase, friendlyName, iterations }: KeyFile): Buffer {
  const attributes = setOf(
    sequence(oid(pkcs12Oids.localKeyId), setOf(octetString(randomBytes(20)))),
    sequence(oid(pkcs12Oids.friendlyName), setOf(bmpString(friendlyName))),
  );
  const shrouded = encryptPbes2(passphrase, key.export({ format: 'der', type: 'pkcs8' }), iterations);
  const keyInfo = sequence(shrouded.identifier, octetString(shrouded.encrypted));
  const keys = sequence(sequence(oid(pkcs12Oids.shroudedKeyBag), explicit(0, keyInfo), attributes));
  const certificates = sequence(
    ...chain.map((der, i) =>
      sequence(
        oid(pkcs12Oids.certificateBag),
        explicit(0, sequence(oid(pkcs12Oids.x509Certificate), explicit(0, octetString(der)))),
        ...(i === 0 ? [attributes] : []),
      ),
    ),
  );
  const safe = sequence(encryptedData(passphrase, certificates, iterations), plainData(keys));
  return sequence(integer(3), plainData(safe), macData(passphrase, safe, iterations));
}

const plainData = (octets: Uint8Array): Buffer =>
  sequence(oid(pkcs12Oids.data), explicit(0, octetString(octets)));

function encryptedData(passphrase: string, plain: Uint8Array, iterations: number): Buffer {
  const { identifier, encrypted } = encryptPbes2(passphrase, plain, iterations);
  const inner = sequence(oid(pkcs12Oids.data), identifier, encode(contextTag(0, 'primitive'), encrypted));
  return sequence(oid(pkcs12Oids.encryptedData), explicit(0, sequence(integer(0), inner)));
}

function macData(passphrase: string, octets: Uint8Array, iterations: number): Buffer {
  const salt = randomBytes(16);
  const key = derive('sha256', passphrase, { salt, iterations, purpose: macKeyPurpose, length: 32 });
  const mac = createHmac('sha256', key).update(octets).digest();
  const digestInfo = sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), nullValue()), octetString(mac));
  return sequence(digestInfo, octetString(salt), integer(iterations));
}
