// Whether a list may speak about a certificate (RFC 5280 §6.3.3); one that may not proves nothing either way.
import { verifyWith } from '../keys.ts';
import { sameName, type Certificate } from '../x509/index.ts';
import type { Crl } from './read.ts';

export type CrlProblem =
  | 'otherIssuer'
  | 'badSignature'
  | 'weakSignature'
  /** The issuer's certificate does not allow it to sign lists. */
  | 'keyUsage'
  | 'delta'
  | 'indirect'
  | 'partial'
  | 'unknownCriticalExtension';

/** Every reason against the list; `issuer` is the one that issued `certificate`. */
export function crlProblems(crl: Crl, certificate: Certificate, issuer: Certificate): CrlProblem[] {
  if (!sameName(crl.issuer, certificate.issuer) || !sameName(crl.issuer, issuer.subject))
    return ['otherIssuer'];
  const { scope } = crl;
  const found: readonly (readonly [CrlProblem, boolean])[] = [
    ['delta', scope.delta],
    ['indirect', scope.indirect],
    ['partial', isPartial(crl, certificate)],
    ['unknownCriticalExtension', crl.unknownCritical.length > 0],
    ['keyUsage', issuer.extensions.keyUsage?.has('cRLSign') === false],
    ['weakSignature', !crl.signatureAlgorithm.accepted],
    ['badSignature', crl.signatureAlgorithm.accepted && !isSignedBy(crl, issuer)],
  ];
  return found.flatMap(([problem, applies]) => (applies ? [problem] : []));
}

/** The list leaves out certificates like this one, or reasons that would matter. */
function isPartial({ scope }: Crl, { extensions }: Certificate): boolean {
  if (scope.someReasonsOnly) return true;
  const authority = extensions.basicConstraints?.ca ?? false;
  if (scope.only !== undefined && scope.only !== (authority ? 'authorities' : 'users')) return true;
  return scope.points !== undefined && !scope.points.some((point) => extensions.crlUrls?.includes(point));
}

/** Remembered by the issuer's digest: one list serves every certificate of its issuer, read however often. */
function isSignedBy(crl: Crl, issuer: Certificate): boolean {
  const ofCrl = verdicts.get(crl) ?? new Map<string, boolean>();
  verdicts.set(crl, ofCrl);
  const name = issuer.digest.toString('hex');
  const known = ofCrl.get(name);
  if (known !== undefined) return known;
  const key = issuer.publicKey();
  const { signatureAlgorithm: recognised, toBeSigned, signature } = crl;
  const verdict =
    key !== undefined && recognised.accepted && verifyWith(key, recognised, toBeSigned, signature);
  ofCrl.set(name, verdict);
  return verdict;
}

const verdicts = new WeakMap<Crl, Map<string, boolean>>();
