// Hands out a file of evidence to whoever may see the correction, and notes the reading (personal data of a pupil).
import type { PersonId } from '../../../kernel/index.ts';
import type { CorrectionId, Evidence } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import { correctionFault } from './faults.ts';
import { correctionSeenBy } from './list-corrections.ts';

export interface EvidenceRead {
  readonly evidence: Evidence;
  readonly bytes: Uint8Array;
}

/**
 * @param number from 1, as listed
 * @throws Fault `correction.unknown`, `blob.missing`, `blob.damaged`
 */
export async function readEvidence(
  house: House,
  {
    correction: id,
    number,
    by,
  }: { readonly correction: CorrectionId; readonly number: number; readonly by: PersonId },
): Promise<EvidenceRead> {
  const { correction } = await correctionSeenBy(house, { correction: id, by });
  const evidence = correction.snapshot.context.evidence[number - 1];
  if (!evidence) throw correctionFault('correction.unknown', { correction: `${id}/${number}` });
  const bytes = await house.blobs.get(evidence.hash);
  const at = house.clock.now();
  await house.store.write((transaction) =>
    transaction.append([
      {
        at,
        actor: `person:${by}`,
        record: null,
        event: { type: 'evidence.read', correction: id, class: correction.classId, by, hash: evidence.hash },
      },
    ]),
  );
  return { evidence, bytes };
}
