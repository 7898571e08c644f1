// The requester edits the open cells; in the same transaction they are locked again and what printed them is superseded.
import { readBook } from '../classes/class-books.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { refusalFault } from '../refusal-fault.ts';
import { tellingRefusals } from '../results/tell-refusal.ts';
import { affectedRecords } from './affected.ts';
import { mayPropose } from './may-propose.ts';
import { doCorrection, knownCorrection, type CorrectionDeed } from './take-step.ts';

export interface CorrectionExecution extends CorrectionDeed {
  /** What it was edited on, as that says itself. */
  readonly device?: string | null | undefined;
}

/**
 * All or nothing: old values checked, new ones written and logged, cells locked, records superseded (R74, R79).
 * @throws Fault `correction.*`, `policy.*`, `results.changedMeanwhile`, `access.notPermitted`
 */
export async function executeCorrection(house: House, deed: CorrectionExecution): Promise<Correction> {
  const { correction: id, by } = deed;
  const at = house.clock.now();
  const { correction, schoolClass, records } = await house.store.read(async (view) => {
    const found = await knownCorrection(view, id);
    return {
      correction: found,
      schoolClass: await view.schoolClass(found.classId),
      records: await view.recordsOf(found.classId),
    };
  });
  if (!schoolClass) throw refusalFault(unknownClass);
  const { requester, cells } = correction.snapshot.context;
  // A requester whose appointment has ended since edits nothing.
  if (by === requester) {
    const policy = (await policyInForce(house, { ...schoolClass, at }))?.policy ?? null;
    await house.store.read((view) => mayPropose(view, { by, cells, policy, schoolClass, at }));
  }
  const affected = affectedRecords(await readBook(house, schoolClass), cells, records);
  const refused = () => ({
    classId: correction.classId,
    actor: `person:${by}`,
    about: { by, correction: id, device: deed.device ?? null },
    cells: cells.map(({ path }) => path),
  });
  const execute = () =>
    doCorrection(
      house,
      deed,
      null,
      ({ at: now }) => ({
        type: 'cells.corrected',
        by,
        as: [],
        records: affected.map((one) => one.id),
        at: now,
      }),
      { device: deed.device ?? null, affected },
    );
  return tellingRefusals(house, refused, execute);
}

const unknownClass = { code: 'class.unknown', vi: 'Không có lớp này', en: 'There is no such class' };
