// Fresh key pairs off the main thread; RSA takes a tenth of a second and more.
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyKind } from './declaration.ts';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const freshKeyPair = (kind: KeyKind): Promise<KeyPair> => makers[kind]();

const generate = promisify(generateKeyPair);

const makers: Readonly<Record<KeyKind, () => Promise<KeyPair>>> = {
  rsa1024: () => generate('rsa', { modulusLength: 1024 }),
  rsa2048: () => generate('rsa', { modulusLength: 2048 }),
  rsa3072: () => generate('rsa', { modulusLength: 3072 }),
  p256: () => generate('ec', { namedCurve: 'P-256' }),
};
