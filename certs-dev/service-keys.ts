// Keys of the services: one timestamp authority, and for each certificate authority an OCSP responder it certified.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../src/kernel/index.ts';
import { nullValue, oid, sequence } from '../src/signing/der/index.ts';
import { openPkcs12, type KeyDevice } from '../src/signing/devices/index.ts';
import { extensionTypes } from '../src/signing/x509/index.ts';
import { ensureAuthorities, validity, type Authorities, type AuthorityName } from './authorities.ts';
import { extension, issueCertificate, type CertificateOrder } from './certificate.ts';
import { declaration, type KeyKind } from './declaration.ts';
import { generationsOf, writeGeneration } from './generations.ts';
import { writeKeyFile } from './key-file.ts';
import { freshKeyPair } from './key-pairs.ts';
import { pointersTo } from './pointers.ts';

export interface ServiceKeys {
  readonly authorities: Authorities;
  readonly timestamping: KeyDevice;
  readonly responders: Readonly<Record<AuthorityName, KeyDevice>>;
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** Opens what the folder has and makes what it lacks. @throws Fault `device.*` when a key file cannot be opened */
export async function ensureServiceKeys(folder: string, at: Instant): Promise<ServiceKeys> {
  const authorities = await ensureAuthorities(folder, at);
  const { timestamping, ocsp } = declaration.services;
  const responder = (name: AuthorityName) =>
    ensureKey(folder, `ocsp-${name}`, at, {
      ...ocsp,
      authority: authorities[name],
      extendedKeyUsage: [OCSP_SIGNING],
      // RFC 6960 §4.2.2.2.1: nobody has to ask about the one who answers.
      furtherExtensions: [extension(extensionTypes.ocspNoCheck, nullValue())],
    });
  const [tsa, root, person, organisation] = await Promise.all([
    ensureKey(folder, 'timestamping', at, {
      ...timestamping,
      authority: authorities.organisation,
      furtherExtensions: [
        // RFC 3161 §2.3: critical.
        extension(extensionTypes.extendedKeyUsage, sequence(oid(TIME_STAMPING)), true),
        ...pointersTo('organisation'),
      ],
    }),
    responder('root'),
    responder('person'),
    responder('organisation'),
  ]);
  return { authorities, timestamping: tsa, responders: { root, person, organisation } };
}

interface ServiceOrder extends Pick<CertificateOrder, 'extendedKeyUsage' | 'furtherExtensions'> {
  readonly commonName: string;
  readonly key: KeyKind;
  readonly authority: KeyDevice;
}

async function ensureKey(folder: string, name: string, at: Instant, order: ServiceOrder): Promise<KeyDevice> {
  const first = join(folder, 'services', `${name}.p12`);
  const { newest, due } = await generationsOf(first, at);
  const file = due === null ? await readFile(newest ?? first) : await make(due, at, order);
  return openPkcs12(file, declaration.passphrase, { at });
}

async function make(path: string, at: Instant, order: ServiceOrder): Promise<Buffer> {
  const { commonName, authority, extendedKeyUsage, furtherExtensions } = order;
  const { publicKey, privateKey: key } = await freshKeyPair(order.key);
  const own = issueCertificate(
    {
      subject: [
        ['C', 'VN'],
        ['O', declaration.authorityOrganisation],
        ['CN', commonName],
      ],
      publicKey,
      ...validity(at, declaration.services.years),
      keyUsage: ['digitalSignature'],
      authority: 'no',
      ...(extendedKeyUsage ? { extendedKeyUsage } : {}),
      ...(furtherExtensions ? { furtherExtensions } : {}),
    },
    authority,
  );
  const { passphrase, iterations } = declaration;
  const chain = [own, ...authority.chain.slice(0, 1)];
  const file = writeKeyFile({ key, chain, passphrase, iterations, friendlyName: commonName });
  return await writeGeneration(path, file, own);
}
