// What proves the certificates of stored signatures for good: their paths, and the revocation status of each member.
import { type Fault, type Instant, toIso } from '../../kernel/index.ts';
import type { RevocationSource } from '../ports.ts';
import { checkPath, type CheckedPath, type ValidationMaterial } from '../revocation/index.ts';
import { buildPath, nameText, type Certificate, type Purpose } from '../x509/index.ts';
import { extendFault } from './faults.ts';
import { provedTimes, type StoredSignature } from './stored-signatures.ts';

/** What is missing from a level, as the fault that would have been thrown. */
export type Shortfall = Fault;

export interface Trust {
  readonly anchors: readonly Certificate[];
  /** Beside those that signatures and /DSS carry. */
  readonly intermediates: readonly Certificate[];
  readonly source: RevocationSource;
  readonly at: Instant;
  readonly signal?: AbortSignal | undefined;
}

export interface Gathered {
  readonly material: ValidationMaterial;
  readonly shortfalls: readonly Shortfall[];
}

/** Of the signatures for which `wanted` says so; each must be trusted at the time a timestamp proves. */
export async function gather(
  signatures: readonly StoredSignature[],
  trust: Trust,
  wanted: (signature: StoredSignature) => boolean = () => true,
): Promise<Gathered> {
  const times = provedTimes(signatures);
  const subjects = signatures.flatMap((signature, i) =>
    wanted(signature) ? subjectsOf(signature, times[i]) : [],
  );
  const unreadable = signatures.flatMap(({ field, value }) =>
    value.kind === 'unreadable'
      ? [extendFault('extend.unreadableSignature', { field, reason: value.reason })]
      : [],
  );
  const checked = await Promise.all(
    distinctSubjects(subjects).map((subject) => checkSubject(subject, trust)),
  );
  const all = (kind: keyof ValidationMaterial) => checked.flatMap(({ material }) => material[kind]);
  return {
    material: { certificates: all('certificates'), ocsps: all('ocsps'), crls: all('crls') },
    shortfalls: [...unreadable, ...checked.flatMap(({ shortfalls }) => shortfalls)],
  };
}

interface Subject {
  readonly leaf: Certificate;
  readonly carried: readonly Certificate[];
  readonly purpose: Purpose;
  readonly provedAt: Instant | undefined;
}

/** The signer's certificate and those of its timestamp authorities. */
function subjectsOf({ value }: StoredSignature, provedAt: Instant | undefined): Subject[] {
  if (value.kind === 'unreadable') return [];
  const tokens = value.kind === 'timestamp' ? [value.token] : value.timestamps;
  const authorities = tokens.map(({ cms, info }): Subject => ({
    leaf: cms.certificate,
    carried: cms.certificates,
    purpose: 'timeStamping',
    provedAt: info.genTime,
  }));
  if (value.kind === 'timestamp') return authorities;
  const { certificate: leaf, certificates: carried } = value.cms;
  return [{ leaf, carried, purpose: 'documentSigning', provedAt }, ...authorities];
}

/** One question per certificate: good at the latest moment means good before, since revocation stays. */
function distinctSubjects(subjects: readonly Subject[]): readonly Subject[] {
  const latest = new Map<string, Subject>();
  for (const subject of subjects) {
    const key = `${subject.purpose} ${subject.leaf.digest.toString('hex')}`;
    const known = latest.get(key);
    if (!known || (subject.provedAt ?? Infinity) > (known.provedAt ?? Infinity)) latest.set(key, subject);
  }
  return [...latest.values()];
}

async function checkSubject(
  { leaf, carried, purpose, provedAt }: Subject,
  { anchors, intermediates, source, at, signal }: Trust,
): Promise<Gathered> {
  const moment = provedAt ?? at;
  const path = buildPath({
    leaf,
    intermediates: [...carried, ...intermediates],
    anchors,
    at: moment,
    purpose,
  });
  if (!path.trusted) {
    const reason = path.reasons
      .map(({ problem, certificate }) => `${problem} (${nameText(certificate.subject)})`)
      .join('; ');
    return nothing(extendFault('extend.untrusted', { certificate: nameText(leaf.subject), reason }));
  }
  const checked = await checkPath({
    path: path.path,
    source,
    at: moment,
    now: at,
    ...(provedAt === undefined ? {} : { since: provedAt }),
    ...(signal ? { signal } : {}),
  });
  const known = new Set(carried.map(({ digest }) => digest.toString('hex')));
  const missing = path.path.filter(({ digest }) => !known.has(digest.toString('hex')));
  const material = { ...checked.material, certificates: missing.map(({ der }) => der) };
  return { material, shortfalls: objections(checked) };
}

const nothing = (shortfall: Shortfall): Gathered => ({
  material: { certificates: [], ocsps: [], crls: [] },
  shortfalls: [shortfall],
});

const objections = ({ statuses }: CheckedPath): Shortfall[] =>
  statuses.flatMap(({ certificate: about, revocation, failures }) => {
    const certificate = nameText(about.subject);
    if (revocation.status === 'good') return [];
    if (revocation.status === 'revoked')
      return [extendFault('extend.revoked', { certificate, at: toIso(revocation.at) })];
    const reason = [
      ...revocation.doubts.map(({ source, problem }) => `${source} ${problem}`),
      ...failures,
    ].join('; ');
    return [extendFault('extend.revocationUnknown', { certificate, reason })];
  });
