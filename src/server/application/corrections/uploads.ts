// Evidence sent ahead, one file at a time: it waits for the request of whoever sent it, in the class it was sent for.
import { freshId } from '../../../kernel/index.ts';
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import type { Evidence } from '../../../workflows/index.ts';
import { permission, targetOfClass } from '../access/permission.ts';
import type { CorrectionUpload, UploadId } from '../ports/correction-uploads-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { evidenceLimits, keepEvidence, type EvidenceFile } from './evidence.ts';
import { correctionFault } from './faults.ts';

export interface EvidenceSending {
  readonly classId: ClassId;
  readonly by: PersonId;
  readonly file: EvidenceFile;
}

/** Two requests' worth: who prepares more has forgotten some. */
const MOST_WAITING = 2 * evidenceLimits.files;

/** @throws Fault `class.unknown`, `access.notPermitted`, `correction.evidence*`, `correction.uploadsWaiting` */
export async function sendEvidence(house: House, sending: EvidenceSending): Promise<CorrectionUpload> {
  const { classId, by, file } = sending;
  // Nothing of a stranger's file is looked at or kept.
  await house.store.read((view) => mayAdd(house, view, sending));
  const [evidence] = await keepEvidence(house, [file]);
  if (!evidence) throw correctionFault('correction.evidenceRefused', { file: file.name });
  return house.store.write(async (transaction) => {
    await mayAdd(house, transaction, sending);
    const at = house.clock.now();
    const upload = { id: freshId<UploadId>(), classId, by, evidence, at, correctionId: null };
    await transaction.addUpload(upload);
    const { kind, hash: scan } = evidence;
    const event = { type: 'evidence.sent', class: classId, by, upload: upload.id, kind, scan };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return upload;
  });
}

async function mayAdd(house: House, view: View, { classId, by }: EvidenceSending): Promise<void> {
  await mayUpload(house, view, { classId, by });
  const waiting = await view.uploadsWaiting(by, classId);
  if (waiting.length >= MOST_WAITING)
    throw correctionFault('correction.uploadsWaiting', { most: MOST_WAITING });
}

type Owner = Pick<EvidenceSending, 'classId' | 'by'>;

async function mayUpload(house: House, view: View, { classId, by }: Owner): Promise<void> {
  const target = await targetOfClass(view, classId);
  await permission(view, { person: by, action: 'evidence.sent', target, at: house.clock.now() });
}

/** One's own, oldest first. @throws Fault `class.unknown`, `access.notPermitted` */
export const evidenceWaiting = (house: House, owner: Owner): Promise<readonly CorrectionUpload[]> =>
  house.store.read(async (view) => {
    await mayUpload(house, view, owner);
    return view.uploadsWaiting(owner.by, owner.classId);
  });

/** @throws Fault `class.unknown`, `access.notPermitted`, `correction.uploadUnknown` */
export const dropEvidence = (house: House, owner: Owner & { readonly upload: UploadId }): Promise<void> =>
  house.store.write(async (transaction) => {
    await mayUpload(house, transaction, owner);
    const { classId, by, upload } = owner;
    await uploadsNamed(transaction, owner, [upload]);
    await transaction.dropUpload(upload);
    const event = { type: 'evidence.dropped', class: classId, by, upload };
    await transaction.append([{ at: house.clock.now(), actor: `person:${by}`, record: null, event }]);
  });

/**
 * What a request names. Another's, another class's and what a request has taken are told like what never was.
 * @throws Fault `correction.uploadUnknown`
 */
export async function uploadsNamed(
  view: View,
  { classId, by }: Owner,
  ids: readonly UploadId[],
): Promise<readonly Evidence[]> {
  const waiting = new Map((await view.uploadsWaiting(by, classId)).map((one) => [one.id, one.evidence]));
  return [...new Set(ids)].map((id) => {
    const evidence = waiting.get(id);
    if (!evidence) throw correctionFault('correction.uploadUnknown', { upload: id });
    return evidence;
  });
}
