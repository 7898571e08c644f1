// Who signed a response, and whether they may speak for the issuer (RFC 6960 §4.2.2.2).
import { hash } from 'node:crypto';
import { verifyWith } from '../keys.ts';
import { isIssuedBy, leafProblems, sameName, type Certificate } from '../x509/index.ts';
import { keyOctets } from './cert-id.ts';
import type { OcspResponse } from './response.ts';

export type OcspProblem =
  | 'weakSignature'
  | 'badSignature'
  /** No certificate fits the responder identifier. */
  | 'responderUnknown'
  /** Neither the issuer itself nor somebody the issuer certified for it (id-kp-OCSPSigning). */
  | 'responderNotAuthorised'
  /** The responder's certificate was not valid when the response was made. */
  | 'responderExpired'
  /** Its own revocation would have to be checked: no id-pkix-ocsp-nocheck, and no list says it is good. */
  | 'responderUnchecked'
  | 'unknownCriticalExtension';

/** Says of a delegated responder without id-pkix-ocsp-nocheck that it was not revoked. */
export type ResponderCheck = (responder: Certificate) => boolean;

/** Why the response does not speak for `issuer`; undefined when it does. */
export function responderProblem(
  response: OcspResponse,
  issuer: Certificate,
  isGood: ResponderCheck = () => false,
): OcspProblem | undefined {
  if (!response.signatureAlgorithm.accepted) return 'weakSignature';
  if (response.unknownCritical.length > 0) return 'unknownCriticalExtension';
  const fitting = [issuer, ...response.certificates].filter((each) => isResponder(response, each));
  const [first] = fitting;
  if (!first) return 'responderUnknown';
  const signer = fitting.find((each) => madeSignature(response, each));
  if (!signer) return 'badSignature';
  return signer.digest.equals(issuer.digest)
    ? undefined
    : delegationProblem(signer, response, issuer, isGood);
}

function delegationProblem(
  signer: Certificate,
  { producedAt }: OcspResponse,
  issuer: Certificate,
  isGood: ResponderCheck,
): OcspProblem | undefined {
  const problems = leafProblems(signer, producedAt, 'ocspSigning');
  if (!sameName(signer.issuer, issuer.subject) || !isIssuedBy(signer, issuer))
    return 'responderNotAuthorised';
  if (problems.some((each) => each !== 'expired' && each !== 'notYetValid')) return 'responderNotAuthorised';
  if (problems.length > 0) return 'responderExpired';
  return signer.extensions.ocspNoCheck === true || isGood(signer) ? undefined : 'responderUnchecked';
}

function isResponder({ responder }: OcspResponse, certificate: Certificate): boolean {
  return responder.kind === 'byName'
    ? Buffer.compare(responder.name, certificate.subject.der) === 0
    : Buffer.compare(responder.keyHash, hash('sha1', keyOctets(certificate), 'buffer')) === 0;
}

function madeSignature(response: OcspResponse, certificate: Certificate): boolean {
  const key = certificate.publicKey();
  const { signatureAlgorithm: recognised, toBeSigned, signature } = response;
  return key !== undefined && recognised.accepted && verifyWith(key, recognised, toBeSigned, signature);
}
