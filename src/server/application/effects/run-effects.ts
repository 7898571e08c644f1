// Carries out what records have ordered, until nothing is pending. Safe to run again, and from several processes.
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
  const drafted = await draftDocuments(house, run);
  const certified = await certifyDocuments(house, run);
  return {
    done: drafted.done + certified.done,
    failed: [...drafted.failed, ...certified.failed],
  };
}
