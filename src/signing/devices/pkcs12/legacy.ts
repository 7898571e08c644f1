// Older key files (RC2 and 3DES protection, BER): node-forge opens them.
import forge from 'node-forge';
import type { KeyFileContents } from './read.ts';

const { asn1, pkcs12, pki, util } = forge;

/** Undefined when the passphrase does not open it. @throws Error when forge cannot read it either. */
export function readLegacyPkcs12(bytes: Uint8Array, passphrase: string): KeyFileContents | undefined {
  const tree = asn1.fromDer(util.createBuffer(Buffer.from(bytes).toString('latin1')));
  const file = open(tree, passphrase);
  if (!file) return undefined;
  const bags = file.safeContents.flatMap((content) => content.safeBags);
  const keyTypes: readonly (string | undefined)[] = [pki.oids.keyBag, pki.oids.pkcs8ShroudedKeyBag];
  return {
    keys: bags
      .filter((bag) => keyTypes.includes(bag.type))
      // forge parses RSA keys only; others stay as the ASN.1 they were.
      .map((bag) => (bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1))
      .map((key) => ({ der: toDer(key), encrypted: false })),
    certificates: bags
      .filter((bag) => bag.type === pki.oids.certBag)
      .map((bag) => toDer(bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1)),
  };
}

function open(tree: forge.asn1.Asn1, passphrase: string): forge.pkcs12.Pkcs12Pfx | undefined {
  try {
    return pkcs12.pkcs12FromAsn1(tree, passphrase);
  } catch (error) {
    if (error instanceof Error && /MAC could not be verified|password/i.test(error.message)) return undefined;
    throw error;
  }
}

const toDer = (tree: forge.asn1.Asn1): Buffer => Buffer.from(asn1.toDer(tree).getBytes(), 'latin1');
