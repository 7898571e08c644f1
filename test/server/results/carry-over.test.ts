// Classes from before marks had rows, and books that come back from cells as they went in.
import path from 'node:path';
import fc from 'fast-check';
import { canonicalJson, sha256 } from '../../../src/kernel/index.ts';
import {
  carryOver,
  cellChanges,
  importClass,
  readBook,
  verifyJournal,
  type Cell,
} from '../../../src/server/application/index.ts';
import { bookWithCells } from '../../../src/server/application/results/book-with-cells.ts';
import { keyOfPath } from '../../../src/server/application/results/cell-key.ts';
import { cellsOfBook } from '../../../src/server/application/results/first-cells.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { liftIsolation, openDatabase } from '../../../src/server/persistence/index.ts';
import { castOf, importBook, smallBook, testHouse, tickingClock } from '../../support/house.ts';
import { change, entryPath, valueAt } from '../../support/results.ts';
import { makeClassBook } from '../../support/workbooks/index.ts';

describe('a database of the former migration', () => {
  it('gets its marks in rows when it is opened, with its log, and goes on from there', async () => {
    const { house, folder, close } = await testHouse();
    const book = smallBook();
    const { classId } = await importBook(house, book);
    const conduct = { ...book.pupils[0]!.conduct, HK1: 'Chưa đạt' as const };
    const changed = { ...book, pupils: [{ ...book.pupils[0]!, conduct }, ...book.pupils.slice(1)] };
    await importClass(house, { book: changed, fileHash: sha256('second') });
    await house.close();

    const source = await openDatabase(path.join(folder, 'giaplai.sqlite'));
    // As before every migration: policies between schools look at columns that go.
    if (source.options.type === 'postgres') await liftIsolation(source.createQueryRunner());
    let undone = '';
    while (undone !== 'Results1780000000017') {
      const [last] = await source.query<{ name: string }[]>(
        'SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1',
      );
      undone = last!.name;
      await source.undoLastMigration();
    }
    await expect(source.query('SELECT 1 FROM cells')).rejects.toThrow(/no such table|does not exist/);
    const [kept] = await source.query<{ lines: number }[]>('SELECT count(*) AS lines FROM score_log');
    expect(kept!.lines).toBe(1);
    await source.destroy();

    const again = await openInstallation(folder, {
      clock: tickingClock('2026-06-02T08:00:00+07:00'),
      lanes: 1,
    });
    const [schoolClass] = await again.store.read((view) => view.classes());
    expect(await readBook(again, schoolClass!)).toEqual(changed);
    expect(await carryOver(again)).toBe(0);
    const { homeroom } = await castOf(again, book);
    const midterm = entryPath(book, 0, 'midterm');
    await change(again, classId, homeroom, { [midterm]: '25' });
    expect(await valueAt(again, classId, midterm)).toBe('25');
    const log = await again.store.read((view) => view.scoreChanges(classId));
    expect(log.map(({ id, reason }) => [id, reason])).toEqual([
      [1, null],
      [2, null],
    ]);
    expect((await verifyJournal(again)).findings).toEqual([]);
    await again.close();
    await close().catch(() => undefined);
  });
});

describe('a class book', () => {
  it('comes back from its cells as it went in, hard codes and missing marks included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9999 }), (pupils, seed) => {
        const made = makeClassBook({
          pupils,
          seed,
          empty: 0.2,
          exempt: 0.1,
          regime: seed % 2 === 0 ? 'TT22' : 'TT58',
        });
        const book = {
          ...made,
          pupils: made.pupils.map((pupil, index) => ({ ...pupil, code: `${pupil.code}/${index}` })),
        };
        const cells = cellsOfBook(book).map((cell): Cell => ({ ...cell, change: 0 }));
        const emptied = { ...book, pupils: book.pupils.map((pupil) => ({ ...pupil, name: '?' })) };
        expect(canonicalJson(bookWithCells(emptied, cells))).toBe(canonicalJson(book));
      }),
      { numRuns: 60 },
    );
  });

  it('is what replaying the log from its first import gives, whatever was written in between', async () => {
    const book = smallBook();
    const paths = cellsOfBook(book)
      .filter(
        ({ field, column }) => field === 'entries' && ['midterm', 'final', 'regular/0'].includes(column),
      )
      .map((cell) => ['pupils', cell.pupil, cell.field, cell.term, cell.subject, cell.column].join('/'));
    const scored = paths.filter((one) =>
      book.subjects.some(
        ({ code, assessedBy }) => assessedBy === 'score' && keyOfPath(one)!.subject === code,
      ),
    );
    const { house, close } = await testHouse();
    const { classId, cast } = await importBook(house, book);
    const writing = fc.dictionary(
      fc.constantFrom(...scored),
      fc.option(fc.integer({ min: 0, max: 100 }).map(String)),
      { minKeys: 1, maxKeys: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(writing, { minLength: 1, maxLength: 4 }), async (writings) => {
        for (const values of writings) await change(house, classId, cast.homeroom, values);
        const log = await house.store.read((view) => view.scoreChanges(classId));
        const replayed = new Map(cellChanges(null, book).map(({ path: at, after }) => [at, after]));
        for (const { path: at, before, after } of log) {
          expect(replayed.get(at) ?? null).toBe(before);
          replayed.set(at, after);
        }
        const [schoolClass] = await house.store.read((view) => view.classes());
        const present = cellChanges(null, await readBook(house, schoolClass!));
        expect(new Map([...replayed].filter(([, value]) => value !== null))).toEqual(
          new Map(present.map(({ path: at, after }) => [at, after])),
        );
      }),
      { numRuns: 15 },
    );
    await close();
  });
});
