// Opens the bags of a PKCS#12 file (RFC 7292) under a password as somebody typed it, and tells a wrong one for certain.
import forge from 'node-forge';

export type Bag = forge.pkcs12.Bag;

/** PKCS#12 bag types (RFC 7292 §4.2). */
const bagTypes = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const;

/** No key file, the wrong password for it, or a key of a kind that this page cannot sign with. */
export type Refusal = 'unread' | 'wrong' | 'unfit';

/** What stood in the way of using a key file. */
export class KeyFileRefused extends Error {
  override readonly name = 'KeyFileRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

export const isKey = ({ type }: Bag): boolean => type === bagTypes.key || type === bagTypes.shroudedKey;
export const isCertificate = ({ type }: Bag): boolean => type === bagTypes.certificate;

/**
 * The check of the file as a whole takes a password as UTF-16, PBES2 takes it as UTF-8, older ciphers as UTF-16 again
 * (RFC 7292 §B.1, RFC 8018): each is asked with the text as it needs it. Accents may be typed composed or apart.
 *
 * @throws KeyFileRefused
 */
export function openBags(file: ArrayBuffer, password: string): readonly Bag[] {
  const { authenticated, mac, parts } = shellOf(file);
  const typed = [...new Set([password, password.normalize('NFC'), password.normalize('NFD')])];
  const check = mac && checkOf(mac, authenticated);
  const texts = check ? typed.filter(check) : typed;
  if (texts.length === 0) throw new KeyFileRefused('wrong');
  for (const text of new Set(texts.flatMap((one) => [forge.util.encodeUtf8(one), one]))) {
    const bags = bagsUnder(parts, text);
    if (bags) return bags;
  }
  // The file says that the password is right: what remains is a cipher nobody here knows.
  throw new KeyFileRefused(check ? 'unfit' : 'wrong');
}

type Asn1 = forge.asn1.Asn1;

interface Shell {
  /** The octets that the check is over. */
  readonly authenticated: string;
  readonly mac: Asn1 | undefined;
  /** The file without its check. */
  readonly parts: Asn1;
}

/** PFX (RFC 7292 §4): version, authSafe, perhaps macData. */
function shellOf(file: ArrayBuffer): Shell {
  try {
    const parts = forge.asn1.fromDer(forge.util.createBuffer(new Uint8Array(file)));
    const [version, safe, mac] = below(parts);
    const authenticated = octetsIn(at(safe, 1, 0));
    if (version === undefined || safe === undefined || authenticated === '')
      throw new KeyFileRefused('unread');
    parts.value = [version, safe];
    return { authenticated, mac, parts };
  } catch {
    throw new KeyFileRefused('unread');
  }
}

const digests: Readonly<Record<string, readonly [make: () => forge.md.MessageDigest, octets: number]>> = {
  '1.3.14.3.2.26': [() => forge.md.sha1.create(), 20],
  '2.16.840.1.101.3.4.2.1': [() => forge.md.sha256.create(), 32],
  '2.16.840.1.101.3.4.2.2': [() => forge.md.sha384.create(), 48],
  '2.16.840.1.101.3.4.2.3': [() => forge.md.sha512.create(), 64],
};
const MAC_KEY = 3;

/** MacData (RFC 7292 §4): undefined for a way of checking that is unknown here, such as PBMAC1. */
function checkOf(mac: Asn1, authenticated: string): ((password: string) => boolean) | undefined {
  const algorithm = at(mac, 0, 0, 0);
  const row =
    typeof algorithm?.value === 'string' ? digests[forge.asn1.derToOid(algorithm.value)] : undefined;
  if (!row) return undefined;
  const [make, octets] = row;
  const [expected, salt, count] = [octetsIn(at(mac, 0, 1)), octetsIn(at(mac, 1)), octetsIn(at(mac, 2))];
  const rounds = count === '' ? 1 : Number.parseInt(forge.util.bytesToHex(count), 16);
  return (password) => {
    const hmac = forge.hmac.create();
    const digest = make();
    const { generateKey } = forge.pkcs12;
    const key = generateKey(password, forge.util.createBuffer(salt), MAC_KEY, rounds, octets, digest);
    hmac.start(make(), key);
    hmac.update(authenticated);
    return hmac.getMac().getBytes() === expected;
  };
}

/** Undefined where the text opens nothing, or opens it to nonsense: padding alone is right by chance now and then. */
function bagsUnder(parts: Asn1, text: string): readonly Bag[] | undefined {
  try {
    const { safeContents } = forge.pkcs12.pkcs12FromAsn1(parts, false, text);
    const bags = safeContents.flatMap(({ safeBags }) => safeBags);
    return bags.filter(isKey).every(({ key, asn1 }) => key ?? isPkcs8(asn1)) ? bags : undefined;
  } catch {
    return undefined;
  }
}

const isPkcs8 = (asn1: Asn1): boolean => at(asn1, 1, 0)?.type === forge.asn1.Type.OID;

const below = (node: Asn1 | undefined): readonly Asn1[] => (Array.isArray(node?.value) ? node.value : []);

const at = (node: Asn1 | undefined, ...path: readonly number[]): Asn1 | undefined =>
  path.reduce<Asn1 | undefined>((here, index) => below(here)[index], node);

/** Of a primitive value, or of one in several pieces (BER). */
const octetsIn = (node: Asn1 | undefined): string =>
  typeof node?.value === 'string' ? node.value : below(node).map(octetsIn).join('');
