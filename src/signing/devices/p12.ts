// A PKCS#12 file as a signing device: opened once, then a KeyObject signs.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { systemClock, type Instant } from '../../kernel/index.ts';
import { DerError } from '../der/index.ts';
import { certificateReader, type Certificate } from '../x509/index.ts';
import { checkValidity, issuersOf } from './chain.ts';
import { deviceFault } from './faults.ts';
import { defaultAlgorithm, localDevice, type KeyDevice } from './local.ts';
import { readLegacyPkcs12 } from './pkcs12/legacy.ts';
import { readPkcs12, type KeyFileContents } from './pkcs12/read.ts';
import { TooCostly, Unsupported } from './pkcs12/unsupported.ts';

/** How the key of a PKCS#12 file signs, and as of when its certificate has to be valid. */
export interface Pkcs12Options {
  /** How RSA keys pad: PKCS#1 v1.5 unless asked for PSS. */
  readonly rsa?: 'pkcs1' | 'pss';
  /** The moment at which the certificate has to be valid; default now. */
  readonly at?: Instant;
}

/** A device whose key came from a PKCS#12 file and is now in this process. */
export interface Pkcs12Device extends KeyDevice {
  /** The signer's own, parsed. */
  readonly certificate: Certificate;
}

/**
 * The one key of the file with its certificate and the issuers that are in the file.
 * @throws Fault `device.wrongPassphrase`, `device.damagedFile`, `device.unsupportedFile`, `device.noKey`,
 * `device.severalKeys`, `device.certificateMismatch`, `device.expired`, `device.notYetValid`, `device.keyRefused`
 *
 * @example
 * ```ts
 * const device = openPkcs12(readFileSync('teacher.p12'), pin, { rsa: 'pss' });
 * console.log(nameValue(device.certificate.subject, 'CN'), device.algorithm); // → Nguyễn Thị Mẫu rsa-pss-sha256
 * ```
 */
export function openPkcs12(bytes: Uint8Array, passphrase: string, options: Pkcs12Options = {}): Pkcs12Device {
  const contents = readContents(bytes, passphrase);
  if (!contents) throw deviceFault('device.wrongPassphrase');
  if (contents.keys.length === 0) throw deviceFault('device.noKey');
  const read = certificateReader();
  const certificates = contents.certificates.flatMap((der) => read(der) ?? []);
  const owners = contents.keys
    .map((stored) => unlock(stored, passphrase))
    .flatMap((key) => owned(key, certificates));
  const [owner, another] = owners;
  if (!owner) throw deviceFault('device.certificateMismatch');
  if (another) throw deviceFault('device.severalKeys');
  checkValidity(owner.certificate, options.at ?? systemClock.now());
  const usual = defaultAlgorithm(owner.key);
  const algorithm = options.rsa === 'pss' && usual === 'rsa-pkcs1-sha256' ? 'rsa-pss-sha256' : usual;
  const chain = issuersOf(owner.certificate, certificates).map(({ der }) => der);
  return { ...localDevice({ key: owner.key, chain, algorithm }), certificate: owner.certificate };
}

/** Natively when the file is DER under AES (RFC 8018 PBES2), by forge when it is older. */
function readContents(bytes: Uint8Array, passphrase: string): KeyFileContents | undefined {
  try {
    return readPkcs12(bytes, passphrase);
  } catch (error) {
    if (error instanceof TooCostly)
      throw deviceFault('device.unsupportedFile', { scheme: `${error.iterations} iterations` });
    if (!(error instanceof DerError || error instanceof Unsupported)) throw error;
    try {
      return readLegacyPkcs12(bytes, passphrase);
    } catch {
      // What forge says is dropped: its messages may quote what it read.
      throw error instanceof Unsupported
        ? deviceFault('device.unsupportedFile', { scheme: error.scheme })
        : deviceFault('device.damagedFile');
    }
  }
}

function unlock({ der, encrypted }: KeyFileContents['keys'][number], passphrase: string): KeyObject {
  try {
    const key = { key: Buffer.from(der), format: 'der', type: 'pkcs8' } as const;
    return createPrivateKey(encrypted ? { ...key, passphrase: Buffer.from(passphrase, 'utf8') } : key);
  } catch {
    throw deviceFault(encrypted ? 'device.wrongPassphrase' : 'device.damagedFile');
  }
}

/** Looked up by the key itself: the localKeyId attributes of some products are wrong. */
function owned(key: KeyObject, certificates: readonly Certificate[]) {
  const publicKey = createPublicKey(key);
  const certificate = certificates
    .filter((each) => each.publicKey()?.equals(publicKey))
    .reduce<Certificate | undefined>(
      (latest, each) => (latest && latest.notAfter >= each.notAfter ? latest : each),
      undefined,
    );
  return certificate ? [{ key, certificate }] : [];
}
