// Drafts the minutes of an executed correction and has the school's service key certify them, once.
import { draftPaper } from '../../../../documents/index.ts';
import { canonicalJson, sha256 } from '../../../../kernel/index.ts';
import type { RecordId } from '../../../../kernel/index.ts';
import { rulesOf } from '../../../../policies/index.ts';
import { checkSigner } from '../../ceremonies/check-signer.ts';
import { readBook } from '../../classes/class-books.ts';
import { sliceOf } from '../../documents.ts';
import type { EffectsRun } from '../../effects/run-effects.ts';
import { applicationFault } from '../../faults.ts';
import { policyInForce } from '../../policies/policy-in-force.ts';
import type { Correction, CorrectionMinutes, MinutesSegment } from '../../ports/corrections-store.ts';
import { imprintOf } from '../../imprint.ts';
import type { House } from '../../ports/house.ts';
import { refusalFault } from '../../refusal-fault.ts';
import { verificationCode } from '../../verification-code.ts';
import { knownCorrection, takeStep } from '../take-step.ts';
import { correctionMinutesSnapshot } from './freeze-minutes.ts';

/**
 * Doing it twice gives the same draft; who comes second finds the minutes there.
 * @throws Fault `documents.*`, `workshop.laneLost`, `signing.certificateRefused`, `signing.certificateUnchecked`
 */
export async function draftMinutes(house: House, correction: Correction, run: EffectsRun): Promise<void> {
  const { id, classId, snapshot } = correction;
  const printedAt = snapshot.context.executed?.at;
  if (printedAt === undefined || snapshot.context.minutes !== null) return;
  const { schoolClass, records, people } = await house.store.read(async (view) => ({
    schoolClass: await view.schoolClass(classId),
    records: await view.records(snapshot.context.records),
    people: await view.people(),
  }));
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  const renewed = records
    .filter(({ snapshot: { context } }) =>
      context.renewal?.corrections.some(({ correctionId }) => correctionId === id),
    )
    .map(({ title }) => title);
  const policy = (await policyInForce(house, { ...schoolClass, at: printedAt }))?.policy ?? null;
  const minutes = correctionMinutesSnapshot({
    correction,
    book: await readBook(house, schoolClass),
    names: new Map(people.map((person) => [person.id, person.name])),
    renewed,
    sealed: rulesOf(policy).minutesSealed,
  });
  const frozen = Buffer.from(canonicalJson(minutes));
  const snapshotHash = sha256(frozen);
  const code = verificationCode(named(id), 1, snapshotHash);
  const { bytes, manifest } = draftPaper(minutes, imprintOf(house, { verificationCode: code, printedAt }));
  await house.blobs.putMany([frozen]);
  const [slice] = await house.blobs.putTogether([bytes]);
  if (!slice) throw applicationFault('blob.missing', { hash: 'minutes' });
  const signer = await run.serviceSigner(schoolClass.schoolId);
  const at = house.clock.now();
  const evidence = await checkSigner(house, run.conditions, signer, at, run.signal);
  const draftHash = sha256(bytes);
  const [certified] = await house.workshop.sign(signer, [
    {
      recordId: named(id),
      segments: [slice],
      draftLength: bytes.length,
      baseHash: draftHash,
      slots: manifest.slots.filter(({ purpose }) => purpose === 'author'),
      at,
      look: { kind: 'certification', name: minutes.school.name },
    },
  ]);
  if (!certified || 'failed' in certified) throw refusalFault(certified?.failed ?? lost);
  const segments: MinutesSegment[] = [
    {
      correctionId: id,
      ordinal: 0,
      ...slice,
      hash: draftHash,
      fileHash: draftHash,
      signer: null,
      at,
      evidence: null,
      place: null,
    },
    {
      correctionId: id,
      ordinal: 1,
      ...sliceOf(certified),
      hash: certified.hash,
      fileHash: certified.fileHash,
      signer: null,
      at,
      evidence,
      place: null,
    },
  ];
  const stored: CorrectionMinutes = {
    correctionId: id,
    snapshotHash,
    verificationCode: code,
    printedAt,
    slots: manifest.slots,
  };
  await house.store.write(async (transaction) => {
    const present = await knownCorrection(transaction, id);
    if (present.snapshot.context.minutes !== null) return;
    const event = {
      type: 'minutes.drafted' as const,
      fileHash: certified.fileHash,
      snapshotHash,
      at,
    };
    await takeStep(transaction, present, event, { service: 'documents' });
    await transaction.addMinutes(stored);
    await transaction.addMinutesSegments(segments);
  });
}

/** The workshop tells its outcomes apart by this name and does nothing else with it. */
export const named = (id: Correction['id']): RecordId => id as string as RecordId;

const lost = {
  code: 'workshop.laneLost',
  ...applicationFault.table['workshop.laneLost'],
};
