// Marks in hard times: killed in the middle, two at once, large pastes, empty classes, and two guards that agree.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  closeCells,
  enterResults,
  importClass,
  openCells,
  readSheet,
  submitRecords,
  verifyJournal,
  yearLists,
} from '../../../src/server/application/index.ts';
import type { Sheet } from '../../../src/server/application/index.ts';
import type { Instant } from '../../../src/kernel/index.ts';
import { cellsOfBook } from '../../../src/server/application/results/first-cells.ts';
import { pathOf } from '../../../src/server/application/results/cell-key.ts';
import { closingOf } from '../../../src/server/application/result-locks/refuse-locked.ts';
import { whyClosed } from '../../../src/server/application/result-locks/why-closed.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { castOf, fileHashOf, importBook, smallBook, testHouse } from '../../support/house.ts';
import { databaseTool, entryPath, valueAt } from '../../support/results.ts';

const maths = (book: ReturnType<typeof smallBook>): Sheet => ({
  kind: 'subject',
  subject: book.subjects[0]!.code,
  term: 'HK1',
});

describe('a process killed while it enters marks', () => {
  it.each([0, 3])(
    'at value %i leaves what was stored before, whole, and nothing of the rest',
    async (killInside) => {
      const { house, folder, close } = await testHouse();
      const book = smallBook();
      const { classId, cast } = await importBook(house, book);
      await house.close();
      const paths = book.pupils.flatMap((_, index) => [
        entryPath(book, index, 'midterm'),
        entryPath(book, index, 'final'),
      ]);
      const plan = path.join(folder, 'plan.json');
      const by = cast.subjectTeachers[0]!;
      writeFileSync(plan, JSON.stringify({ folder, classId, by, sheet: maths(book), paths, killInside }));
      const child = spawnSync(process.execPath, [path.resolve('test/support/kill/enter-results.mjs'), plan], {
        encoding: 'utf8',
      });
      expect(child.signal).toBe('SIGKILL');
      const stored = child.stdout.trim().split('\n').filter(Boolean);
      expect(stored).toHaveLength(killInside);

      const again = await openInstallation(folder, { lanes: 1 });
      for (const each of paths) {
        const before = cellsOfBook(book).find((cell) => pathOf(cell) === each)!.value;
        expect(await valueAt(again, classId, each)).toBe(stored.at(-1) ?? before);
      }
      const log = await again.store.read((view) => view.scoreChanges(classId));
      const told = (await again.store.read((view) => view.journal(0, 1000))).filter(
        ({ event }) => event.type === 'results.changed',
      );
      expect(told.reduce((sum, { event }) => sum + Number(event.count), 0)).toBe(log.length);
      expect((await verifyJournal(again)).findings).toEqual([]);
      await again.close();
      await close().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  );
});

describe('two processes at once', () => {
  it('on one cell: exactly one is in, and the other is told by whom', async () => {
    const { house, folder, close } = await testHouse();
    const book = smallBook();
    const { classId, cast } = await importBook(house, book);
    const other = await openInstallation(folder, { lanes: 1, clock: house.clock });
    const midterm = entryPath(book, 0, 'midterm');
    const by = cast.subjectTeachers[0]!;
    for (let round = 0; round < 5; round += 1) {
      const before = await valueAt(house, classId, midterm);
      const revision = await house.store.read((view) => view.lastChange(classId));
      const race = (where: typeof house, after: string) => {
        const changes = [{ path: midterm, before, after }];
        return enterResults(where, { classId, sheet: maths(book), changes, revision, by });
      };
      const [first, second] = [String(round), String(50 + round)];
      const outcomes = await Promise.allSettled([race(house, first), race(other, second)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({ code: 'results.changedMeanwhile' });
    }
    const log = await house.store.read((view) => view.scoreChanges(classId));
    expect(log).toHaveLength(5);
    await other.close();
    await close();
  });

  it('entering while records are submitted: what is frozen is what was entered, or the submission is repeated', async () => {
    const { house, close } = await testHouse();
    const book = smallBook();
    const { classId, cast } = await importBook(house, book);
    const midterm = entryPath(book, 0, 'midterm');
    const before = await valueAt(house, classId, midterm);
    const [submitted, entered] = await Promise.allSettled([
      submitRecords(house, { classId, by: cast.homeroom }),
      enterResults(house, {
        classId,
        sheet: maths(book),
        changes: [{ path: midterm, before, after: '11' }],
        revision: 0,
        by: cast.subjectTeachers[0]!,
      }),
    ]);
    expect([submitted.status, entered.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    const [schoolClass] = await house.store.read((view) => view.classes());
    const records = await house.store.read((view) => view.recordsOf(classId));
    if (submitted.status === 'fulfilled')
      for (const { snapshot } of records) expect(snapshot.context.entriesHash).toBe(schoolClass!.bookHash);
    await close();
  });
});

describe('sizes', () => {
  it('takes a paste over all sheets of 60 pupils in 13 subjects', async () => {
    const { house, close } = await testHouse();
    const book = smallBook({}, 60);
    const { classId } = await importBook(house, book);
    const people = await house.store.read((view) => view.people());
    let written = 0;
    for (const subject of book.subjects) {
      const by = people.find(({ name }) => name === subject.teacher)!.id;
      const sheet: Sheet = { kind: 'subject', subject: subject.code, term: 'HK1' };
      const { cells, revision } = await readSheet(house, { classId, sheet, by });
      const changes = cells
        .filter(({ column }) => column !== 'remark')
        .map(({ path: at, value, pupil }, index) => ({
          path: at,
          before: value,
          after:
            subject.assessedBy === 'comment'
              ? value === 'Đ'
                ? 'CĐ'
                : 'Đ'
              : String((Number(value) + 7 + ((index * 13 + pupil.length) % 31)) % 101),
        }));
      const entry = { classId, sheet, changes, revision, by };
      const asked = await enterResults(house, entry);
      const confirmed = asked.outcome === 'unconfirmed' ? asked.warnings.map(({ key }) => key) : [];
      const done = asked.outcome === 'entered' ? asked : await enterResults(house, { ...entry, confirmed });
      if (done.outcome === 'entered') written += done.changes.length;
    }
    expect(written).toBeGreaterThan(60 * book.subjects.length * 4);
    const log = await house.store.read((view) => view.scoreChanges(classId));
    expect(log).toHaveLength(written);
    await close();
  });

  it('has sheets of a class without pupils', async () => {
    const { house, close } = await testHouse();
    const book = { ...smallBook({}, 1), pupils: [] };
    const { classId } = await importClass(house, { book, fileHash: fileHashOf(book) });
    const { homeroom, subjectTeachers } = await castOf(house, book);
    const sheet = await readSheet(house, { classId, sheet: maths(book), by: subjectTeachers[0]! });
    expect(sheet).toMatchObject({ revision: 0, pupils: [], cells: [], missing: [] });
    expect((await yearLists(house, { classId, by: homeroom })).promotion).toEqual([]);
    const entry = { classId, sheet: maths(book), changes: [], revision: 0, by: subjectTeachers[0]! };
    expect(await enterResults(house, entry)).toEqual({ outcome: 'unchanged' });
    await close();
  });
});

describe('the guard of the program and the guard of the store', () => {
  it('close the same cells, whatever is locked, in signing and opened', async () => {
    const { house, folder, close } = await testHouse();
    const book = smallBook();
    const { classId, cast, records } = await importBook(house, book);
    const cells = (await house.store.read((view) => view.cells(classId))).filter(
      ({ value }) => value !== null,
    );
    const tool = await databaseTool(folder);
    // The guards of locks themselves are held elsewhere; here only what a lock does to cells.
    await tool.query('DROP TRIGGER result_locks_need_an_order');
    await tool.query('DROP TRIGGER result_locks_stay');
    await tool.query(`INSERT INTO locking_orders (id, classId, deed, subject, reason, proposedBy, proposedAt)
      VALUES ('lệnh', '${classId}', 'lock', '{}', 'thử', '${cast.principal}', 1)`);
    const code = book.subjects[0]!.code;
    const scope = fc.record({
      part: fc.constantFrom('scores', 'classData'),
      term: fc.constantFrom(null, 'HK1', 'HK2'),
      subject: fc.constantFrom(null, code),
      column: fc.constantFrom(null, 'regular', 'regular/0', 'midterm', 'remark'),
    });
    const states = ['draft', 'returned', 'subjectSigning', 'locked', 'superseded'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(scope, { maxLength: 2 }),
        fc.constantFrom(...records),
        fc.constantFrom(...states),
        fc.array(fc.constantFrom(...cells), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        async (scopes, record, state, chosen, opens) => {
          await tool.query('DELETE FROM result_locks');
          for (const [index, one] of scopes.entries())
            await tool.query(
              `INSERT INTO result_locks (id, classId, part, term, subject, columnName, lockedBy, lockedAt)
                VALUES (?, ?, ?, ?, ?, ?, 'lệnh', 1)`,
              [`khóa ${index}`, classId, one.part, one.term, one.subject, one.column],
            );
          await tool.query(`UPDATE records SET state = CASE id WHEN ? THEN ? ELSE 'draft' END`, [
            record,
            state,
          ]);
          const now = house.clock.now();
          const opening = {
            correctionId: `sửa ${now}`,
            classId,
            paths: opens ? [pathOf(chosen[0]!)] : [],
            until: (now + 9e9) as Instant,
            decisionNumber: '1',
            by: cast.principal,
            at: now,
          };
          await house.store.write((transaction) => openCells(transaction, opening));
          const at = house.clock.now();
          const closing = await house.store.read((view) => closingOf(view, classId, at));
          for (const cell of new Map(chosen.map((one) => [pathOf(one), one])).values()) {
            const closed = whyClosed(cell, closing) !== null;
            expect([pathOf(cell), await storeRefuses(cell, at)]).toEqual([pathOf(cell), closed]);
          }
          await house.store.write((transaction) =>
            closeCells(transaction, { correctionId: opening.correctionId, at, why: 'expired' }),
          );
        },
      ),
      { numRuns: 40 },
    );
    await tool.destroy();
    await close();

    /** Past every check of the program, in a transaction that never stays. */
    async function storeRefuses(cell: (typeof cells)[number], at: Instant): Promise<boolean> {
      const circumstances = {
        classId,
        at,
        actor: 'x',
        fileHash: null,
        reason: null,
        device: null,
        permission: null,
      };
      try {
        await house.store.write(async (transaction) => {
          await transaction.changeCells(circumstances, [
            { path: pathOf(cell), before: cell.value, after: null },
          ]);
          throw new Error('taken back');
        });
      } catch (error) {
        return !String(error).includes('taken back');
      }
      return false;
    }
  });
});
