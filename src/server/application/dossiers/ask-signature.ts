// Signing a dossier with a key this server cannot reach: what is to be signed goes out, the value comes back.
import { freshId } from '../../../kernel/index.ts';
import type { Brand } from '../../../kernel/index.ts';
import { readPrepared, storePrepared } from '../../../signing/index.ts';
import { externalDevice, type ExternalQuestion } from '../../../signing/devices/index.ts';
import { stampingFor } from '../ceremonies/stamping.ts';
import { sliceOf } from '../documents.ts';
import type { Dossier } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import { dossierFault } from './faults.ts';
import { conditionsFor } from './rules.ts';
import { completeDossier, prepareDossier } from './sign-dossier.ts';
import { turnOf, type SigningDeed } from './turn.ts';

export interface SignatureWish extends SigningDeed {
  /** DER certificates of whoever will sign, their own first. */
  readonly certificates: readonly Uint8Array[];
}

export interface AskedSignature {
  readonly id: string;
  readonly question: ExternalQuestion;
}

/**
 * A second question of the same person about the same dossier takes the place of the first.
 * @throws Fault as `signDossier`, and `device.certificateMismatch`, `device.keyRefused`
 */
export async function askDossierSignature(
  house: House,
  { certificates, ...deed }: SignatureWish,
  conditions: SigningConditions,
): Promise<AskedSignature> {
  const device = externalDevice({ chain: certificates });
  const identity = { chain: device.chain, algorithm: device.algorithm };
  const { turn, update, evidence, at } = await prepareDossier(house, deed, identity, conditions);
  const id = freshId<Brand<string, 'DossierQuestionId'>>();
  await house.store.write((transaction) =>
    transaction.putDossierQuestion({
      id,
      dossierId: deed.dossier,
      person: deed.by,
      askedAt: at,
      baseHash: turn.baseHash,
      prepared: storePrepared({ ...update, signer: identity, next: undefined as never }),
      decisionNumber: deed.decisionNumber ?? '',
      evidence,
    }),
  );
  return { id, question: device.ask([update.toBeSigned]) };
}

export interface SignatureAnswer extends SigningDeed {
  readonly question: string;
  /** Base64. */
  readonly value: string;
}

/**
 * The value is believed only after the certificate's key has confirmed it, over what was asked and stored here.
 * @throws Fault `dossier.questionUnknown`, `device.signatureMismatch` …, and as `signDossier`
 */
export async function answerDossierSignature(
  house: House,
  { question: id, value, ...deed }: SignatureAnswer,
  conditions: SigningConditions,
): Promise<Dossier> {
  const at = house.clock.now();
  const { asked, turn } = await house.store.read(async (view) => {
    const found = await view.dossierQuestion(id);
    if (found?.person !== deed.by || found.dossierId !== deed.dossier)
      throw dossierFault('dossier.questionUnknown');
    return { asked: found, turn: await turnOf(view, { ...deed, decisionNumber: found.decisionNumber }, at) };
  });
  // Somebody signed in between: what was asked belongs behind bytes that are no longer the last.
  if (asked.baseHash !== turn.baseHash) throw dossierFault('dossier.questionUnknown');
  const bytes = await house.blobs.join(turn.chain.map(sliceOf), turn.baseHash);
  const update = readPrepared(asked.prepared, bytes);
  const { signer } = update;
  const [confirmed] = externalDevice(signer).accept([update.toBeSigned], [value]);
  if (!confirmed) throw dossierFault('dossier.questionUnknown');
  const own = await conditionsFor(house, conditions, turn.dossier.snapshot.context);
  const stamping = stampingFor(own, turn.gesture, undefined);
  const { evidence, askedAt, decisionNumber } = asked;
  return completeDossier(
    house,
    { ...deed, decisionNumber },
    { turn, update, stamping, evidence, at: askedAt },
    confirmed,
    { chain: signer.chain, algorithm: signer.algorithm },
    (transaction) => transaction.dropDossierQuestion(id),
  );
}
