// People whose signatures must be refused, each for one reason (pki.json "bad").
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant, systemClock, type Instant } from '../src/kernel/index.ts';
import { openPkcs12 } from '../src/signing/devices/index.ts';
import { signWith } from '../src/signing/x509/index.ts';
import { ensureAuthorities, validity } from './authorities.ts';
import {
  issueCertificate,
  selfIssue,
  type CertificateOrder,
  type Issuer,
  type NameParts,
} from './certificate.ts';
import { declaration, type BadDeclaration, type BadKind } from './declaration.ts';
import { writeKeyFile } from './key-file.ts';
import { freshKeyPair } from './key-pairs.ts';
import { pointersTo } from './pointers.ts';
import { revoke } from './revocations.ts';
import { exists, writeOnce } from './write-once.ts';

const DAY_MS = 86_400_000;

/** Makes what is missing; paths of key files by kind. Opens with the passphrase of the PKI. */
export async function ensureBadIdentities(
  folder: string,
  at: Instant = systemClock.now(),
): Promise<ReadonlyMap<BadKind, string>> {
  const { person } = await ensureAuthorities(folder, at);
  const kinds = Object.keys(declaration.bad) as BadKind[];
  const made = await Promise.all(
    kinds.map(async (kind) => {
      const path = join(folder, 'bad', `${kind}.p12`);
      const declared = declaration.bad[kind];
      if (!(await exists(path))) {
        const issuer = declared.issuer === 'stranger' ? await stranger(at) : person;
        await make(path, declared, issuer, at);
      }
      await revokeAsDeclared(folder, path, declared, at);
      return [kind, path] as const;
    }),
  );
  return new Map(made);
}

async function make(path: string, declared: BadDeclaration, issuer: Issuer, at: Instant): Promise<void> {
  const { commonName, key: kind = 'p256', keyUsage = ['digitalSignature', 'nonRepudiation'] } = declared;
  const { publicKey, privateKey: key } = await freshKeyPair(kind);
  const own = issueCertificate(
    {
      subject: named(commonName),
      publicKey,
      ...period(declared, at),
      keyUsage,
      authority: 'no',
      furtherExtensions: pointersTo('person'),
    },
    issuer,
  );
  const { passphrase, iterations } = declaration;
  const chain = [own, ...issuer.chain.slice(0, 1)];
  await writeOnce(
    path,
    writeKeyFile({ key, chain, passphrase, iterations, friendlyName: commonName }),
    'private',
  );
}

/** Counted from the certificate's own beginning, so that a second call comes to the same moment. */
async function revokeAsDeclared(
  folder: string,
  path: string,
  declared: BadDeclaration,
  now: Instant,
): Promise<void> {
  const { revokedAfterDays, reason = 'unspecified' } = declared;
  if (revokedAfterDays === undefined) return;
  const { certificate } = openPkcs12(await readFile(path), declaration.passphrase, { at: now });
  const at = instant(certificate.notBefore + DAY_MS + revokedAfterDays * DAY_MS);
  await revoke(folder, certificate.der, { at, reason });
}

function period({ fromDays, toDays }: BadDeclaration, at: Instant) {
  const usual = validity(at, declaration.people.years);
  return {
    notBefore: fromDays === undefined ? usual.notBefore : instant(at + fromDays * DAY_MS),
    notAfter: toDays === undefined ? usual.notAfter : instant(at + toDays * DAY_MS),
  };
}

/** An authority that nobody trusts, forgotten as soon as it has certified. */
async function stranger(at: Instant): Promise<Issuer> {
  const { publicKey, privateKey } = await freshKeyPair('p256');
  const algorithm = 'ecdsa-sha256';
  const signSync: Issuer['signSync'] = ({ bytes }) => signWith(privateKey, algorithm, bytes);
  const order: CertificateOrder = {
    subject: named('CA không ai biết (MẪU)'),
    publicKey,
    ...validity(at, 10),
    keyUsage: ['keyCertSign', 'cRLSign'],
    authority: {},
  };
  return { chain: [selfIssue(order, { algorithm, signSync })], algorithm, signSync };
}

const named = (commonName: string): NameParts => [
  ['C', 'VN'],
  ['O', declaration.authorityOrganisation],
  ['CN', commonName],
];
