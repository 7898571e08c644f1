// Opens a PKCS#12 file in the browser and signs with its key here: neither file, password nor key leaves the computer.
import forge from 'node-forge';

export interface OpenedKey {
  /** DER in base64, the signer's own first. */
  readonly certificates: readonly string[];
  /** Hashes the bytes and signs them; in base64, ECDSA as r‖s. */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

export type Refusal = 'wrong' | 'unfit';

/** What stood in the way of using a key file. */
export class KeyFileRefused extends Error {
  override readonly name = 'KeyFileRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** @throws KeyFileRefused */
export async function openKeyFile(file: ArrayBuffer, password: string): Promise<OpenedKey> {
  const bags = bagsOf(file, password);
  const key = bags.find(({ type }) => type === KEY || type === SHROUDED_KEY);
  if (key === undefined) throw new KeyFileRefused('wrong');
  const pkcs8 = pkcs8Of(key);
  const { imported, signing } = algorithmsOf(pkcs8);
  // Browsers give their own cryptography to pages over TLS, and on this computer itself, only.
  if (!isSecureContext) throw new KeyFileRefused('unfit');
  const privateKey = await crypto.subtle
    .importKey('pkcs8', octetsOf(forge.asn1.toDer(pkcs8).getBytes()), imported, false, ['sign'])
    .catch(() => {
      throw new KeyFileRefused('unfit');
    });
  const certificates = bags.filter(({ type }) => type === CERTIFICATE);
  const own = certificates.find((one) => isFor(one, key)) ?? certificates[0];
  if (own === undefined) throw new KeyFileRefused('unfit');
  return {
    certificates: [own, ...certificates.filter((one) => one !== own)].map(derOf),
    sign: async (bytes) => base64(new Uint8Array(await crypto.subtle.sign(signing, privateKey, bytes))),
  };
}

// PKCS#12 bag types (RFC 7292 §4.2).
const KEY = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE = '1.2.840.113549.1.12.10.1.3';
type Bag = forge.pkcs12.Bag;

function bagsOf(file: ArrayBuffer, password: string): readonly Bag[] {
  try {
    return readBags(file, password);
  } catch {
    throw new KeyFileRefused('wrong');
  }
}

/**
 * The check of the file as a whole takes a password as UTF-16, PBES2 takes it as UTF-8 (RFC 7292 §B.1, RFC 8018): forge
 * gives both the same text, so that letters beyond ASCII are read without the former. A wrong password still opens no key.
 */
function readBags(file: ArrayBuffer, password: string): readonly Bag[] {
  const pfx = forge.asn1.fromDer(forge.util.createBuffer(new Uint8Array(file)));
  const isPlain = /^[\x20-\x7e]*$/.test(password);
  if (!isPlain) pfx.value = (pfx.value as forge.asn1.Asn1[]).slice(0, 2);
  const text = isPlain ? password : forge.util.encodeUtf8(password);
  const { safeContents } = forge.pkcs12.pkcs12FromAsn1(pfx, false, text);
  return safeContents.flatMap(({ safeBags }) => safeBags);
}

/** RSA keys are read by forge; others come as they stand in the file. */
const pkcs8Of = ({ key, asn1 }: Bag): forge.asn1.Asn1 =>
  key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;

const RSA = '1.2.840.113549.1.1.1';
const curves: Readonly<Record<string, { readonly namedCurve: string; readonly hash: string }>> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', hash: 'SHA-256' },
  '1.3.132.0.34': { namedCurve: 'P-384', hash: 'SHA-384' },
  '1.3.132.0.35': { namedCurve: 'P-521', hash: 'SHA-512' },
};

/** The digests that the server expects of each kind of key. */
function algorithmsOf(pkcs8: forge.asn1.Asn1) {
  const [, algorithm] = pkcs8.value as forge.asn1.Asn1[];
  const [type, curve] = ((algorithm?.value ?? []) as forge.asn1.Asn1[]).map((one) =>
    typeof one.value === 'string' && one.type === forge.asn1.Type.OID ? forge.asn1.derToOid(one.value) : '',
  );
  if (type === RSA) {
    const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    return { imported: rsa, signing: rsa };
  }
  const known = curves[curve ?? ''];
  if (known === undefined) throw new KeyFileRefused('unfit');
  const { namedCurve, hash } = known;
  return { imported: { name: 'ECDSA', namedCurve }, signing: { name: 'ECDSA', hash } };
}

const isFor = (certificate: Bag, key: Bag): boolean => {
  const [one, other] = [localKeyId(certificate), localKeyId(key)];
  return one !== undefined && one === other;
};

const localKeyId = ({ attributes }: Bag): string | undefined =>
  (attributes as { readonly localKeyId?: readonly string[] } | undefined)?.localKeyId?.[0];

const derOf = ({ cert, asn1 }: Bag): string =>
  forge.util.encode64(forge.asn1.toDer(cert ? forge.pki.certificateToAsn1(cert) : asn1).getBytes());

const octetsOf = (binary: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(binary, (character) => character.charCodeAt(0));

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
