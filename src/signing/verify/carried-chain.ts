// Which of the things a document carries belong together: issuers of a certificate, and who answers for it.
import { hash } from 'node:crypto';
import type { CertId } from '../ocsp/index.ts';
import type { ReadMaterial } from '../revocation/index.ts';
import { isIssuedBy, sameName, type Certificate } from '../x509/index.ts';

/** The certificate, then whoever signed each, as far as `pool` knows them. Says nothing about trust. */
export function chainOf(leaf: Certificate, pool: readonly Certificate[]): readonly Certificate[] {
  const chain = [leaf];
  for (let last: Certificate | undefined = leaf; last !== undefined;) {
    const current: Certificate = last;
    last = pool.find(
      (each) => sameName(each.subject, current.issuer) && !chain.includes(each) && isIssuedBy(current, each),
    );
    if (last !== undefined) chain.push(last);
  }
  return chain;
}

/** By name and number; whether an answer may be believed is the verifier's question. */
export function answering(certificates: readonly Certificate[], { ocsps, crls }: ReadMaterial): ReadMaterial {
  return {
    ocsps: ocsps.filter(({ responses }) =>
      responses.some(({ id }) => certificates.some((each) => isAbout(id, each))),
    ),
    crls: crls.filter(({ issuer }) => certificates.some((each) => sameName(issuer, each.issuer))),
  };
}

/** The issuer's own certificate is often not carried: its name is enough to find what belongs together. */
const isAbout = ({ digest, serial, issuerNameHash }: CertId, certificate: Certificate): boolean =>
  digest !== undefined &&
  serial === certificate.serial &&
  Buffer.compare(issuerNameHash, hash(digest, certificate.issuer.der, 'buffer')) === 0;
