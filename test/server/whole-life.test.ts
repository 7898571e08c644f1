// A class from the workbook to the archive, with real documents, real keys, real worker threads.
import {
  archiveClass,
  readDocument,
  statusOfClass,
  verifyJournal,
} from '../../src/server/application/index.ts';
import { importBook, smallBook, testHouse, throughTheLock } from '../support/house.ts';
import type { TestHouse } from '../support/house.ts';

let test: TestHouse;
beforeAll(async () => {
  test = await testHouse(2);
});
afterAll(() => test.close());

describe('a class', () => {
  it('goes from entered results to the archive, and the journal reproduces every state', async () => {
    const { house } = test;
    const imported = await importBook(house, smallBook());
    await throughTheLock(house, imported);
    const status = await statusOfClass(house, imported.classId);
    expect(status.byState).toEqual({ locked: 6 });
    const archived = await archiveClass(house, { classId: imported.classId, by: imported.cast.registrar });
    expect(archived).toMatchObject({ archived: 6, leftOut: [] });
    const document = await readDocument(house, imported.records[0]!);
    expect(Buffer.from(document.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await verifyJournal(house)).findings).toEqual([]);
  });
});
