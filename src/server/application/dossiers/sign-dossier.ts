// Signing a dossier with a key at hand: the author sends it, the route signs, the office seals.
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import type { PreparedUpdate, SignerIdentity } from '../../../signing/index.ts';
import { checkSigner } from '../ceremonies/check-signer.ts';
import { checkKeyOwner } from '../ceremonies/key-owner.ts';
import { nameOfPerson } from '../ceremonies/name-of-person.ts';
import { valueFrom } from '../ceremonies/sign-paper.ts';
import { stampingFor, type Stamping } from '../ceremonies/stamping.ts';
import { sliceOf } from '../documents.ts';
import { applicationFault } from '../faults.ts';
import type { Dossier, DossierSegment } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import { isLocal, type CeremonySigner, type LocalSigner } from '../ports/signing-keys.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { SignatureLook, SignTask } from '../ports/workshop.ts';
import { refusalFault } from '../refusal-fault.ts';
import { conditionsFor } from './rules.ts';
import { keepStep } from './take-step.ts';
import { judgeSigning, turnOf, type DossierTurn, type SigningDeed } from './turn.ts';

export interface DossierSigning extends SigningDeed {
  /** The person's own key; for the seal the school's. */
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
}

/**
 * Two who sign at once: the second is told that other bytes stand there now, and nothing of theirs is stored.
 * @throws Fault `dossier.*`, `signing.*`, `policy.*`, `access.notPermitted`, `workshop.laneLost`
 */
export async function signDossier(house: House, deed: DossierSigning): Promise<Dossier> {
  const { signer } = deed;
  const prepared = await prepareDossier(
    house,
    deed,
    isLocal(signer) ? signer : identityOf(signer),
    deed.conditions,
  );
  const own = prepared.signature ?? (await valueFrom(signer, prepared.update));
  return completeDossier(house, deed, prepared, own, identityOf(signer));
}

const identityOf = ({ chain, algorithm }: SignerIdentity): SignerIdentity => ({ chain, algorithm });

export interface PreparedDossier {
  readonly turn: Pick<DossierTurn, 'dossier' | 'gesture' | 'version' | 'chain' | 'baseHash'>;
  readonly update: PreparedUpdate;
  /** Present when the key was handed over. */
  readonly signature?: Uint8Array | undefined;
  readonly stamping: Stamping | null;
  readonly evidence: Sha256;
  readonly at: Instant;
}

/** Everything is refused that can be before a key is used: turn, owner of the key, its certificate. */
export async function prepareDossier(
  house: House,
  deed: SigningDeed,
  identity: SignerIdentity | LocalSigner,
  conditions: SigningConditions,
): Promise<PreparedDossier> {
  const at = house.clock.now();
  const turn = await house.store.read((view) => turnOf(view, deed, at));
  const { dossier, gesture, chain, baseHash, places, reason } = turn;
  const look = await lookOf(house, deed, turn);
  checkKeyOwner(identity as LocalSigner, look.kind === 'seal' ? look.organisation : look.name);
  const own = await conditionsFor(house, conditions, dossier.snapshot.context);
  const evidence = await checkSigner(house, own, identity, at);
  const stamping = stampingFor(own, gesture, undefined);
  const task: SignTask = {
    recordId: dossier.id as string as SignTask['recordId'],
    segments: chain.map(sliceOf),
    draftLength: null,
    baseHash,
    slots: places,
    at,
    look,
    reason,
  };
  const reserve = stamping?.reserve() ?? 0;
  const [outcome] = await house.workshop.prepare({ identity, reserve }, [task]);
  if (!outcome || 'failed' in outcome) throw refusalFault(outcome?.failed ?? lost);
  return { turn, update: outcome.prepared, signature: outcome.signature, stamping, evidence, at };
}

/** Bytes and step become durable together, or neither does. */
export async function completeDossier(
  house: House,
  deed: SigningDeed,
  { turn: { dossier, version, chain, baseHash }, update, stamping, evidence, at }: PreparedDossier,
  signature: Uint8Array,
  identity: SignerIdentity,
  also?: (transaction: Transaction) => Promise<void>,
): Promise<Dossier> {
  const { timestamp } = (await stamping?.stamp(signature)) ?? {};
  const recordId = dossier.id as string as SignTask['recordId'];
  const segments = chain.map(sliceOf);
  const [made] = await house.workshop.embed(identity, [
    { recordId, segments, baseHash, prepared: update, signature, ...(timestamp && { timestamp }) },
  ]);
  if (!made || 'failed' in made) throw refusalFault(made?.failed ?? lost);
  const { hash, fileHash } = made;
  const segment: DossierSegment = {
    ...sliceOf(made),
    ...{ dossierId: dossier.id, version: version.version, ordinal: chain.length, hash, fileHash },
    cumulativeLength: (chain.at(-1)?.cumulativeLength ?? 0) + made.length,
    ...{ signer: deed.by, at, evidence },
  };
  return house.store.write(async (transaction) => {
    const judged = await judgeSigning(
      transaction,
      deed,
      house.clock.now(),
      { baseHash, fileHash },
      version.route,
    );
    const after = await keepStep(transaction, judged);
    await transaction.addDossierSegments([segment]);
    await also?.(transaction);
    return after;
  });
}

async function lookOf(
  house: House,
  { by }: SigningDeed,
  { dossier, gesture }: DossierTurn,
): Promise<Extract<SignatureLook, { kind: 'personal' | 'seal' }>> {
  if (gesture !== 'seal') return { kind: 'personal', name: await nameOfPerson(house, by) };
  const schools = await house.store.read((view) => view.schools());
  const organisation = schools.find(({ id }) => id === dossier.schoolId)?.name ?? '';
  return { kind: 'seal', organisation };
}

const lost = { code: 'workshop.laneLost', ...applicationFault.table['workshop.laneLost'] };
