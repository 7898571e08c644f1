// The development authorities: one root, one authority each for people and organisations, kept to certify more later.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant, type Instant } from '../src/kernel/index.ts';
import { defaultAlgorithm, localDevice, openPkcs12, type KeyDevice } from '../src/signing/devices/index.ts';
import { signWith, toPem } from '../src/signing/x509/index.ts';
import { issueCertificate, selfIssue, type CertificateOrder, type NameParts } from './certificate.ts';
import { declaration, type AuthorityDeclaration } from './declaration.ts';
import { writeKeyFile } from './key-file.ts';
import { freshKeyPair } from './key-pairs.ts';
import { pointersTo } from './pointers.ts';
import { exists, writeOnce } from './write-once.ts';

export type AuthorityName = 'root' | 'person' | 'organisation';

export interface Authorities {
  readonly root: KeyDevice;
  readonly person: KeyDevice;
  readonly organisation: KeyDevice;
}

/** Opens the authorities of the folder; makes those that are missing. */
export async function ensureAuthorities(folder: string, at: Instant): Promise<Authorities> {
  const root = await ensureAuthority(folder, 'root', declaration.root, at);
  const [person, organisation] = await Promise.all([
    ensureAuthority(folder, 'person', declaration.intermediates.person, at, root),
    ensureAuthority(folder, 'organisation', declaration.intermediates.organisation, at, root),
  ]);
  await publish(join(folder, 'anchors', 'root.crt'), root);
  await publish(join(folder, 'ca', 'person.crt'), person);
  await publish(join(folder, 'ca', 'organisation.crt'), organisation);
  return { root, person, organisation };
}

/** `years` after, and a day before so that clocks may differ. */
export const validity = (at: Instant, years: number) => {
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return { notBefore: instant(at - 86_400_000), notAfter: instant(end.getTime()) };
};

/** Key and certificate are one file, so that a crash cannot separate them. */
async function ensureAuthority(
  folder: string,
  name: string,
  declared: AuthorityDeclaration,
  at: Instant,
  issuer?: KeyDevice,
): Promise<KeyDevice> {
  const path = join(folder, 'ca', `${name}.p12`);
  const file = (await exists(path)) ? await readFile(path) : await make(path, declared, at, issuer);
  return openPkcs12(file, declaration.passphrase, { at });
}

async function make(
  path: string,
  declared: AuthorityDeclaration,
  at: Instant,
  issuer?: KeyDevice,
): Promise<Buffer> {
  const { publicKey, privateKey: key } = await freshKeyPair(declared.key);
  const subject: NameParts = [
    ['C', 'VN'],
    ['O', declaration.authorityOrganisation],
    ['CN', declared.commonName],
  ];
  const order: CertificateOrder = {
    subject,
    publicKey,
    ...validity(at, declared.years),
    keyUsage: ['keyCertSign', 'cRLSign'],
    authority: issuer ? { pathLength: 0 } : {},
    ...(issuer ? { furtherExtensions: pointersTo('root') } : {}),
  };
  const algorithm = defaultAlgorithm(key);
  const own = issuer
    ? issueCertificate(order, issuer)
    : selfIssue(order, { algorithm, signSync: ({ bytes }) => signWith(key, algorithm, bytes) });
  const { chain } = localDevice({ key, chain: [own, ...(issuer?.chain ?? [])] });
  const { passphrase, iterations } = declaration;
  const file = writeKeyFile({ key, chain, passphrase, iterations, friendlyName: declared.commonName });
  return await writeOnce(path, file, 'private');
}

async function publish(path: string, { chain: [own = new Uint8Array()] }: KeyDevice): Promise<void> {
  if (!(await exists(path))) await writeOnce(path, Buffer.from(toPem(own)), 'public');
}
