// Whether a certificate could be relied on at a moment: a path to an anchor, and nothing on it revoked.
import type { Instant } from '../../kernel/index.ts';
import { revocationStatus } from '../revocation/index.ts';
import {
  buildPath,
  type Certificate,
  nameText,
  type PathResult,
  pathWords,
  type Purpose,
} from '../x509/index.ts';
import type { Evidence } from './evidence.ts';
import { finding, type Finding } from './findings.ts';

/** Paths already built, by the certificate at their beginning; forgotten with it. */
export type PathsKnown = WeakMap<Certificate, readonly KnownPath[]>;

interface KnownPath extends Question {
  readonly path: PathResult;
  /** What follows from the path as long as there is no evidence about anybody on it. */
  readonly bare: Trust;
}

interface Question {
  readonly intermediates: readonly Certificate[];
  readonly at: Instant;
  readonly purpose: Purpose;
}

export interface TrustContext {
  readonly anchors: readonly Certificate[];
  /** The moment of the verdict. */
  readonly at: Instant;
  /** The present of whoever asks; what claims to be younger is refused. */
  readonly now: Instant;
  readonly paths: PathsKnown;
  readonly evidence: Evidence;
}

export interface Trust {
  readonly findings: readonly Finding[];
  /** Every certificate of the path is proved unrevoked by evidence at hand. */
  readonly revocationProved: boolean;
}

/** `at`: when the certificate was used, as far as proved; `carried`: the certificates its signature brings. */
export function trustIn(
  leaf: Certificate,
  {
    carried,
    at,
    purpose,
  }: { readonly carried: readonly Certificate[]; readonly at: Instant; readonly purpose: Purpose },
  context: TrustContext,
): Trust {
  const { path, bare } = knownPath(leaf, { intermediates: carried, at, purpose }, context);
  const { ocsps, crls } = context.evidence;
  return ocsps.length + crls.length === 0 ? bare : trustAlong(path, at, context);
}

function trustAlong(path: PathResult, at: Instant, context: TrustContext): Trust {
  if (!path.trusted) return { findings: [untrusted(path, at, context.at)], revocationProved: false };
  const statuses = path.path.slice(0, -1).map((certificate, i) => {
    const issuer = path.path[i + 1] ?? certificate;
    return revocationFinding(certificate, issuer, at, context);
  });
  const findings = statuses.flatMap((status) => (status === 'proved' ? [] : [status]));
  return { findings, revocationProved: findings.every((each) => each.code === 'certificate.revokedLater') };
}

const noEvidence: Evidence = { certificates: [], ocsps: [], crls: [] };

function knownPath(leaf: Certificate, question: Question, context: TrustContext): KnownPath {
  const { anchors, paths } = context;
  const known = paths.get(leaf) ?? [];
  const before = known.find(
    (each) =>
      each.at === question.at &&
      each.purpose === question.purpose &&
      sameMembers(each.intermediates, question.intermediates),
  );
  if (before !== undefined) return before;
  const path = buildPath({ leaf, anchors, ...question });
  const bare = trustAlong(path, question.at, { ...context, evidence: noEvidence });
  const found = { ...question, path, bare };
  paths.set(leaf, [...known.slice(-7), found]);
  return found;
}

const sameMembers = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);

function untrusted(path: PathResult & { readonly trusted: false }, at: Instant, now: Instant): Finding {
  const lapsed = path.reasons.every(({ problem }) => problem === 'expired' || problem === 'notYetValid');
  if (lapsed && at === now) return finding('certificate.notValidNow');
  const words = path.reasons.map(
    ({ problem, certificate: about }) => `${pathWords[problem]} (${nameText(about.subject)})`,
  );
  const causes = [...new Set(path.reasons.map(({ problem }) => problem))];
  return finding('certificate.untrusted', words.join('; '), causes);
}

function revocationFinding(
  certificate: Certificate,
  issuer: Certificate,
  at: Instant,
  { now, evidence }: TrustContext,
): Finding | 'proved' {
  const status = revocationStatus({
    certificate,
    issuer,
    at,
    now,
    ocsps: evidence.ocsps,
    crls: evidence.crls,
  });
  if (status.status === 'unknown') return notKnown(certificate);
  const name = nameText(certificate.subject);
  if (status.status === 'revoked') return finding('certificate.revoked', `${name}, ${status.reason}`);
  return status.later ? finding('certificate.revokedLater', name) : 'proved';
}

const unknown = new WeakMap<Certificate, Finding>();

/** Said of every signature of a person whose authority offers no status; worded once. */
function notKnown(certificate: Certificate): Finding {
  const before = unknown.get(certificate);
  if (before !== undefined) return before;
  const { ocspUrls = [], crlUrls = [] } = certificate.extensions;
  const offered = ocspUrls.length + crlUrls.length > 0;
  const code = offered ? 'revocation.unknown' : 'revocation.notOffered';
  const found = finding(code, nameText(certificate.subject));
  unknown.set(certificate, found);
  return found;
}
