// Looks for a path from a certificate to a configured anchor (RFC 5280 §6.1), within bounds.
import type { Instant } from '../../kernel/index.ts';
import type { Certificate } from './certificate.ts';
import { candidateIssuers, isIssuedBy } from './issuers.ts';
import { sameName } from './names.ts';
import { issuerProblems, leafProblems, type Purpose, type Unsuitable } from './suitability.ts';

export type PathProblem =
  Unsuitable | 'noIssuer' | 'weakSignature' | 'badSignature' | 'pathTooLong' | 'searchTooLarge';

export interface PathReason {
  readonly problem: PathProblem;
  /** The certificate it is about; for `noIssuer` the one whose issuer is missing. */
  readonly certificate: Certificate;
}

export type PathResult =
  | { readonly trusted: true; readonly path: readonly Certificate[] }
  /** `path`: the attempt that came closest, leaf first. */
  | {
      readonly trusted: false;
      readonly reasons: readonly PathReason[];
      readonly path: readonly Certificate[];
    };

export interface PathQuestion {
  readonly leaf: Certificate;
  /** Where issuers are looked for; more than is needed does no harm. */
  readonly intermediates: readonly Certificate[];
  /** Trusted because they are configured; their own signatures are not looked at. */
  readonly anchors: readonly Certificate[];
  /** The moment at which all of the path has to be valid. */
  readonly at: Instant;
  readonly purpose: Purpose;
}

/** Certificates in a path, anchor included. */
const MAXIMUM_DEPTH = 8;
/** Issuers tried in one search, whatever the pool. */
const MAXIMUM_TRIALS = 64;

/** Leaf first, anchor last when trusted. A path that fails is a value with every reason of the closest attempt. */
export function buildPath(question: PathQuestion): PathResult {
  const { leaf, at, purpose } = question;
  const reasons = leafProblems(leaf, at, purpose).map((problem) => ({ problem, certificate: leaf }));
  const search: Search = { ...question, trials: 0, closest: undefined };
  const start: Attempt = { path: [leaf], reasons, anchored: isAnchor(search, leaf) };
  const found = start.anchored ? start : extend(search, start);
  if (found?.reasons.length === 0) return { trusted: true, path: found.path };
  const { path, reasons: against } = found ?? search.closest ?? start;
  const searchTooLarge: PathReason = { problem: 'searchTooLarge', certificate: leaf };
  return {
    trusted: false,
    path,
    reasons: search.trials > MAXIMUM_TRIALS ? [...against, searchTooLarge] : against,
  };
}

interface Search extends PathQuestion {
  trials: number;
  closest: Attempt | undefined;
}

interface Attempt {
  readonly path: readonly Certificate[];
  readonly reasons: readonly PathReason[];
  readonly anchored: boolean;
}

/** The first attempt that reaches an anchor with nothing new against it; lesser ones are kept in `closest`. */
function extend(search: Search, attempt: Attempt): Attempt | undefined {
  const { path } = attempt;
  const last = path.at(-1) ?? search.leaf;
  const stop = (problem: PathProblem) =>
    remember(search, { ...attempt, reasons: [...attempt.reasons, { problem, certificate: last }] });
  if (!last.signatureAlgorithm.accepted) return stop('weakSignature');
  if (path.length >= MAXIMUM_DEPTH) return stop('pathTooLong');
  const candidates = candidateIssuers(last, search.anchors, search.intermediates).filter(
    (each) => !path.some(({ digest }) => digest.equals(each.digest)),
  );
  if (candidates.length === 0) return stop('noIssuer');
  for (const issuer of candidates) {
    if ((search.trials += 1) > MAXIMUM_TRIALS) break;
    if (!isIssuedBy(last, issuer)) {
      stop('badSignature');
      continue;
    }
    const next = step(search, attempt, issuer);
    const complete = next.anchored ? remember(search, next) : extend(search, next);
    if (complete) return complete;
  }
  return undefined;
}

function step(search: Search, { path, reasons }: Attempt, issuer: Certificate): Attempt {
  const below = path.slice(1).filter(({ subject, issuer: by }) => !sameName(subject, by)).length;
  const anchored = isAnchor(search, issuer);
  const against = issuerProblems(issuer, search.at, below, anchored);
  return {
    path: [...path, issuer],
    reasons: [...reasons, ...against.map((problem) => ({ problem, certificate: issuer }))],
    anchored,
  };
}

/** Returns the attempt when no other issuer could do better: anchored, and the leaf's own problems at most. */
function remember(search: Search, attempt: Attempt): Attempt | undefined {
  if (!search.closest || isCloser(attempt, search.closest)) search.closest = attempt;
  const ofIssuers = attempt.reasons.some(({ certificate }) => certificate !== search.leaf);
  return attempt.anchored && !ofIssuers ? attempt : undefined;
}

function isCloser(a: Attempt, b: Attempt): boolean {
  if (a.anchored !== b.anchored) return a.anchored;
  return a.path.length === b.path.length
    ? a.reasons.length < b.reasons.length
    : a.path.length > b.path.length;
}

const isAnchor = ({ anchors }: PathQuestion, certificate: Certificate): boolean =>
  anchors.some((anchor) => anchor === certificate || anchor.digest.equals(certificate.digest));
