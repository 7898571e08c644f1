// Who is certified: people, and for each school its seal and the service that certifies new documents.
import type { Instant } from '../src/kernel/index.ts';
import type { KeyDevice } from '../src/signing/devices/index.ts';
import type { Authorities } from './authorities.ts';
import { validity } from './authorities.ts';
import { issueCertificate, type NameParts } from './certificate.ts';
import { declaration, type KeyKind } from './declaration.ts';
import { writeGeneration } from './generations.ts';
import { writeKeyFile } from './key-file.ts';
import { freshKeyPair } from './key-pairs.ts';
import { pointersTo } from './pointers.ts';

export interface Person {
  /** Becomes a folder name; anything is possible, letters and digits look best. */
  readonly id: string;
  readonly name: string;
  /** Shown as the title in the certificate, e.g. `Giáo viên`. */
  readonly role: string;
  /** Name of the school. */
  readonly organisation: string;
}

export interface School {
  readonly id: string;
  readonly name: string;
}

/** A key file that is to exist. */
export interface IdentityOrder {
  /** Path inside the PKI's folder. */
  readonly path: string;
  readonly subject: NameParts;
  readonly key: KeyKind;
  readonly years: number;
  readonly authority: keyof Pick<Authorities, 'person' | 'organisation'>;
}

export const personPath = (id: string): string => `people/${folderName(id)}/identity.p12`;
export const sealPath = (id: string): string => `schools/${folderName(id)}/seal.p12`;
export const servicePath = (id: string): string => `schools/${folderName(id)}/service.p12`;

/** The place in the list decides the kind of key, so that every list shows all kinds. */
export function personOrder({ id, name, role, organisation }: Person, place: number): IdentityOrder {
  const { spread, years } = declaration.people;
  return {
    path: personPath(id),
    subject: [
      ['C', 'VN'],
      ['O', organisation],
      ['title', role],
      ['CN', name],
      ['UID', `CCCD:MẪU-${id}`],
    ],
    key: spread[place % spread.length] ?? 'rsa2048',
    years,
    authority: 'person',
  };
}

export function schoolOrders({ id, name }: School): readonly IdentityOrder[] {
  const { years, seal, service } = declaration.schools;
  const order = (path: string, { key, unit }: { key: KeyKind; unit: string }): IdentityOrder => ({
    path,
    subject: [
      ['C', 'VN'],
      ['O', name],
      ['OU', unit],
      ['CN', name],
      ['UID', `MST:MẪU-${id}`],
    ],
    key,
    years,
    authority: 'organisation',
  });
  return [order(sealPath(id), seal), order(servicePath(id), service)];
}

/** Makes the key, has it certified and writes both as one file. */
export async function fulfil(
  order: IdentityOrder,
  path: string,
  authority: KeyDevice,
  at: Instant,
): Promise<void> {
  const { publicKey, privateKey: key } = await freshKeyPair(order.key);
  const own = issueCertificate(
    {
      subject: order.subject,
      publicKey,
      ...validity(at, order.years),
      keyUsage: ['digitalSignature', 'nonRepudiation'],
      authority: 'no',
      furtherExtensions: pointersTo(order.authority),
    },
    authority,
  );
  const { passphrase, iterations } = declaration;
  const friendlyName = order.subject.find(([type]) => type === 'CN')?.[1] ?? '';
  // The root stays out: whoever verifies has it, or should not get it from here.
  const chain = [own, ...authority.chain.slice(0, 1)];
  const file = writeKeyFile({ key, chain, passphrase, iterations, friendlyName });
  await writeGeneration(path, file, own);
}

/** Whatever the identifier is, one folder and no other place. */
const folderName = (id: string): string =>
  encodeURIComponent(id).replace(/^\.+|^$/, (dots) => `%2E${dots.slice(1)}`);
