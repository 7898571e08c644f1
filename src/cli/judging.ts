// Verdicts that ask the authorities only where a document carries no evidence about its certificates.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../kernel/index.ts';
import type { Certificate } from '../signing/index.ts';
import { judgeWith, type Judge, type VerifierFor } from '../server/examining/judge.ts';
import { revocationSource } from '../signing/authorities/index.ts';
import { withAuthorities } from './development-authorities.ts';
import type { Home } from './home.ts';

export type { Judge, VerifierFor };

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
  work: (judge: Judge, verifierFor: VerifierFor) => Promise<Result>,
): Promise<Result> {
  const { home, clock, offline = false } = judging;
  if (offline) return work(...judgeWith(judging, undefined));
  const elsewhere = revocationSource({ clock, timeoutMs: ANSWER_WITHIN_MS });
  if (!existsSync(join(home.keys, 'ca'))) return work(...judgeWith(judging, elsewhere));
  return withAuthorities({ keys: home.keys, clock }, ({ revocation }) =>
    work(...judgeWith(judging, revocation)),
  );
}
