// The school's service key certifies edit logs that were drafted, each once (signing.md §5).
import type { RecordId, Sha256 } from '../../../kernel/index.ts';
import { checkSigner } from '../ceremonies/check-signer.ts';
import { sliceOf } from '../documents.ts';
import type { EffectsRun } from '../effects/run-effects.ts';
import { applicationFault } from '../faults.ts';
import type { FrozenEditLog } from '../ports/edit-log-store.ts';
import type { House } from '../ports/house.ts';
import { refusalFault } from '../refusal-fault.ts';

/**
 * Safe to run again, and from several processes: who comes second finds the certification there.
 * @returns how many there were
 * @throws Fault `workshop.laneLost`, `signing.certificateRefused`, `signing.certificateUnchecked`
 */
export async function certifyEditLogs(house: House, run: EffectsRun): Promise<number> {
  const waiting = await house.store.read((view) => view.editLogsToCertify());
  for (const log of waiting) await certify(house, run, log);
  return waiting.length;
}

async function certify(house: House, run: EffectsRun, log: FrozenEditLog): Promise<void> {
  const { draft, school } = await house.store.read(async (view) => ({
    draft: (await view.editLogSegments(log.id))[0],
    school: (await view.schools()).find(({ id }) => id === log.schoolId),
  }));
  if (!draft || !school) throw applicationFault('blob.missing', { hash: 'edit log' });
  const signer = await run.serviceSigner(log.schoolId);
  const at = house.clock.now();
  const evidence: Sha256 = await checkSigner(house, run.conditions, signer, at, run.signal);
  const [certified] = await house.workshop.sign(signer, [
    {
      recordId: log.id as string as RecordId,
      segments: [sliceOf(draft)],
      draftLength: draft.length,
      baseHash: draft.fileHash,
      slots: log.slots.filter(({ purpose }) => purpose === 'author'),
      at,
      look: { kind: 'certification', name: school.name },
    },
  ]);
  if (!certified || 'failed' in certified) throw refusalFault(certified?.failed ?? lost);
  const { hash, fileHash } = certified;
  await house.store.write(async (transaction) => {
    if ((await transaction.editLogSegments(log.id)).length > 1) return;
    const slice = sliceOf(certified);
    await transaction.addEditLogSegment({
      editLogId: log.id,
      ordinal: 1,
      ...slice,
      hash,
      fileHash,
      signer: null,
      at,
      evidence,
    });
    const event = { type: 'editLog.certified', log: log.id, fileHash, evidence };
    await transaction.append([{ at, actor: 'service:documents', record: null, event }]);
  });
}

const lost = {
  code: 'workshop.laneLost',
  ...applicationFault.table['workshop.laneLost'],
};
