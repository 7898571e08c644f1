// A plain RSA key taken out of its wrapping is the key that node:crypto finds in it.
import fc from 'fast-check';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { bitString, integer, nullValue, octetString, oid, sequence } from '../../../src/signing/der/index.ts';
import { publicKeyOf } from '../../../src/signing/x509/public-key.ts';
import { testPki, type KeyProfile } from '../../support/pki.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';

const RSA = '1.2.840.113549.1.1.1';
const wrapped = (key: Uint8Array, ...parameters: readonly Uint8Array[]) =>
  sequence(sequence(oid(RSA), ...parameters), bitString(key));

/** What a key is, or that there is none. */
function described(make: () => KeyObject): string {
  try {
    const key = make();
    return JSON.stringify({
      type: key.asymmetricKeyType,
      details: key.asymmetricKeyDetails?.modulusLength,
      der: key.export({ format: 'der', type: 'spki' }).toString('hex'),
    });
  } catch {
    return 'unusable';
  }
}

const theirs = (spki: Uint8Array) =>
  described(() => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }));
const ours = (spki: Uint8Array) => described(() => publicKeyOf(spki));

const pki = testPki();
const profiles: readonly KeyProfile[] = ['rsa2048', 'rsa3072', 'p256', 'p384', 'p521'];

test.each(profiles)('a %s key is the one node:crypto reads', (profile) => {
  const { publicKeyDer } = parseCertificate(pki.issue({ profile }).certificate);
  expect(ours(publicKeyDer)).toBe(theirs(publicKeyDer));
  expect(ours(publicKeyDer)).toContain('"type"');
});

test('a key for RSA-PSS alone stays one', () => {
  const { publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  expect(publicKeyOf(spki).asymmetricKeyType).toBe('rsa-pss');
});

test('any two numbers make the same key, or none, either way', () => {
  const small = fc.bigInt({ min: -9n, max: 70_000n });
  const large = fc.bigInt({ min: 2n ** 2030n, max: 2n ** 2060n });
  const huge = fc.bigInt({ min: -(2n ** 16_400n), max: 2n ** 17_000n });
  fc.assert(
    fc.property(fc.oneof(large, huge, small), fc.oneof(small, large), (modulus, exponent) => {
      const spki = wrapped(sequence(integer(modulus), integer(exponent)), nullValue());
      expect(ours(spki)).toBe(theirs(spki));
    }),
    { numRuns: 600 },
  );
});

test('other spellings are left to node:crypto', () => {
  const numbers = [integer(2n ** 2047n + 1n), integer(65_537)];
  const odd: readonly Uint8Array[] = [
    wrapped(sequence(...numbers)),
    wrapped(sequence(...numbers), octetString(Buffer.of(1))),
    wrapped(sequence(...numbers, integer(3)), nullValue()),
    wrapped(Buffer.concat([sequence(...numbers), Buffer.of(0)]), nullValue()),
    wrapped(Buffer.from('not a key'), nullValue()),
    Buffer.from('3000', 'hex'),
  ];
  for (const spki of odd) expect(ours(spki)).toBe(theirs(spki));
});
