// Certificates are read as node:crypto reads them, and strictly.
import fc from 'fast-check';
import { X509Certificate } from 'node:crypto';
import { extension } from '../../../certs-dev/certificate.ts';
import {
  DerError,
  encode,
  nullValue,
  oid,
  readDer,
  sequence,
  setOf,
  utf8String,
} from '../../../src/signing/der/index.ts';
import {
  certificateReader,
  certificatesIn,
  nameText,
  nameValue,
  parseCertificate,
  readName,
  toPem,
} from '../../../src/signing/x509/index.ts';
import { testPki, type KeyProfile } from '../../support/pki.ts';

const pki = testPki();
const profiles: readonly KeyProfile[] = ['rsa2048', 'p256', 'p384', 'p521'];

describe('a certificate', () => {
  test.each(profiles)('of a %s key says what node:crypto says', (profile) => {
    const { certificate } = pki.issue({ profile });
    const ours = parseCertificate(certificate);
    const theirs = new X509Certificate(certificate);
    expect(ours.serial).toBe(theirs.serialNumber.toLowerCase());
    expect(ours.notBefore).toBe(Date.parse(theirs.validFrom));
    expect(ours.notAfter).toBe(Date.parse(theirs.validTo));
    expect(ours.publicKey()?.equals(theirs.publicKey)).toBe(true);
    expect(ours.digest.toString('hex')).toBe(theirs.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(nameText(ours.subject).split(', ').reverse().join('\n')).toBe(theirs.subject);
    expect(nameValue(ours.subject, 'CN')).toBe('Nguyễn Thị Mẫu');
    expect(ours.extensions.keyUsage).toEqual(new Set(['digitalSignature', 'nonRepudiation']));
  });

  test('of an authority says how far its authority goes', () => {
    expect(parseCertificate(pki.root.certificate).extensions.basicConstraints).toEqual({ ca: true });
    expect(parseCertificate(pki.intermediate.certificate).extensions.basicConstraints).toEqual({
      ca: true,
      pathLength: 0,
    });
    const [issuer, own] = [pki.root, pki.intermediate].map(
      ({ certificate }) => parseCertificate(certificate).extensions,
    );
    expect(own?.authorityKeyIdentifier).toEqual(issuer?.subjectKeyIdentifier);
  });

  test('names the addresses of its OCSP responder and revocation list', () => {
    const url = (text: string) => encode(0x86, Buffer.from(text));
    const access = sequence(
      sequence(oid('1.3.6.1.5.5.7.48.1'), url('http://ocsp.example/')),
      sequence(oid('1.3.6.1.5.5.7.48.2'), url('http://ca.example/ca.cer')),
    );
    const points = sequence(sequence(encode(0xa0, encode(0xa0, url('http://crl.example/ca.crl')))));
    const { certificate } = pki.issue({
      furtherExtensions: [extension('1.3.6.1.5.5.7.1.1', access), extension('2.5.29.31', points)],
    });
    expect(parseCertificate(certificate).extensions).toMatchObject({
      ocspUrls: ['http://ocsp.example/'],
      issuerUrls: ['http://ca.example/ca.cer'],
      crlUrls: ['http://crl.example/ca.crl'],
      unknownCritical: [],
    });
  });

  test('with an extension twice is refused', () => {
    const twice = extension('1.3.6.1.4.1.99999.2', nullValue());
    // Making the device reads the certificate, so it fails there already.
    expect(() => pki.issue({ furtherExtensions: [twice, twice] })).toThrow('device.certificateMismatch');
    expect(() => pki.issue({ furtherExtensions: [twice, twice], profile: 'rsa1024' })).not.toThrow();
    const { certificate } = pki.issue({ furtherExtensions: [twice, twice], profile: 'rsa1024' });
    expect(() => parseCertificate(certificate)).toThrow(DerError);
  });

  test('changed in any byte is read or refused, never anything else', () => {
    const { certificate } = pki.issue({ profile: 'p256' });
    fc.assert(
      fc.property(fc.nat(certificate.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(certificate);
        changed[at] = changed[at]! ^ flip;
        try {
          parseCertificate(changed).publicKey();
        } catch (error) {
          if (!(error instanceof DerError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('with one byte after it is refused', () => {
    expect(() => parseCertificate(Buffer.concat([pki.root.certificate, Buffer.of(0)]))).toThrow(DerError);
  });
});

describe('a reader of certificates', () => {
  test('gives the same object for the same bytes, and nothing for others', () => {
    const read = certificateReader();
    expect(read(pki.root.certificate)).toBe(read(Buffer.from(pki.root.certificate)));
    expect(read(Buffer.from('not one'))).toBeUndefined();
  });

  test('keeps certificates apart that end alike', () => {
    const read = certificateReader();
    const [one, other] = [pki.issue({ name: 'Một' }), pki.issue({ name: 'Hai' })].map(({ certificate }) => {
      const alike = Buffer.from(certificate);
      alike.fill(7, alike.length - 32);
      return alike;
    }) as [Buffer, Buffer];
    expect([one, other, one, other].map((der) => nameValue(read(der)!.subject, 'CN'))).toEqual([
      'Một',
      'Hai',
      'Một',
      'Hai',
    ]);
    expect(read(other)).toBe(read(Buffer.from(other)));
    expect(read(one)).not.toBe(read(other));
  });

  test('forgets the oldest when full', () => {
    const read = certificateReader(2);
    const first = read(pki.root.certificate);
    read(pki.intermediate.certificate);
    read(pki.stranger.certificate);
    expect(read(pki.root.certificate)).not.toBe(first);
  });
});

describe('a file of certificates', () => {
  test('may be PEM with any text around, or DER', () => {
    const { root, intermediate } = pki;
    const bundle = `subject=…\n${toPem(root.certificate)}# giữa\r\n${toPem(intermediate.certificate)}`;
    expect(certificatesIn(Buffer.from(bundle))).toEqual([root.certificate, intermediate.certificate]);
    expect(certificatesIn(root.certificate)).toEqual([root.certificate]);
    expect(certificatesIn(Buffer.from('-----BEGIN PRIVATE KEY-----'))).toEqual([]);
  });
});

test('a name with characters that mean something is escaped', () => {
  const der = sequence(setOf(sequence(oid('2.5.4.3'), utf8String('A, B+C "D"'))));
  const der2 = sequence(setOf(sequence(oid('1.2.3.4'), utf8String('#x'))));
  expect([der, der2].map((each) => nameText(readName(readDer(each))))).toEqual([
    'CN=A\\, B\\+C \\"D\\"',
    '1.2.3.4=\\#x',
  ]);
});
