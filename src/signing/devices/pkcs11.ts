// A key on a USB token, smart card or HSM, through the PKCS #11 library of its maker.
import { systemClock, type Instant } from '../../kernel/index.ts';
import type { SigningDevice } from '../ports.ts';
import { keyRefusal, keyRefusalWords } from '../keys.ts';
import { certificateReader, type Certificate } from '../x509/index.ts';
import { confirmed } from './answers.ts';
import { checkValidity, issuersOf } from './chain.ts';
import { deviceFault } from './faults.ts';
import { defaultAlgorithm } from './local.ts';
import { withLibrary } from './pkcs11/library.ts';
import { readCertificates, readKeys } from './pkcs11/objects.ts';
import { withLogin, withSession, type TokenPlace } from './pkcs11/session.ts';
import { signOnToken } from './pkcs11/sign-on-token.ts';
import { nameOf, readSlots, type TokenEntry } from './pkcs11/tokens.ts';
import type { AskSecret } from './secret.ts';

export { closePkcs11 } from './pkcs11/library.ts';
export type { PinState, TokenChoice, TokenEntry } from './pkcs11/tokens.ts';
export type { TokenPlace } from './pkcs11/session.ts';

/** Which token, which key on it, and how its PIN is asked for. */
export interface Pkcs11Options extends TokenPlace {
  /** Which key: CKA_ID in hexadecimal or CKA_LABEL. Left out: the only one with a certificate for signing. */
  readonly key?: { readonly id: string } | { readonly label: string };
  /** Asked once for each call of `sign`; the bytes it gives are wiped afterwards. */
  readonly askPin: AskSecret;
  /** How RSA keys pad: PKCS#1 v1.5 unless asked for PSS. */
  readonly rsa?: 'pkcs1' | 'pss';
  /** DER certificates of issuers that are not on the token. */
  readonly issuers?: readonly Uint8Array[];
  /** The moment at which the certificate has to be valid; default now. */
  readonly at?: Instant;
}

/** A device whose key stays on a token: the PIN is asked for at each call of `sign`. */
export interface Pkcs11Device extends SigningDevice {
  readonly answers: 'atOnce';
  readonly certificate: Certificate;
  /** CKA_ID in hexadecimal. */
  readonly keyId: string;
}

/** A key or certificate on a token. */
export interface TokenKey {
  /** CKA_ID in hexadecimal. */
  readonly id: string;
  readonly label: string;
  /** DER; absent for a key without a certificate. */
  readonly certificate?: Uint8Array;
  /** Keys themselves are seen only with the PIN. */
  readonly privateKey: 'present' | 'missing' | 'unseen';
}

/** Tokens that are plugged in and set up. @throws Fault `device.libraryUnusable` */
export const listTokens = (library: string): Promise<readonly TokenEntry[]> =>
  withLibrary(library, (cryptoki) => readSlots(cryptoki).map(({ token }) => token));

/** What is on a token: its certificates, and with the PIN its keys. @throws Fault as `openPkcs11` and its `sign` */
export async function listKeys(place: TokenPlace, askPin?: AskSecret): Promise<readonly TokenKey[]> {
  const certificates = await withSession(place, ({ cryptoki, handle }) => readCertificates(cryptoki, handle));
  const listed = certificates.map(({ id, label, der }) => ({ id, label, certificate: der }));
  if (!askPin) return listed.map((entry) => ({ ...entry, privateKey: 'unseen' }));
  const keys = await withLogin(place, askPin, ({ cryptoki, handle }) =>
    Promise.resolve(readKeys(cryptoki, handle)),
  );
  const bare = keys.filter(({ id }) => !listed.some((entry) => entry.id === id));
  return [
    ...listed.map(
      (entry) =>
        ({ ...entry, privateKey: keys.some(({ id }) => id === entry.id) ? 'present' : 'missing' }) as const,
    ),
    ...bare.map(({ id, label }) => ({ id, label, privateKey: 'present' }) as const),
  ];
}

/**
 * Finds the certificate without login; key and PIN are needed only when something is signed.
 * The token is looked up anew at each use, so it may be pulled out and plugged in elsewhere in between.
 * @throws Fault `device.libraryUnusable`, `device.tokenMissing`, `device.tokenAmbiguous`,
 * `device.noCertificateOnToken`, `device.severalCertificates`, `device.keyRefused`, `device.expired`,
 * `device.notYetValid`; `sign` those of the token, of the PIN, `device.noKeyOnToken` and `device.signatureMismatch`
 *
 * @example
 * ```ts
 * const device = await openPkcs11({ library: softToken, token: { label: 'Hiệu trưởng' }, askPin: async () => Buffer.from('1234') });
 * console.log(device.answers); // → atOnce
 * await closePkcs11(softToken);
 * ```
 */
export async function openPkcs11(options: Pkcs11Options): Promise<Pkcs11Device> {
  const { token, askPin } = options;
  const stored = await withSession(options, ({ cryptoki, handle }) => readCertificates(cryptoki, handle));
  const read = certificateReader();
  const parsed = stored.flatMap(({ id, label, der }) => {
    const certificate = read(der);
    return certificate ? [{ id, label, certificate }] : [];
  });
  const { id, certificate } = chosen(parsed, options);
  const key = certificate.publicKey();
  const refusal = key ? keyRefusal(key) : 'keyType';
  if (!key || refusal)
    throw deviceFault('device.keyRefused', { reason: keyRefusalWords[refusal ?? 'keyType'] });
  checkValidity(certificate, options.at ?? systemClock.now());
  const usual = defaultAlgorithm(key);
  const algorithm = options.rsa === 'pss' && usual === 'rsa-pkcs1-sha256' ? 'rsa-pss-sha256' : usual;
  const further = (options.issuers ?? []).flatMap((der) => read(der) ?? []);
  const pool = [...parsed.map((each) => each.certificate), ...further];
  const chain = issuersOf(certificate, pool).map(({ der }) => der);
  return {
    certificate,
    keyId: id,
    chain,
    algorithm,
    answers: 'atOnce',
    sign: async (items) => {
      if (items.length === 0) return [];
      const values = await withLogin(options, askPin, (session) =>
        signOnToken(session, { id, algorithm, token: nameOf(token) }, items),
      );
      return confirmed({ chain, algorithm }, items, values);
    },
  };
}

interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly certificate: Certificate;
}

/** Certificates of authorities lie on tokens too; they are nobody's choice unless named. */
function chosen(candidates: readonly Candidate[], { key, token }: Pkcs11Options): Candidate {
  const fitting = candidates.filter((each) =>
    key === undefined
      ? each.certificate.extensions.basicConstraints?.ca !== true
      : 'id' in key
        ? each.id === key.id.toLowerCase()
        : each.label === key.label,
  );
  const [first] = fitting;
  if (!first) throw deviceFault('device.noCertificateOnToken', { token: nameOf(token) });
  if (fitting.some(({ id }) => id !== first.id))
    throw deviceFault('device.severalCertificates', { token: nameOf(token) });
  // A renewed certificate lies beside the old one, under the same key.
  return fitting.reduce((latest, each) =>
    each.certificate.notAfter > latest.certificate.notAfter ? each : latest,
  );
}
