// Two at the same moment, and the very moment of a deadline.
import { instant } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  confirmCorrection,
  executeCorrection,
  passDeadlines,
  permitCorrection,
  unlockCells,
  verifyJournal,
  witnessCorrection,
} from '../../../src/server/application/index.ts';
import type { CorrectionId } from '../../../src/workflows/index.ts';
import { teacherOf } from '../../support/correction-cells.ts';
import {
  ask,
  openSchool,
  presentBookOf,
  seen,
  until,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { codeOf } from '../../support/faults.ts';
import { smallBook } from '../../support/house.ts';

let school: CorrectedSchool;
let teacher: PersonId;
let subject: string;
beforeEach(async () => {
  school = await openSchool({ book: smallBook({}, 2), start: '2026-06-01T08:00:00+07:00' });
  const { book } = school;
  subject = book.subjects.find(
    ({ assessedBy, teacher: name }) => assessedBy === 'score' && name !== book.staff.homeroomTeacher,
  )!.code;
  teacher = teacherOf(school, subject);
});
afterEach(async () => {
  expect((await verifyJournal(school.house)).findings).toEqual([]);
  await school.close();
});

const path = (index: number) => `pupils/${school.book.pupils[index]!.code}/entries/HK1/${subject}/final`;
const asked = (index: number, after = '12') =>
  ask(school, { by: teacher, cells: [{ path: path(index), after }] });
const stateOf = async (id: CorrectionId) => (await seen(school, id)).correction.snapshot.state;
/** The next look at the clock finds exactly this. */
const next = (moment: string) => school.clock.set(new Date(instant(moment) - 1000).toISOString());

describe('the end of an unlocking', () => {
  const END = '2026-06-01T16:00:00.000+07:00';
  const opened = async (): Promise<CorrectionId> => {
    const { house, imported } = school;
    const { id } = await asked(0);
    await confirmCorrection(house, { correction: id, by: imported.cast.homeroom });
    await permitCorrection(house, { correction: id, by: imported.cast.principal, decisionNumber: '7/QĐ' });
    await unlockCells(house, { correction: id, by: imported.cast.registrar, until: instant(END) });
    await witnessCorrection(house, { correction: id, by: imported.cast.homeroom });
    return id;
  };

  it('lets people in a thousandth of a second before, and nobody at the moment itself', async () => {
    const { house } = school;
    const id = await opened();
    next('2026-06-01T15:59:59.999+07:00');
    expect(await passDeadlines(house)).toBe(0);
    next(END);
    expect(await codeOf(witnessCorrection(house, { correction: id, by: school.board }))).toBe(
      'correction.deadlinePassed',
    );
    next('2026-06-01T15:59:59.999+07:00');
    await witnessCorrection(house, { correction: id, by: school.board });
    expect(await stateOf(id)).toBe('witnessed');
    next(END);
    expect(await codeOf(executeCorrection(house, { correction: id, by: teacher }))).toBe(
      'correction.deadlinePassed',
    );
    next(END);
    expect(await passDeadlines(house)).toBe(1);
    next(END);
    expect(await passDeadlines(house)).toBe(0);
    expect(await stateOf(id)).toBe('expired');
    const log = await house.store.read((view) => view.scoreChanges(school.imported.classId));
    expect(
      log.filter((change) => change.path === path(0) && change.permission?.startsWith('correction:')),
    ).toEqual([]);
  });

  it('and the edit come at once: either the mark is corrected or nothing is, and the cell is locked', async () => {
    const { house } = school;
    const id = await opened();
    await witnessCorrection(house, { correction: id, by: school.board });
    next('2026-06-01T15:59:58.000+07:00');
    await Promise.allSettled([
      executeCorrection(house, { correction: id, by: teacher }),
      passDeadlines(house),
      passDeadlines(house),
    ]);
    const state = await stateOf(id);
    const entry = (await presentBookOf(school)).pupils[0]!.entries.HK1[subject]!;
    const final = entry.kind === 'score' ? entry.final : null;
    expect([state, final === 12]).toEqual(state === 'expired' ? ['expired', false] : ['executed', true]);
    const { unlockedCells } = await house.store.read(async (view) => ({
      unlockedCells: (await view.correction(id))!.snapshot.context.relockedAt,
    }));
    expect(unlockedCells).not.toBeNull();
  });
});

describe('two at once', () => {
  it('who ask for the same cell: one asks, the other is told whose correction names it', async () => {
    const both = await Promise.allSettled([asked(0, '12'), asked(0, '13')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = both.find((one) => one.status === 'rejected')!;
    expect((refused.reason as { code: string }).code).toBe('correction.cellsContested');
  });

  it('who permit the same request, or one who presses twice: it is permitted once', async () => {
    const { house, imported } = school;
    const { id } = await asked(0);
    await confirmCorrection(house, { correction: id, by: imported.cast.homeroom });
    const permit = (decisionNumber: string) =>
      permitCorrection(house, { correction: id, by: imported.cast.principal, decisionNumber });
    const both = await Promise.allSettled([permit('7/QĐ'), permit('8/QĐ')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await seen(school, id)).correction.snapshot.context.permissions).toHaveLength(1);
  });

  it('who edit cells of one class by corrections of their own: both marks stand', async () => {
    const { house } = school;
    const corrections = [await asked(0), await asked(1, '13')];
    for (const { id } of corrections) await until(school, id, 'witnessed');
    await Promise.all(corrections.map(({ id }) => executeCorrection(house, { correction: id, by: teacher })));
    const { pupils } = await presentBookOf(school);
    expect(pupils.map(({ entries }) => entries.HK1[subject])).toMatchObject([{ final: 12 }, { final: 13 }]);
  });
});
