// Whether a certificate was revoked at a moment, by all the material there is.
import type { Instant } from '../../kernel/index.ts';
import { crlProblems, type Crl, type CrlProblem, type RevocationReason } from '../crl/index.ts';
import { isNamedBy, responderProblem, type OcspProblem, type OcspResponse } from '../ocsp/index.ts';
import type { Certificate } from '../x509/index.ts';
import { untimely, type Moments, type Period, type Untimely } from './freshness.ts';

export interface RevocationQuestion extends Moments {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** More than is needed does no harm; what speaks of other certificates is passed over. */
  readonly ocsps: readonly OcspResponse[];
  readonly crls: readonly Crl[];
}

export interface RevocationEvidence {
  readonly source: 'ocsp' | 'crl';
  /** DER of the response or list that decided. */
  readonly der: Uint8Array;
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
}

export interface Revocation {
  readonly at: Instant;
  readonly reason: RevocationReason;
}

export interface RevocationDoubt {
  readonly source: 'ocsp' | 'crl';
  readonly problem: OcspProblem | CrlProblem | Untimely | 'responderDoesNotKnow';
}

export type RevocationStatus =
  /** `later`: revoked after the moment in question. */
  | { readonly status: 'good'; readonly evidence: RevocationEvidence; readonly later?: Revocation }
  | ({ readonly status: 'revoked'; readonly evidence: RevocationEvidence } & Revocation)
  /** No doubts: there was nothing that speaks of this certificate. */
  | { readonly status: 'unknown'; readonly doubts: readonly RevocationDoubt[] };

/** Revoked for good by anything usable wins; otherwise the youngest usable material decides. */
export function revocationStatus(question: RevocationQuestion): RevocationStatus {
  const statements = [...ocspStatements(question), ...crlStatements(question)];
  const usable = statements.flatMap((each) => ('problem' in each ? [] : [each]));
  usable.sort((a, b) => b.evidence.thisUpdate - a.evidence.thisUpdate);
  const final = usable.find(({ revocation }) => isFinal(revocation));
  const deciding = final ?? usable[0];
  if (!deciding)
    return { status: 'unknown', doubts: statements.flatMap((each) => ('problem' in each ? [each] : [])) };
  const { evidence, revocation } = deciding;
  if (!revocation) return { status: 'good', evidence };
  return revocation.at <= question.at
    ? { status: 'revoked', evidence, ...revocation }
    : { status: 'good', evidence, later: revocation };
}

const isFinal = (revocation: Revocation | undefined): revocation is Revocation =>
  revocation !== undefined && revocation.reason !== 'certificateHold';

/** A revocation for good stays told: what is too old to say that all is well can still say that it was not. */
function lateness(
  period: Period,
  revocation: Revocation | undefined,
  question: RevocationQuestion,
): Untimely | undefined {
  const late = untimely(period, question.certificate, question);
  const told = isFinal(revocation) && revocation.at <= question.at;
  return told && late !== 'fromTheFuture' ? undefined : late;
}

interface Statement {
  readonly evidence: RevocationEvidence;
  readonly revocation: Revocation | undefined;
}

function ocspStatements(question: RevocationQuestion): (Statement | RevocationDoubt)[] {
  const { certificate, issuer, ocsps } = question;
  return ocsps.flatMap((response) =>
    response.responses
      .filter(({ id }) => isNamedBy(id, certificate, issuer))
      .map(({ answer, thisUpdate, nextUpdate }): Statement | RevocationDoubt => {
        const period = { thisUpdate, ...(nextUpdate === undefined ? {} : { nextUpdate }) };
        const isGood = (responder: Certificate) => isListedGood(responder, question, response.producedAt);
        const revocation = answer.status === 'revoked' ? { at: answer.at, reason: answer.reason } : undefined;
        const problem = responderProblem(response, issuer, isGood) ?? lateness(period, revocation, question);
        if (problem) return { source: 'ocsp', problem };
        if (answer.status === 'unknown') return { source: 'ocsp', problem: 'responderDoesNotKnow' };
        return { evidence: { source: 'ocsp', der: response.der, ...period }, revocation };
      }),
  );
}

/** Lists only: asking OCSP about the OCSP responder would go round in a circle. */
const isListedGood = (responder: Certificate, { issuer, crls }: RevocationQuestion, at: Instant): boolean =>
  revocationStatus({ certificate: responder, issuer, at, ocsps: [], crls }).status === 'good';

function crlStatements(question: RevocationQuestion): (Statement | RevocationDoubt)[] {
  const { certificate, issuer, crls } = question;
  return crls.flatMap((crl): (Statement | RevocationDoubt)[] => {
    const [problem] = crlProblems(crl, certificate, issuer);
    if (problem === 'otherIssuer') return [];
    const revocation = listed(crl, certificate);
    const late = problem ?? lateness(crl, revocation, question);
    if (late) return [{ source: 'crl', problem: late }];
    const { thisUpdate, nextUpdate } = crl;
    const evidence = {
      source: 'crl',
      der: crl.der,
      thisUpdate,
      ...(nextUpdate === undefined ? {} : { nextUpdate }),
    } as const;
    return [{ evidence, revocation }];
  });
}

function listed(crl: Crl, { serial }: Certificate): Revocation | undefined {
  const entry = crl.revoked.get(serial);
  if (!entry || entry.reason === 'removeFromCRL') return undefined;
  const { at, invalidSince = at, reason } = entry;
  return { at: invalidSince < at ? invalidSince : at, reason };
}
