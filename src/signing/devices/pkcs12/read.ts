// Opens the shell of a PKCS#12 file (RFC 7292 §4): keys still encrypted, certificates in the clear.
import {
  asOctetString,
  asOid,
  asSequence,
  asSmallInteger,
  content,
  contextTag,
  encoding,
  fieldsOf,
  readDer,
  tags,
  type DerNode,
} from '../../der/index.ts';
import { macMatches } from './mac.ts';
import { pkcs12Oids } from './oids.ts';
import { decryptPbes2, PBES2, readPbes2 } from './pbes2.ts';
import { affordable, Unsupported } from './unsupported.ts';

export interface KeyFileContents {
  /** PKCS#8, `encrypted` ones as EncryptedPrivateKeyInfo. */
  readonly keys: readonly { readonly der: Uint8Array; readonly encrypted: boolean }[];
  /** DER. */
  readonly certificates: readonly Uint8Array[];
}

/** Undefined when the passphrase does not open it. @throws DerError, Unsupported, TooCostly */
export function readPkcs12(bytes: Uint8Array, passphrase: string): KeyFileContents | undefined {
  const file = fieldsOf(readDer(bytes));
  if (asSmallInteger(file.take()) !== 3) throw new Unsupported('version');
  const authenticated = readData(file.take());
  const mac = file.optional(tags.sequence);
  file.done();
  if (mac && !macMatches(mac, passphrase, authenticated)) return undefined;
  try {
    const bags = asSequence(readDer(authenticated)).flatMap((part) => readSafe(part, passphrase));
    return {
      keys: bags.flatMap((bag) => (bag.kind === 'key' ? [bag] : [])),
      certificates: bags.flatMap((bag) => (bag.kind === 'certificate' ? [bag.der] : [])),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Bag =
  | { readonly kind: 'key'; readonly der: Uint8Array; readonly encrypted: boolean }
  | { readonly kind: 'certificate'; readonly der: Uint8Array };

/** ContentInfo of type data: the octets inside. */
function readData(node: DerNode): Uint8Array {
  const info = fieldsOf(node);
  const type = asOid(info.take());
  if (type !== pkcs12Oids.data) throw new Unsupported(type);
  return asOctetString(inner(info.take()));
}

function readSafe(node: DerNode, passphrase: string): Bag[] {
  const [type, wrapped] = asSequence(node);
  if (!type || !wrapped) throw new Unsupported('content');
  const octets =
    asOid(type) === pkcs12Oids.encryptedData ? decrypt(inner(wrapped), passphrase) : readData(node);
  return asSequence(readDer(octets)).flatMap(readBag);
}

/** EncryptedData (RFC 5652 §8) with the octets in one piece. */
function decrypt(node: DerNode, passphrase: string): Uint8Array {
  const fields = fieldsOf(node);
  fields.take(tags.integer);
  const encrypted = fieldsOf(fields.take());
  encrypted.take(tags.oid);
  const parameters = pbes2Parameters(encrypted.take());
  const octets = content(encrypted.take(contextTag(0, 'primitive')));
  return decryptPbes2(parameters, passphrase, octets);
}

function readBag(node: DerNode): Bag[] {
  const fields = fieldsOf(node);
  const type = asOid(fields.take());
  const value = inner(fields.take());
  if (type === pkcs12Oids.keyBag) return [{ kind: 'key', der: encoding(value), encrypted: false }];
  if (type === pkcs12Oids.shroudedKeyBag) {
    // Refuses what only forge can open, and iteration counts that would never end, before OpenSSL sees them.
    readPbes2(pbes2Parameters(fieldsOf(value).take()));
    return [{ kind: 'key', der: encoding(value), encrypted: true }];
  }
  if (type !== pkcs12Oids.certificateBag) return [];
  const bag = fieldsOf(value);
  if (asOid(bag.take()) !== pkcs12Oids.x509Certificate) return [];
  return [{ kind: 'certificate', der: asOctetString(inner(bag.take())) }];
}

/** Older schemes are left to forge, once their iteration count is known to be bearable (RFC 7292 appendix C). */
function pbes2Parameters(identifier: DerNode): DerNode {
  const fields = fieldsOf(identifier);
  const id = asOid(fields.take());
  const parameters = fields.take();
  if (id === PBES2) return parameters;
  const older = fieldsOf(parameters);
  older.take(tags.octetString);
  affordable(asSmallInteger(older.take()));
  throw new Unsupported(id);
}

function inner(wrapped: DerNode): DerNode {
  const fields = fieldsOf(wrapped, contextTag(0, 'constructed'));
  const value = fields.take();
  fields.done();
  return value;
}
