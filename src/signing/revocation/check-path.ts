// Revocation of every certificate of a path but its anchor, collected from a source and judged.
import type { Instant } from '../../kernel/index.ts';
import type { RevocationSource } from '../ports.ts';
import type { Certificate } from '../x509/index.ts';
import { readMaterial } from './material.ts';
import { revocationStatus, type RevocationStatus } from './status.ts';

/** What proves the status of a path, as DER; kept with the document (TT 15/2025) and written to its /DSS. */
export interface ValidationMaterial {
  readonly certificates: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

export interface CheckedCertificate {
  readonly certificate: Certificate;
  readonly revocation: RevocationStatus;
  /** What was asked in vain. */
  readonly failures: readonly string[];
}

export interface CheckedPath {
  /** Leaf first, without the anchor. */
  readonly statuses: readonly CheckedCertificate[];
  /** The path's certificates, anchor included, and the material that decided. */
  readonly material: ValidationMaterial;
}

export interface PathCheck {
  /** Leaf first, anchor last. */
  readonly path: readonly Certificate[];
  readonly source: RevocationSource;
  readonly at: Instant;
  readonly now?: Instant;
  /** See `RevocationSource.collect`. */
  readonly since?: Instant;
  readonly signal?: AbortSignal;
}

/** Never rejects for what authorities answer or fail to answer: that is `unknown` with the failures. */
export async function checkPath({
  path,
  source,
  signal,
  since,
  ...moments
}: PathCheck): Promise<CheckedPath> {
  const pairs = path
    .slice(0, -1)
    .map((certificate, i) => ({ certificate, issuer: path[i + 1] ?? certificate }));
  const statuses = await Promise.all(
    pairs.map(async ({ certificate, issuer }) => {
      const found = await source.collect({
        certificate: certificate.der,
        issuer: issuer.der,
        ...(since === undefined ? {} : { since }),
        ...(signal ? { signal } : {}),
      });
      const revocation = revocationStatus({ certificate, issuer, ...moments, ...readMaterial(found) });
      return { certificate, revocation, failures: found.failures, ...deciding(revocation, found.crls) };
    }),
  );
  return {
    statuses: statuses.map(({ certificate, revocation, failures }) => ({
      certificate,
      revocation,
      failures,
    })),
    material: {
      certificates: path.map(({ der }) => der),
      ocsps: distinct(statuses.flatMap(({ ocsps }) => ocsps)),
      crls: distinct(statuses.flatMap(({ crls }) => crls)),
    },
  };
}

/** Lists collected beside an OCSP answer that decided say that its responder was not revoked. */
function deciding(
  revocation: RevocationStatus,
  crls: readonly Uint8Array[],
): { readonly ocsps: readonly Uint8Array[]; readonly crls: readonly Uint8Array[] } {
  if (revocation.status === 'unknown') return { ocsps: [], crls: [] };
  const { source, der } = revocation.evidence;
  return source === 'ocsp' ? { ocsps: [der], crls } : { ocsps: [], crls: [der] };
}

/** Each byte string once, in the order of first appearance. */
export const distinct = (items: readonly Uint8Array[]): readonly Uint8Array[] => [
  ...new Map(items.map((der) => [Buffer.from(der).toString('base64'), der])).values(),
];
