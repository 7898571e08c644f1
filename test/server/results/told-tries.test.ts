// Who tries past a lock is in the journal, also by a file.
import { importClass } from '../../../src/server/application/index.ts';
import { fileHashOf, importBook, smallBook, submitAll, testHouse } from '../../support/house.ts';

it('a file that would change what is being signed stays in the journal, one that changes nothing does not', async () => {
  const { house, close } = await testHouse();
  try {
    const book = smallBook();
    const imported = await importBook(house, book);
    await submitAll(house, imported);
    const refused = async () =>
      (await house.store.read((view) => view.journal(0, 1000))).filter(
        ({ event }) => event.type === 'results.refused',
      );
    await importClass(house, { book, fileHash: fileHashOf(book), by: imported.cast.registrar });
    expect(await refused()).toEqual([]);
    const [first, ...rest] = book.pupils;
    const changed = {
      ...book,
      pupils: [{ ...first!, conduct: { HK1: 'Đạt', HK2: 'Đạt' } as const }, ...rest],
    };
    const wish = { book: changed, fileHash: fileHashOf(changed), by: imported.cast.registrar };
    await expect(importClass(house, wish)).rejects.toThrow('class.alreadyInSigning');
    expect(await refused()).toMatchObject([
      {
        actor: `person:${imported.cast.registrar}`,
        event: {
          code: 'class.alreadyInSigning',
          class: imported.classId,
          fileHash: wish.fileHash,
          cells: [`pupils/${first!.code}/conduct/HK1`, `pupils/${first!.code}/conduct/HK2`].slice(
            first!.conduct.HK1 === 'Đạt' ? 1 : 0,
          ),
        },
      },
    ]);
  } finally {
    await close();
  }
});
