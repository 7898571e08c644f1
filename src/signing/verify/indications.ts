// What the verifier finds in the terms of ETSI EN 319 102-1 §5.1.3: one table, from finding to sub-indication.
import type { PathProblem } from '../x509/index.ts';
import type { Finding, FindingCode } from './findings.ts';

/** Main indications of ETSI EN 319 102-1 §5.1.3. */
export type Indication = 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED';

/** In the order in which the standard's building blocks come (§5.2): the earlier one is told first. */
export const subIndications = [
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'SIGNED_DATA_NOT_FOUND',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'REVOKED',
  'NOT_YET_VALID',
  'EXPIRED',
  'TIMESTAMP_ORDER_FAILURE',
  'SIG_CONSTRAINTS_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'OUT_OF_BOUNDS_NO_POE',
  'NO_POE',
  'TRY_LATER',
] as const;

/** Sub-indications of ETSI EN 319 102-1 §5.1.3 that the verifier uses. */
export type SubIndication = (typeof subIndications)[number];

/** Findings in the terms of ETSI EN 319 102-1 §5.1.3. */
export interface Indicated {
  readonly indication: Indication;
  readonly subIndication: SubIndication | null;
}

/**
 * The indication follows the weight: a failure is TOTAL-FAILED and a doubt INDETERMINATE, also where the standard
 * would leave a failure to the policy of the verifier. Notes have no sub-indication.
 */
export const indicationTable: Readonly<Record<FindingCode, SubIndication | null>> = {
  'structure.unreadable': 'FORMAT_FAILURE',
  'structure.encrypted': 'SIGNED_DATA_NOT_FOUND',
  'structure.trailingBytes': 'FORMAT_FAILURE',
  'structure.untiledRevision': 'FORMAT_FAILURE',
  'document.unsigned': 'SIGNED_DATA_NOT_FOUND',
  'document.unsignedChanges': 'FORMAT_FAILURE',
  'document.signatureRemoved': 'FORMAT_FAILURE',
  'document.permissionsBroken': 'SIG_CONSTRAINTS_FAILURE',
  'document.certificationNotFirst': 'SIG_CONSTRAINTS_FAILURE',
  'signature.malformed': 'FORMAT_FAILURE',
  'signature.byteRange': 'FORMAT_FAILURE',
  'signature.unsupported': 'FORMAT_FAILURE',
  'signature.cms': 'FORMAT_FAILURE',
  'signature.keyRefused': 'CRYPTO_CONSTRAINTS_FAILURE',
  'signature.digest': 'HASH_FAILURE',
  'signature.value': 'SIG_CRYPTO_FAILURE',
  'certificate.untrusted': 'NO_CERTIFICATE_CHAIN_FOUND',
  'certificate.notValidNow': 'OUT_OF_BOUNDS_NO_POE',
  'certificate.notValidWhenSigned': 'OUT_OF_BOUNDS_NO_POE',
  'certificate.revoked': 'REVOKED',
  'certificate.revokedLater': null,
  'revocation.unknown': 'TRY_LATER',
  'revocation.notOffered': null,
  'time.claimedOnly': null,
  'time.badTimestamp': 'SIG_CONSTRAINTS_FAILURE',
  'time.authorityUnchecked': null,
  'time.claimedAfterProof': 'TIMESTAMP_ORDER_FAILURE',
  'time.wrongOrder': 'TIMESTAMP_ORDER_FAILURE',
  'time.notYetSigned': 'NO_POE',
  'time.missing': null,
};

/** What stands in the way of a certificate path says more than that there is none (§5.2.6). */
export const pathIndications: Readonly<Record<PathProblem, SubIndication>> = {
  expired: 'OUT_OF_BOUNDS_NO_POE',
  notYetValid: 'OUT_OF_BOUNDS_NO_POE',
  keyUsage: 'CHAIN_CONSTRAINTS_FAILURE',
  purpose: 'CHAIN_CONSTRAINTS_FAILURE',
  unknownCriticalExtension: 'CHAIN_CONSTRAINTS_FAILURE',
  weakKey: 'CRYPTO_CONSTRAINTS_FAILURE',
  notAuthority: 'CHAIN_CONSTRAINTS_FAILURE',
  pathLength: 'CHAIN_CONSTRAINTS_FAILURE',
  noIssuer: 'NO_CERTIFICATE_CHAIN_FOUND',
  weakSignature: 'CRYPTO_CONSTRAINTS_FAILURE',
  badSignature: 'NO_CERTIFICATE_CHAIN_FOUND',
  pathTooLong: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  searchTooLarge: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
};

/** One indication for many findings: the gravest weight, then the earliest building block. */
export function indicationOf(findings: readonly Finding[]): Indicated {
  const gravest = (['failure', 'doubt'] as const).find((weight) =>
    findings.some((each) => each.weight === weight),
  );
  if (gravest === undefined) return { indication: 'TOTAL-PASSED', subIndication: null };
  return {
    indication: gravest === 'failure' ? 'TOTAL-FAILED' : 'INDETERMINATE',
    subIndication: earliest(
      findings.filter(({ weight }) => weight === gravest).flatMap((each) => subIndicationOf(each) ?? []),
    ),
  };
}

export function subIndicationOf({ code, causes = [] }: Finding): SubIndication | null {
  const path = causes.map((problem) => pathIndications[problem]);
  // Without a chain nothing else about it is certain.
  if (path.includes('NO_CERTIFICATE_CHAIN_FOUND')) return 'NO_CERTIFICATE_CHAIN_FOUND';
  return earliest(path) ?? indicationTable[code];
}

const earliest = (subs: readonly SubIndication[]): SubIndication | null =>
  subIndications.find((each) => subs.includes(each)) ?? null;
