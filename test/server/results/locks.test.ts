// Locked means locked for everybody: by order only, single cells only for a correction, and every try is told.
import { freshId } from '../../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  closeCells,
  decideLocking,
  executeLocking,
  openCells,
  proposeLocking,
  tellTries,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import type { LockScope } from '../../../src/server/application/index.ts';
import { importBook, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { change, databaseTool, entryPath, valueAt } from '../../support/results.ts';

let test: TestHouse;
let imported: ImportedClass;
let administrator: PersonId;
const book = smallBook();
const subject = book.subjects[0]!.code;
const midterm = entryPath(book, 0, 'midterm');
const final = entryPath(book, 0, 'final');
const conduct = `pupils/${book.pupils[0]!.code}/conduct/HK1`;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
  administrator = freshId<PersonId>();
  const [school] = await test.house.store.read((view) => view.schools());
  await test.house.store.write((transaction) =>
    transaction.addPeople([{ id: administrator, schoolId: school!.id, name: 'Người Quản Trị' }]),
  );
  await appoint(
    test.house,
    {
      schoolId: school!.id,
      person: administrator,
      role: 'administrator',
      decision: { number: '3/QĐ-VD', date: '2025-08-30' },
    },
    { service: 'setup' },
  );
});
afterEach(() => test.close());

const write = (values: Readonly<Record<string, string | null>>) =>
  change(test.house, imported.classId, imported.cast.homeroom, values);
const order = async (deed: 'lock' | 'unlock', scope: LockScope) => {
  const { classId, cast } = imported;
  const subject = { kind: 'results', scope } as const;
  const reason = 'Kết thúc học kì I';
  const { id } = await proposeLocking(test.house, { classId, deed, subject, reason, by: administrator });
  await decideLocking(test.house, {
    order: id,
    by: cast.principal,
    granted: true,
    decisionNumber: '15/QĐ-VD',
  });
  return executeLocking(test.house, { order: id, by: administrator });
};
const locked = { code: 'results.locked' };
const open = (paths: readonly string[], until?: Instant) =>
  test.house.store.write((transaction) =>
    openCells(transaction, {
      correctionId: 'sửa-1',
      classId: imported.classId,
      paths,
      until: until ?? ((test.house.clock.now() + 3_600_000) as Instant),
      decisionNumber: '21/QĐ-VD',
      by: imported.cast.principal,
      at: test.house.clock.now(),
    }),
  );
const close = (why: string) =>
  test.house.store.write((transaction) =>
    closeCells(transaction, { correctionId: 'sửa-1', at: test.house.clock.now(), why }),
  );

describe('a lock', () => {
  it('closes what it names and nothing beside it, from the execution of its order on', async () => {
    await write({ [midterm]: '40' });
    await order('lock', { part: 'scores', term: 'HK1', subject, column: 'midterm' });
    await expect(write({ [midterm]: '50' })).rejects.toMatchObject({
      ...locked,
      details: { cells: [midterm], by: ['lock'] },
    });
    await write({ [final]: '50', [entryPath(book, 0, 'midterm', 0, 'HK2')]: '50', [conduct]: 'Khá' });
    await order('lock', { part: 'classData', term: 'HK1' });
    await expect(write({ [conduct]: 'Tốt' })).rejects.toMatchObject(locked);
    await write({ [final]: '60' });
  });

  it('on all regular scores covers each of them', async () => {
    await order('lock', { part: 'scores', column: 'regular' });
    await expect(write({ [entryPath(book, 0, 'regular/1')]: '50' })).rejects.toMatchObject(locked);
    await write({ [midterm]: '50' });
  });

  it('is lifted by an order that covers it whole, and stays closed beside the part of a narrower one', async () => {
    await order('lock', { part: 'scores', term: 'HK1' });
    await expect(order('unlock', { part: 'scores', term: 'HK2', subject })).rejects.toMatchObject({
      code: 'results.nothingLocked',
    });
    await order('unlock', { part: 'scores', term: 'HK1', subject, column: 'final' });
    await write({ [final]: '50' });
    await expect(write({ [midterm]: '50' })).rejects.toMatchObject(locked);
    await order('unlock', { part: 'scores' });
    await write({ [midterm]: '50' });
  });

  it('takes only scopes that cells can be under', async () => {
    const nonsense: readonly LockScope[] = [
      { part: 'classData', subject },
      { part: 'scores', column: 'average' },
      { part: 'scores', column: 'regular/99' },
    ];
    for (const scope of nonsense)
      await expect(order('lock', scope)).rejects.toMatchObject({ code: 'results.scopeUnknown' });
  });
});

