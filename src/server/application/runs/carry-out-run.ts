// Carries out one run of the office, from wherever an earlier try of it ended.
import { archiveClass } from '../archive/archive-class.ts';
import type { House } from '../ports/house.ts';
import type { OfficeRun } from '../ports/office-runs-store.ts';
import type { Watched } from '../progress.ts';
import { extendRecords } from '../records/extend-records.ts';
import type { OfficeRunsDesk } from './office-run.ts';

type Carry = (desk: OfficeRunsDesk, run: OfficeRun, watched: Watched) => Promise<OfficeRun>;

/** @returns the run as it stands then; whatever was broken off by the signal is still running. */
export const carryOut: Carry = (desk, run, watched) => carriers[run.kind](desk, run, watched);

const carriers: Readonly<Record<OfficeRun['kind'], Carry>> = {
  extension: async ({ house, extending }, run, { onProgress, signal }) => {
    const done = new Set((await stepsOf(house, run)).map(({ recordId }) => recordId));
    const left = run.records.filter((id) => !done.has(id));
    await extendRecords(house, {
      records: left,
      extending,
      signal,
      onExtended: ({ recordId, level, shortfalls }) =>
        house.store.write((transaction) =>
          transaction.saveOfficeRunStep(run.id, { recordId, level, shortfalls }),
        ),
      onProgress: (progress) =>
        onProgress?.({ ...progress, done: done.size + progress.done, total: run.records.length }),
    });
    const all = (await stepsOf(house, run)).length === run.records.length;
    return all ? { ...run, state: 'finished' } : run;
  },
  archive: async ({ house, anchors, onPacked }, run, { onProgress, signal }) => {
    let finished = run;
    for (const classId of run.classes)
      await archiveClass(house, {
        classId,
        by: run.personId,
        anchors: anchors?.(),
        onProgress,
        signal,
        // Together with the records' own steps: whoever takes the run up again never packs twice.
        settle: async (transaction, { name, archived, files, leftOut }) => {
          finished = { ...run, state: 'finished', package: { name, archived, files, leftOut } };
          await transaction.saveOfficeRun(finished);
        },
      });
    onPacked?.();
    return finished;
  },
};

const stepsOf = ({ store }: Pick<House, 'store'>, { id }: OfficeRun) =>
  store.read((view) => view.officeRunSteps(id));
