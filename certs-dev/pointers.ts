// Where certificates say that their revocation can be asked about (RFC 5280 §4.2.1.13, §4.2.2.1).
import { contextTag, encode, explicit, oid, sequence } from '../src/signing/der/index.ts';
import { extensionTypes } from '../src/signing/x509/index.ts';
import type { AuthorityName } from './authorities.ts';
import { extension } from './certificate.ts';
import { declaration } from './declaration.ts';

export const ocspPath = (authority: AuthorityName): string => `/ocsp/${authority}`;
export const crlPath = (authority: AuthorityName): string => `/crl/${authority}.crl`;
export const issuerPath = (authority: AuthorityName): string => `/ca/${authority}.crt`;

/** Extensions of certificates that this authority issues. */
export const pointersTo = (authority: AuthorityName): readonly Uint8Array[] => [
  extension(
    extensionTypes.authorityInformationAccess,
    sequence(
      sequence(oid('1.3.6.1.5.5.7.48.1'), address(ocspPath(authority))),
      sequence(oid('1.3.6.1.5.5.7.48.2'), address(issuerPath(authority))),
    ),
  ),
  extension(
    extensionTypes.crlDistributionPoints,
    sequence(sequence(explicit(0, encode(contextTag(0, 'constructed'), address(crlPath(authority)))))),
  ),
];

/** GeneralName uniformResourceIdentifier [6]. */
const address = (path: string): Buffer =>
  encode(contextTag(6, 'primitive'), Buffer.from(declaration.base + path, 'latin1'));