describe('a permitted correction', () => {
  it('opens its cells alone, and they close at once when it is done', async () => {
    await order('lock', { part: 'scores' });
    await open([midterm]);
    await write({ [midterm]: '70' });
    await expect(write({ [final]: '70' })).rejects.toMatchObject(locked);
    expect(await close('executed')).toEqual([midterm]);
    await expect(write({ [midterm]: '80' })).rejects.toMatchObject(locked);
    expect(await close('executed')).toEqual([]);
  });

  it('finds its cells closed after the deadline, though nobody closed them', async () => {
    await order('lock', { part: 'scores' });
    await open([midterm], (test.house.clock.now() + 2500) as Instant);
    await write({ [midterm]: '70' });
    await expect(write({ [midterm]: '80' })).rejects.toMatchObject(locked);
  });

  it('does not get cells that another has open', async () => {
    await open([midterm]);
    await expect(open([midterm, final])).rejects.toMatchObject({ code: 'results.openedAlready' });
  });
});

describe('somebody with a database tool', () => {
  it('gets past no lock, can neither make, lift nor remove one, and each try is told in the journal', async () => {
    await order('lock', { part: 'scores', term: 'HK1' });
    const was = await valueAt(test.house, imported.classId, midterm);
    const tool = await databaseTool(test.folder);
    const refused = (statement: string, why: string) => expect(tool.query(statement)).rejects.toThrow(why);
    const [line] = await tool.query<{ id: number }[]>(
      `INSERT INTO score_log (classId, at, actor, path, before, after)
        VALUES ('${imported.classId}', 1, 'person:x', '${midterm}', '${was ?? ''}', '100') RETURNING id`,
    );
    const cell = `columnName = 'midterm' AND term = 'HK1' AND subject = '${subject}' AND pupil = '${book.pupils[0]!.code}'`;
    await refused(`UPDATE cells SET value = '100', changeId = ${line!.id} WHERE ${cell}`, 'cells: locked');
    await refused(`UPDATE cells SET value = '100', changeId = ${line!.id + 9} WHERE ${cell}`, 'cells: ');
    await refused(`DELETE FROM cells WHERE ${cell}`, 'cells: ');
    await refused('DELETE FROM result_locks', 'result_locks: unordered');
    await refused(`UPDATE result_locks SET liftedAt = 1, liftedBy = lockedBy`, 'result_locks: unordered');
    await refused(`UPDATE result_locks SET term = 'HK2'`, 'result_locks: unordered');
    await tool.query(`INSERT INTO locking_orders (id, classId, deed, subject, reason, proposedBy, proposedAt, granted,
        decidedBy, decidedAt, decisionNumber, executedBy, executedAt)
      SELECT 'giả', classId, 'unlock', subject, reason, proposedBy, proposedAt, 1, decidedBy, decidedAt, '99/QĐ',
        executedBy, executedAt FROM locking_orders LIMIT 1`);
    await refused(`UPDATE result_locks SET liftedAt = 1, liftedBy = 'giả'`, 'result_locks: unordered');
    await refused(
      `INSERT INTO opened_cells (correctionId, classId, path, openedAt, until, decisionNumber, openedBy)
        VALUES ('giả', '${imported.classId}', '${midterm}', 1, 9e15, '1', '${imported.cast.principal}')`,
      'opened_cells: unordered',
    );
    expect(await valueAt(test.house, imported.classId, midterm)).toBe(was);
    await tool.destroy();

    expect(await tellTries(test.house)).toBe(8);
    expect(await tellTries(test.house)).toBe(0);
    const journal = await test.house.store.read((view) => view.journal(0, 1000));
    const told = journal.filter(({ event }) => event.type === 'results.tried');
    expect(told.map(({ event }) => `${String(event.target)} ${String(event.deed)}`)).toEqual([
      'cells update',
      'cells update',
      'cells delete',
      'result_locks delete',
      'result_locks update',
      'result_locks update',
      'result_locks update',
      'opened_cells insert',
    ]);
    expect(told[0]!.event).toMatchObject({ path: midterm, before: was, after: '100', why: 'locked' });
    // The line that was put into the log for it is told as well.
    const findings = (await verifyJournal(test.house)).findings.map(({ code }) => code);
    expect(findings).toEqual(['scoreLog.unaccounted', 'cells.notReproduced']);
  });

  it('leaves a try behind that cannot be removed or rewritten', async () => {
    const tool = await databaseTool(test.folder);
    await expect(tool.query(`UPDATE cells SET value = '1'`)).rejects.toThrow('unlogged');
    await expect(tool.query('DELETE FROM refused_tries')).rejects.toThrow('append-only');
    await expect(tool.query(`UPDATE refused_tries SET path = '', journalledAt = 1`)).rejects.toThrow(
      'append-only',
    );
    await tool.destroy();
    expect(await tellTries(test.house)).toBe(1);
  });
});
