// One signature on one paper that is no record: the same check of the certificate, the same timestamps, any key that
// answers while somebody waits.
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import { collect } from '../../../signing/devices/index.ts';
import type { PreparedUpdate } from '../../../signing/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import { isLater, isLocal, type CeremonySigner } from '../ports/signing-keys.ts';
import type { SignOutcome, SignTask } from '../ports/workshop.ts';
import { refusalFault } from '../refusal-fault.ts';
import { checkSigner } from './check-signer.ts';
import { stampingFor, type Stamping } from './stamping.ts';

export interface PaperSigning {
  readonly signer: CeremonySigner;
  /** As the policy in force has them. */
  readonly conditions: SigningConditions;
  /** For whom the conditions want timestamps: `seal`, or a role. */
  readonly role: string;
  readonly task: Omit<SignTask, 'at'>;
  readonly signal?: AbortSignal | undefined;
}

export interface PaperSigned {
  readonly outcome: Extract<SignOutcome, { readonly hash: unknown }>;
  readonly evidence: Sha256;
  readonly at: Instant;
  readonly level: 'B-B' | 'B-T';
}

/** A phone is waited for so long. */
const PATIENCE_MS = 240_000;

/** Stores the bytes, and nothing that refers to them. @throws Fault `signing.*`, `device.*`, `timestamp.*`, `workshop.laneLost` */
export async function signPaper(house: House, signing: PaperSigning): Promise<PaperSigned> {
  const { signer, conditions, role, signal } = signing;
  const at = house.clock.now();
  const evidence = await checkSigner(house, conditions, signer, at, signal);
  const stamping = stampingFor(conditions, role, signal);
  const task: SignTask = { ...signing.task, at };
  if (isLocal(signer) && stamping === null) {
    const [outcome] = await house.workshop.sign(signer, [task]);
    return { outcome: done(outcome), evidence, at, level: 'B-B' };
  }
  const { outcome, stamped } = await throughTheKey(house, signer, task, stamping);
  return { outcome, evidence, at, level: stamped ? 'B-T' : 'B-B' };
}

async function throughTheKey(
  house: House,
  signer: CeremonySigner,
  task: SignTask,
  stamping: Stamping | null,
): Promise<{ readonly outcome: PaperSigned['outcome']; readonly stamped: boolean }> {
  const { chain, algorithm } = signer;
  const identity = isLocal(signer) ? { key: signer.key, chain, algorithm } : { chain, algorithm };
  const [made] = await house.workshop.prepare({ identity, reserve: stamping?.reserve() ?? 0 }, [task]);
  const { prepared, signature: own } = done(made);
  const signature = own ?? (await valueFrom(signer, prepared));
  const timestamp = (await stamping?.stamp(signature))?.timestamp;
  const { recordId, segments, baseHash } = task;
  const [embedded] = await house.workshop.embed({ chain, algorithm }, [
    { recordId, segments, baseHash, prepared, signature, ...(timestamp && { timestamp }) },
  ]);
  return { outcome: done(embedded), stamped: timestamp !== undefined };
}

/** The value of a key that is not handed over; a phone is waited for. @throws Fault `device.*`, `workshop.laneLost` */
export async function valueFrom(
  signer: CeremonySigner,
  { toBeSigned }: Pick<PreparedUpdate, 'toBeSigned'>,
): Promise<Uint8Array> {
  const [value] = isLocal(signer)
    ? []
    : isLater(signer)
      ? await collect(signer, await signer.begin([toBeSigned]), { limitMs: PATIENCE_MS })
      : await signer.sign([toBeSigned]);
  if (value === undefined) throw applicationFault('workshop.laneLost');
  return value;
}

function done<Outcome extends object>(
  outcome: Outcome | { readonly failed: Parameters<typeof refusalFault>[0] } | undefined,
): Exclude<Outcome, { readonly failed: unknown }> {
  if (outcome === undefined) throw applicationFault('workshop.laneLost');
  if ('failed' in outcome) throw refusalFault(outcome.failed);
  return outcome as Exclude<Outcome, { readonly failed: unknown }>;
}
