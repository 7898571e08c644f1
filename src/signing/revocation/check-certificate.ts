// The check before signing: validity, chain, OCSP or CRL (TT 15/2025), with the evidence to be kept with the document.
import { canonicalJson, toIso, toVietnameseTime, type Instant } from '../../kernel/index.ts';
import { DerError } from '../der/index.ts';
import type { RevocationSource } from '../ports.ts';
import {
  buildPath,
  nameText,
  nameValue,
  pathWords,
  parseCertificate,
  type Certificate,
  type PathReason,
  type Purpose,
} from '../x509/index.ts';
import { checkPath, type CheckedCertificate, type ValidationMaterial } from './check-path.ts';

/** Whose certificate, against which anchors and as of when; revocation is asked of `revocation`. */
export interface CertificateCheck {
  /** DER, the signer's own certificate first. */
  readonly chain: readonly Uint8Array[];
  readonly anchors: readonly Certificate[];
  readonly at: Instant;
  readonly revocation: RevocationSource;
  /** Default `documentSigning`. */
  readonly purpose?: Purpose;
  readonly signal?: AbortSignal;
}

/** Whether the certificate may sign, why not, and the evidence: OCSP responses and CRLs in DER. */
export type CheckedForSigning = {
  readonly checkedAt: Instant;
  readonly statuses: readonly CheckedCertificate[];
  readonly material: ValidationMaterial;
} & (
  | { readonly verdict: 'maySign'; readonly reasons: readonly [] }
  | { readonly verdict: 'mayNotSign' | 'undetermined'; readonly reasons: readonly CertificateObjection[] }
);

export type CertificateObjection =
  | { readonly kind: 'malformed'; readonly detail: string }
  | ({ readonly kind: 'path' } & PathReason)
  | { readonly kind: 'revoked' | 'revocationUnknown'; readonly about: CheckedCertificate };

/**
 * Checks validity, chain and revocation before signing (TT 15/2025), and gathers the evidence to keep with the
 * document.
 * `mayNotSign`: expired, not yet valid, untrusted, unsuitable or revoked. `undetermined`: nothing against it, but the
 * authorities could not be reached or did not know. What to do then is the caller's policy.
 *
 * @example
 * ```ts
 * const checked = await checkCertificate({ chain: signer.chain, anchors, at: instant(Date.now()), revocation: revocationSource() });
 * if (checked.verdict !== 'maySign') throw new Error(checked.reasons.map(objectionWords).join('; '));
 * writeFileSync('evidence.json', evidenceBytes(checked));
 * console.log(checked.verdict); // → maySign
 * ```
 */
export async function checkCertificate(check: CertificateCheck): Promise<CheckedForSigning> {
  const { chain, anchors, at, revocation: source, purpose = 'documentSigning', signal } = check;
  const nothing: ValidationMaterial = { certificates: chain, ocsps: [], crls: [] };
  const parsed = parseChain(chain);
  if (!parsed.ok) return refusal(at, nothing, [{ kind: 'malformed', detail: parsed.detail }]);
  const [leaf, ...intermediates] = parsed.certificates;
  const path = buildPath({ leaf, intermediates, anchors, at, purpose });
  if (!path.trusted)
    return refusal(
      at,
      nothing,
      path.reasons.map((reason) => ({ kind: 'path', ...reason })),
    );
  const { statuses, material } = await checkPath({
    path: path.path,
    source,
    at,
    now: at,
    ...(signal ? { signal } : {}),
  });
  const objections = statuses.flatMap((about): CertificateObjection[] => {
    const { status } = about.revocation;
    return status === 'good' ? [] : [{ kind: status === 'revoked' ? 'revoked' : 'revocationUnknown', about }];
  });
  const common = { checkedAt: at, statuses, material };
  if (objections.length === 0) return { ...common, verdict: 'maySign', reasons: [] };
  const revoked = objections.some(({ kind }) => kind === 'revoked');
  return { ...common, verdict: revoked ? 'mayNotSign' : 'undetermined', reasons: objections };
}

/** The check as bytes to store: canonical JSON with everything needed to judge it again, DER in Base64. */
export function evidenceBytes({
  checkedAt,
  verdict,
  statuses,
  reasons,
  material,
}: CheckedForSigning): Buffer {
  const base64 = (items: readonly Uint8Array[]) => items.map((der) => Buffer.from(der).toString('base64'));
  const text = canonicalJson({
    checkedAt: toIso(checkedAt),
    verdict,
    reasons: reasons.map(objectionWords),
    statuses: statuses.map(({ certificate, revocation }) => ({
      subject: nameText(certificate.subject),
      serial: certificate.serial,
      status: revocation.status,
    })),
    certificates: base64(material.certificates),
    ocsps: base64(material.ocsps),
    crls: base64(material.crls),
  });
  return Buffer.from(text, 'utf8');
}

/** For records and details of faults; English, as codes are. */
export function objectionWords(objection: CertificateObjection): string {
  if (objection.kind === 'malformed') return `malformed: ${objection.detail}`;
  if (objection.kind === 'path') return `${objection.problem}: ${nameText(objection.certificate.subject)}`;
  const { certificate, revocation, failures } = objection.about;
  const doubts =
    revocation.status === 'unknown'
      ? revocation.doubts.map(({ source, problem }) => `${source} ${problem}`)
      : [];
  return [`${objection.kind}: ${nameText(certificate.subject)}`, ...doubts, ...failures].join('; ');
}

/** For people, in both languages. */
export function objectionText(objection: CertificateObjection): string {
  if (objection.kind === 'malformed') return `không đọc được / unreadable: ${objection.detail}`;
  if (objection.kind === 'path')
    return `${pathWords[objection.problem]} (${shortName(objection.certificate)})`;
  const { certificate, revocation, failures } = objection.about;
  const name = shortName(certificate);
  if (revocation.status === 'revoked')
    return `đã bị thu hồi từ ${toVietnameseTime(revocation.at)} / revoked since then (${name})`;
  const doubts = revocation.status === 'unknown' ? revocation.doubts : [];
  const details = [...doubts.map(({ source, problem }) => `${source} ${problem}`), ...failures].join('; ');
  return `chưa rõ tình trạng thu hồi / revocation unknown (${name})${details && `: ${details}`}`;
}

const shortName = ({ subject }: Certificate): string => `“${nameValue(subject, 'CN') ?? nameText(subject)}”`;

const refusal = (
  checkedAt: Instant,
  material: ValidationMaterial,
  reasons: readonly CertificateObjection[],
): CheckedForSigning => ({ checkedAt, statuses: [], material, verdict: 'mayNotSign', reasons });

function parseChain(
  chain: readonly Uint8Array[],
):
  | { readonly ok: true; readonly certificates: readonly [Certificate, ...Certificate[]] }
  | { readonly ok: false; readonly detail: string } {
  try {
    const [leaf, ...others] = chain.map(parseCertificate);
    return leaf ? { ok: true, certificates: [leaf, ...others] } : { ok: false, detail: 'no certificate' };
  } catch (error) {
    if (error instanceof DerError) return { ok: false, detail: error.message };
    throw error;
  }
}
