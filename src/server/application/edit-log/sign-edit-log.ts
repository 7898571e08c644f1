// Who checked the log signs it, then the principal, each with a key at hand (R82).
import type { Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import { checkKeyOwner } from '../ceremonies/key-owner.ts';
import { nameOfPerson } from '../ceremonies/name-of-person.ts';
import { signPaper } from '../ceremonies/sign-paper.ts';
import { sliceOf } from '../documents.ts';
import { applicationFault } from '../faults.ts';
import type { EditLogId, EditLogSegment, FrozenEditLog } from '../ports/edit-log-store.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { CeremonySigner } from '../ports/signing-keys.ts';
import type { View } from '../ports/unit-of-work.ts';
import { editLogFault } from './faults.ts';
import { permissionEverywhere, targetsOfLog } from './reach.ts';

export interface EditLogSigning {
  readonly log: EditLogId;
  readonly by: PersonId;
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal;
}

/**
 * Of two signatures at once the second is refused and nothing is lost: what a key made over other bytes is not stored.
 * @throws Fault `editLog.unknown`, `editLog.notAwaited`, `access.notPermitted`, `record.changedMeanwhile`, and as `signPaper`
 */
export async function signEditLog(house: House, deed: EditLogSigning): Promise<EditLogSegment> {
  const { log: id, by, signer, conditions, signal } = deed;
  const name = await nameOfPerson(house, by);
  const { log, segments } = await house.store.read((view) => mayStillSign(view, id, by, house.clock.now()));
  checkKeyOwner(signer, name);
  const [draft] = segments;
  const base = segments.at(-1);
  if (!draft || !base) throw editLogFault('editLog.unknown', { log: id });
  const { outcome, evidence, at, level } = await signPaper(house, {
    signer,
    conditions,
    role: 'signer',
    signal,
    task: {
      recordId: id as string as RecordId,
      segments: segments.map(sliceOf),
      draftLength: draft.length,
      baseHash: base.fileHash,
      slots: log.slots.filter((slot) => slot.signer === by),
      look: { kind: 'personal', name },
      reason: by === log.checker ? 'Đã kiểm tra nhật ký sửa điểm' : 'Ký duyệt nhật ký sửa điểm',
    },
  });
  return house.store.write(async (transaction) => {
    const present = await mayStillSign(transaction, id, by, house.clock.now());
    if (present.segments.at(-1)?.fileHash !== base.fileHash)
      throw applicationFault('record.changedMeanwhile');
    const { hash, fileHash } = outcome;
    const segment: EditLogSegment = {
      editLogId: id,
      ordinal: present.segments.length,
      ...sliceOf(outcome),
      hash,
      fileHash,
      signer: by,
      at,
      evidence,
    };
    await transaction.addEditLogSegment(segment);
    const event = { type: 'editLog.signed', log: id, by, fileHash, evidence, level };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return segment;
  });
}

/** Asked before a key is used, and again before anything is stored. */
async function mayStillSign(view: View, id: EditLogId, by: PersonId, at: Instant) {
  const log = await view.editLog(id);
  if (!log) throw editLogFault('editLog.unknown', { log: id });
  const segments = await view.editLogSegments(id);
  const next = awaitedOf(log, segments);
  if (next !== by) throw await notAwaited(view, next);
  const action = by === log.leader ? 'editLog.approved' : 'editLog.checked';
  await permissionEverywhere(view, { person: by, action, targets: await targetsOfLog(view, log), at });
  return { log, segments };
}

/** The one whose turn it is; `service` before the school has certified it, null when all have signed. */
export function awaitedOf(
  { checker, leader }: Pick<FrozenEditLog, 'checker' | 'leader'>,
  segments: readonly EditLogSegment[],
): PersonId | 'service' | null {
  if (segments.length < 2) return 'service';
  return [checker, leader].find((person) => !segments.some(({ signer }) => signer === person)) ?? null;
}

async function notAwaited(view: View, next: PersonId | 'service' | null) {
  if (next === null) return editLogFault('editLog.notAwaited', { awaited: '—' });
  if (next === 'service') return editLogFault('editLog.notAwaited', { awaited: 'giaplai' });
  const [person] = await view.people([next]);
  return editLogFault('editLog.notAwaited', { awaited: person?.name ?? next });
}
