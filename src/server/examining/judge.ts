// Verdicts that ask the authorities only where a document carries no evidence about its certificates.
import type { Clock, Instant } from '../../kernel/index.ts';
import {
  type Certificate,
  collectMaterial,
  createVerifier,
  type RevocationSource,
  type VerificationReport,
  type Verifier,
} from '../../signing/index.ts';

export type Judge = (pdf: Uint8Array) => Promise<VerificationReport>;

/** Verdicts for another moment, with whatever was learnt from authorities until now. */
export type VerifierFor = (at: Instant) => Verifier;

export interface Trusting {
  readonly anchors: readonly Certificate[];
  readonly clock: Clock;
}

/** @param source left out: nobody is asked */
export function judgeWith(
  { anchors, clock }: Trusting,
  source: RevocationSource | undefined,
): [judge: Judge, verifierFor: VerifierFor] {
  const now = clock.now();
  const known = { certificates: [], ocsps: [] as Uint8Array[], crls: [] as Uint8Array[] };
  const verifierFor: VerifierFor = (at) =>
    createVerifier({ anchors, at, now: at > now ? at : now, material: known });
  let verify = verifierFor(now);
  const judge: Judge = async (pdf) => {
    const report = verify(pdf);
    if (source === undefined || !lacksRevocation(report)) return report;
    const { ocsps, crls } = await collectMaterial(pdf, { anchors, intermediates: [], source, at: now });
    if (ocsps.length + crls.length === 0) return report;
    known.ocsps = distinct([...known.ocsps, ...ocsps]);
    known.crls = distinct([...known.crls, ...crls]);
    verify = verifierFor(now);
    return verify(pdf);
  };
  return [judge, verifierFor];
}

const lacksRevocation = ({ signatures }: VerificationReport): boolean =>
  signatures.some(({ findings }) => findings.some(({ code }) => code === 'revocation.unknown'));

const distinct = (items: readonly Uint8Array[]): Uint8Array[] => [
  ...new Map(items.map((der) => [Buffer.from(der).toString('base64'), der])).values(),
];
