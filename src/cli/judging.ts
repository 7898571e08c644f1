// Verdicts that ask the authorities only where a document carries no evidence about its certificates.
import { existsSync } from 'node:fs';
import type { Clock } from '../kernel/index.ts';
import {
  type Certificate,
  collectMaterial,
  createVerifier,
  type RevocationSource,
  type VerificationReport,
} from '../signing/index.ts';
import { revocationSource } from '../signing/authorities/index.ts';
import { withAuthorities } from './development-authorities.ts';
import type { Home } from './home.ts';

export type Judge = (pdf: Uint8Array) => Promise<VerificationReport>;

export interface Judging {
  readonly home: Home;
  readonly anchors: readonly Certificate[];
  readonly clock: Clock;
  /** Never asks anybody. */
  readonly offline?: boolean;
}

const ANSWER_WITHIN_MS = 5000;

/** What authorities answered about one document serves the next: the same people sign many. */
export async function judging<Result>(
  judging: Judging,
  work: (judge: Judge) => Promise<Result>,
): Promise<Result> {
  const { home, clock, offline = false } = judging;
  if (offline) return work(judgeWith(judging, undefined));
  const elsewhere = revocationSource({ clock, timeoutMs: ANSWER_WITHIN_MS });
  if (!existsSync(home.anchors)) return work(judgeWith(judging, elsewhere));
  return withAuthorities({ keys: home.keys, clock }, ({ revocation }) =>
    work(judgeWith(judging, revocation)),
  );
}

function judgeWith({ anchors, clock }: Judging, source: RevocationSource | undefined): Judge {
  const at = clock.now();
  let verify = createVerifier({ anchors, at });
  const known = { certificates: [], ocsps: [] as Uint8Array[], crls: [] as Uint8Array[] };
  return async (pdf) => {
    const report = verify(pdf);
    if (source === undefined || !lacksRevocation(report)) return report;
    const { ocsps, crls } = await collectMaterial(pdf, { anchors, intermediates: [], source, at });
    if (ocsps.length + crls.length === 0) return report;
    known.ocsps.push(...ocsps);
    known.crls.push(...crls);
    verify = createVerifier({
      anchors,
      at,
      material: { ...known, ocsps: distinct(known.ocsps), crls: distinct(known.crls) },
    });
    return verify(pdf);
  };
}

const lacksRevocation = ({ signatures }: VerificationReport): boolean =>
  signatures.some(({ findings }) => findings.some(({ code }) => code === 'revocation.unknown'));

const distinct = (items: readonly Uint8Array[]): Uint8Array[] => [
  ...new Map(items.map((der) => [Buffer.from(der).toString('base64'), der])).values(),
];
