// Opens a PKCS#12 file in the browser and signs with its key here: neither file, password nor key leaves the computer.
import forge from 'node-forge';
import { isCertificate, isKey, KeyFileRefused, openBags, type Bag } from './pkcs12.ts';

export interface OpenedKey {
  /** DER in base64, the signer's own first. */
  readonly certificates: readonly string[];
  /** Hashes the bytes and signs them; in base64, ECDSA as r‖s. */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

/** @throws KeyFileRefused */
export async function openKeyFile(file: ArrayBuffer, password: string): Promise<OpenedKey> {
  const bags = openBags(file, password);
  const key = bags.find(isKey);
  if (key === undefined) throw new KeyFileRefused('unfit');
  const pkcs8 = pkcs8Of(key);
  const { imported, signing } = algorithmsOf(pkcs8);
  // Browsers give their own cryptography to pages over TLS, and on this computer itself, only.
  if (!isSecureContext) throw new KeyFileRefused('unfit');
  const privateKey = await crypto.subtle
    .importKey('pkcs8', octetsOf(forge.asn1.toDer(pkcs8).getBytes()), imported, false, ['sign'])
    .catch(() => {
      throw new KeyFileRefused('unfit');
    });
  const certificates = bags.filter(isCertificate);
  const own = certificates.find((one) => isFor(one, key)) ?? certificates[0];
  if (own === undefined) throw new KeyFileRefused('unfit');
  return {
    certificates: [own, ...certificates.filter((one) => one !== own)].map(derOf),
    sign: async (bytes) => base64(new Uint8Array(await crypto.subtle.sign(signing, privateKey, bytes))),
  };
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
