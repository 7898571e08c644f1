// Fills places of a paper with one signature and stores it behind what was signed before.
import type { PaperSlot } from '../../../../documents/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { signPaper } from '../../ceremonies/sign-paper.ts';
import { sliceOf } from '../../documents.ts';
import type { JournalDraft } from '../../journal/entry.ts';
import type { House } from '../../ports/house.ts';
import type { OfficePaper, PaperSegment } from '../../ports/office-papers-store.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { CeremonySigner } from '../../ports/signing-keys.ts';
import type { SignatureLook } from '../../ports/workshop.ts';
import { officeFault } from '../faults.ts';
import { mustStand } from '../copies/must-stand.ts';
import { named } from './draft-office-paper.ts';

export interface Place {
  readonly paper: OfficePaper;
  readonly segments: readonly PaperSegment[];
  /** Which places; or, with `signer` in the slot, whose. */
  readonly purposes?: readonly PaperSlot['purpose'][];
  readonly role: 'signer' | 'seal';
  readonly by: PersonId;
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly look: SignatureLook;
  readonly event: JournalDraft['event'];
  readonly signal?: AbortSignal;
}

/** @throws Fault `office.notYourPlace`, `office.changedMeanwhile`, as `signPaper` */
export async function signPlace(house: House, place: Place): Promise<readonly PaperSegment[]> {
  const { paper, segments, role, by, signer, conditions, look, signal } = place;
  const slots = slotsOf(segments).filter((slot) =>
    place.purposes ? place.purposes.includes(slot.purpose) : slot.signer === by,
  );
  const [draft] = segments;
  const base = segments.at(-1);
  if (!draft || !base || slots.length === 0) throw officeFault('office.notYourPlace');
  const { outcome, evidence, at, level } = await signPaper(house, {
    signer,
    conditions,
    role,
    signal,
    task: {
      recordId: named(paper),
      segments: segments.map(sliceOf),
      draftLength: draft.length,
      baseHash: base.fileHash,
      slots,
      look,
    },
  });
  const added: PaperSegment = {
    paperId: paper.id,
    ordinal: segments.length,
    ...sliceOf(outcome),
    hash: outcome.hash,
    fileHash: outcome.fileHash,
    role,
    signer: by,
    at,
    evidence,
    slots: null,
  };
  return house.store.write(async (transaction) => {
    await mustStand(transaction, paper);
    const present = await transaction.paperSegments(paper.id);
    if (present.some((one) => one.role === 'seal')) {
      if (role === 'seal') return present;
      throw officeFault('office.changedMeanwhile');
    }
    if (present.at(-1)?.fileHash !== base.fileHash) throw officeFault('office.changedMeanwhile');
    await transaction.addPaperSegments([added]);
    const event = { ...place.event, paper: paper.id, fileHash: outcome.fileHash, evidence, level };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return [...segments, added];
  });
}

export const slotsOf = (segments: readonly PaperSegment[]): readonly PaperSlot[] => segments[0]?.slots ?? [];
