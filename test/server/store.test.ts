// The store, on either database: what it refuses, and transactions that are all or nothing.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { sha256 } from '../../src/kernel/index.ts';
import { openDatabase, unitOfWork } from '../../src/server/persistence/index.ts';
import { importBook, smallBook, submitAll, testHouse } from '../support/house.ts';

const openAgain = (folder: string) => openDatabase(path.join(folder, 'giaplai.sqlite'));

describe('the database', () => {
  it('refuses to change or remove what may only grow', async () => {
    const { house, folder, close } = await testHouse();
    const imported = await importBook(house, smallBook({}, 1));
    await submitAll(house, imported);
    const source: DataSource = await openAgain(folder);
    for (const [table, column] of [
      ['journal', 'actor'],
      ['segments', 'hash'],
      ['documents', 'slots'],
    ] as const) {
      await expect(source.query(`UPDATE ${table} SET ${column} = '${'0'.repeat(64)}'`)).rejects.toThrow(
        'append-only',
      );
      await expect(source.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    }
    await source.destroy();
    await close();
  });

  it('refuses a second signature in one field, and a second segment in one place', async () => {
    const { house, close } = await testHouse();
    const imported = await importBook(house, smallBook({}, 1));
    await submitAll(house, imported);
    const recordId = imported.records[0]!;
    const [segment] = await house.store.read((view) => view.segments([recordId]));
    const fill = {
      recordId,
      version: 1,
      slot: 'Subject_TOAN',
      role: 'subjectTeacher',
      personId: imported.cast.homeroom,
      ordinal: 1,
      at: house.clock.now(),
      evidence: null,
    } as const;
    await house.store.write((transaction) => transaction.fillSlots([fill]));
    await expect(house.store.write((transaction) => transaction.fillSlots([fill]))).rejects.toThrow(
      /unique/i,
    );
    await expect(house.store.write((transaction) => transaction.addSegments([segment!]))).rejects.toThrow(
      /unique/i,
    );
    await close();
  });
});

describe('a transaction', () => {
  it('that fails leaves nothing, and the next one works', async () => {
    const { house, close } = await testHouse();
    const school = { id: 's', name: 'Trường', level: 'THCS', province: 'x', commune: 'y' } as const;
    const failing = house.store.write(async (transaction) => {
      await transaction.addSchool(school);
      throw new Error('halfway');
    });
    await expect(failing).rejects.toThrow('halfway');
    expect(await house.store.read((view) => view.schools())).toEqual([]);
    await house.store.write((transaction) => transaction.addSchool(school));
    expect(await house.store.read((view) => view.schools())).toEqual([school]);
    await close();
  });

  it('takes its turn: a hundred at once do not nest into each other', async () => {
    const source = await openDatabase(':memory:');
    const store = unitOfWork(source);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        store.write(async (transaction) => {
          const { seq } = await transaction.journalHead();
          await transaction.append([
            { at: 0 as never, actor: 'service:test', record: null, event: { type: 'tested', seq } },
          ]);
          if (index % 3 === 0) throw new Error('no');
        }),
      ),
    );
    const written = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const journal = await store.read((view) => view.journal(0, 1000));
    expect(journal.map(({ event }) => event.seq)).toEqual(Array.from({ length: written }, (_, seq) => seq));
    await source.destroy();
  });

  it('that saw an older revision changes nothing', async () => {
    const { house, close } = await testHouse();
    const { records } = await importBook(house, smallBook({}, 1));
    const [record] = await house.store.read((view) => view.records(records));
    const change = { id: record!.id, revision: record!.revision, snapshot: record!.snapshot };
    await house.store.write((transaction) => transaction.updateRecords([change]));
    await expect(
      house.store.write((transaction) => transaction.updateRecords([change])),
    ).rejects.toMatchObject({
      code: 'record.changedMeanwhile',
    });
    await close();
  });
});

describe('an installation', () => {
  it('is found again as it was left', async () => {
    const { house, folder, close } = await testHouse();
    await importBook(house, smallBook({}, 1));
    const head = await house.store.read((view) => view.journalHead());
    const source = await openAgain(folder);
    expect(await unitOfWork(source).read((view) => view.journalHead())).toEqual(head);
    expect(head.hash).not.toBe(sha256());
    await source.destroy();
    await close();
    expect(existsSync(folder)).toBe(false);
  });
});
