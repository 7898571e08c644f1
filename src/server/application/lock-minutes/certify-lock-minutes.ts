// The school's service key certifies minutes of locking that were drafted, each once (signing.md §5).
import type { RecordId } from '../../../kernel/index.ts';
import { checkSigner } from '../ceremonies/check-signer.ts';
import { sliceOf } from '../documents.ts';
import type { EffectsRun } from '../effects/run-effects.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { LockMinutes } from '../ports/lock-minutes-store.ts';
import { refusalFault } from '../refusal-fault.ts';

/**
 * Safe to run again, and from several processes: who comes second finds the certification there.
 * @throws Fault `workshop.laneLost`, `signing.certificateRefused`, `signing.certificateUnchecked`
 */
export async function certifyLockMinutes(house: House, run: EffectsRun): Promise<void> {
  const waiting = await house.store.read((view) => view.lockMinutesToCertify());
  for (const minutes of waiting) await certify(house, run, minutes);
}

async function certify(house: House, run: EffectsRun, { id, schoolId, slots }: LockMinutes): Promise<void> {
  const { draft, school } = await house.store.read(async (view) => ({
    draft: (await view.lockMinutesSegments(id))[0],
    school: (await view.schools()).find((one) => one.id === schoolId),
  }));
  if (!draft || !school) throw applicationFault('blob.missing', { hash: 'minutes of locking' });
  const signer = await run.serviceSigner(schoolId);
  const at = house.clock.now();
  const evidence = await checkSigner(house, run.conditions, signer, at, run.signal);
  const [certified] = await house.workshop.sign(signer, [
    {
      recordId: id as string as RecordId,
      segments: [sliceOf(draft)],
      draftLength: draft.length,
      baseHash: draft.fileHash,
      slots: slots.filter(({ purpose }) => purpose === 'author'),
      at,
      look: { kind: 'certification', name: school.name },
    },
  ]);
  if (!certified || 'failed' in certified) throw refusalFault(certified?.failed ?? lost);
  const { hash, fileHash } = certified;
  await house.store.write(async (transaction) => {
    if ((await transaction.lockMinutesSegments(id)).length > 1) return;
    await transaction.addLockMinutesSegment({
      ...{ minutesId: id, ordinal: 1, ...sliceOf(certified), hash, fileHash },
      ...{ signer: null, place: null, at, evidence },
    });
    const event = { type: 'lockMinutes.certified', minutes: id, fileHash, evidence };
    await transaction.append([{ at, actor: 'service:documents', record: null, event }]);
  });
}

const lost = { code: 'workshop.laneLost', ...applicationFault.table['workshop.laneLost'] };
