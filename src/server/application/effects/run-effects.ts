// Carries out what records have ordered, until nothing is pending. Safe to run again, and from several processes.
import { Fault } from '../../../kernel/index.ts';
import type { RecordEffectType } from '../../../workflows/index.ts';
import { diskTrouble } from '../disk-trouble.ts';
import type { House } from '../ports/house.ts';
import type { QueuedEffect } from '../ports/unit-of-work.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { LocalSigner } from '../ports/signing-keys.ts';
import type { Watched } from '../progress.ts';
import { certifyDocuments } from './certify-documents.ts';
import { draftDocuments } from './draft-documents.ts';
import type { EffectsDone } from './outcome.ts';

export interface EffectsRun extends Watched {
  /** The school's service key, which certifies each new document (signing.md §5). */
  readonly serviceSigner: (schoolId: string) => Promise<LocalSigner>;
  readonly conditions: SigningConditions;
  /** Which of the pending ones; all when left out. */
  readonly wanted?: (effect: QueuedEffect) => boolean;
}

/** @throws Fault `workshop.laneLost`, `signing.certificateRefused`, `signing.certificateUnchecked`; a document that cannot be made is told in the answer and stays pending */
export async function runEffects(house: House, run: EffectsRun): Promise<EffectsDone> {
  const drafted = await noted(house, run, 'draftDocument', () => draftDocuments(house, run));
  const certified = await noted(house, run, 'certifyDocument', () => certifyDocuments(house, run));
  return {
    done: drafted.done + certified.done,
    failed: [...drafted.failed, ...certified.failed],
  };
}

/** What keeps all of them from being made is noted with each: somebody will ask why they wait. */
async function noted(
  house: House,
  { wanted = () => true, signal }: EffectsRun,
  type: RecordEffectType,
  work: () => Promise<EffectsDone>,
): Promise<EffectsDone> {
  try {
    return await work();
  } catch (error) {
    const fault = error instanceof Fault ? error : diskTrouble(error);
    if (fault && signal?.aborted !== true)
      await house.store
        .write(async (transaction) => {
          const left = (await transaction.pendingEffects(type)).filter(wanted);
          await transaction.postponeEffects(left.map(({ id }) => ({ id, error: fault.code })));
        })
        // Where nothing can be written, that is what the page tells.
        .catch(() => undefined);
    throw error;
  }
}
