// What the store keeps of corrections: through a restart, against a second hand on the database, and in order.
import { rmSync } from 'node:fs';
import { passDeadlines, verifyJournal } from '../../../src/server/application/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { finalOf, stateOf } from '../../support/correction-cells.ts';
import { ask, openSchool, signOne, until, type CorrectedSchool } from '../../support/corrections.ts';
import { smallBook, submitAll } from '../../support/house.ts';
import { databaseTool } from '../../support/results.ts';

jest.setTimeout(60_000);

let school: CorrectedSchool;
beforeEach(async () => {
  school = await openSchool({ book: smallBook({}, 2) });
  await submitAll(school.house, school.imported);
});
afterEach(async () => {
  await school.house.close();
  rmSync(school.folder, { recursive: true, force: true });
});

it('cells that were open when the server stopped are locked when it comes back, and were closed by time before', async () => {
  const cell = finalOf(school, 0);
  const { id } = await ask(school, { by: cell.by, cells: [cell] });
  await until(school, id, 'witnessed');
  await school.house.close();
  school.clock.set('2026-06-10T08:00:00+07:00');
  school = { ...school, house: await openInstallation(school.folder, { clock: school.clock, lanes: 1 }) };
  expect(await passDeadlines(school.house)).toBe(1);
  expect(await stateOf(school, id)).toBe('expired');
  const [opened] = await school.house.store.read((view) => view.openedCells(school.imported.classId));
  expect(opened?.closedWhy).toBe('correction.deadlinePassed');
  expect((await verifyJournal(school.house)).findings).toEqual([]);
});

it('nobody changes what was asked for, nor removes it; a state set by hand is found', async () => {
  const cell = finalOf(school, 0);
  const { id } = await ask(school, { by: cell.by, cells: [cell] });
  const hand = await databaseTool(school.folder);
  try {
    const run = (sql: string): Promise<unknown> => hand.query(sql, [id]);
    await expect(run('DELETE FROM corrections WHERE id = ?')).rejects.toThrow('keeps every correction');
    await expect(
      run(`UPDATE corrections SET context = replace(context, '"after":"', '"after":"1') WHERE id = ?`),
    ).rejects.toThrow('keeps what was asked for');
    await run(`UPDATE corrections SET state = 'permitted' WHERE id = ?`);
  } finally {
    await hand.destroy();
  }
  const { findings } = await verifyJournal(school.house);
  expect(findings.map(({ code }) => code)).toContain('journal.notReproduced');
});

it('two who sign the minutes at once: one signs, the other is told that other bytes stand there now', async () => {
  const cell = finalOf(school, 0);
  const { id } = await ask(school, { by: cell.by, cells: [cell] });
  await until(school, id, 'executed');
  const { cast } = school.imported;
  const both = await Promise.allSettled([signOne(school, id, cell.by), signOne(school, id, cast.homeroom)]);
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toContain('signing.staleBytes');
  const segments = await school.house.store.read((view) => view.minutesSegments(id));
  expect(segments.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
});
