// Further cases: marks nobody had sealed yet, a year under TT58, a pupil who left.
import { attachedSnapshot } from '../../../src/documents/index.ts';
import { examineSuccession, readDocument } from '../../../src/server/application/index.ts';
import { finalOf, stateOf, transcriptOf } from '../../support/correction-cells.ts';
import { ask, carryOn, correctWholly, openSchool, sealedSchool, until } from '../../support/corrections.ts';
import { importBook, smallBook, submitAll, throughTheLock } from '../../support/house.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { makeClassBook } from '../../support/workbooks/index.ts';

jest.setTimeout(60_000);

describe('before the seal', () => {
  it('sends what is being signed back, for everybody to sign the corrected results', async () => {
    const school = await openSchool({ book: smallBook({}, 2) });
    try {
      await submitAll(school.house, school.imported);
      const { path, after, by } = finalOf(school, 0);
      const asked = await ask(school, { by, cells: [{ path, after }] });
      expect(asked.snapshot.context.route).toBe('ordinary');
      await until(school, asked.id, 'renewing').catch(() => undefined);
      const { snapshot } = await transcriptOf(school, 0);
      expect(snapshot).toMatchObject({ state: 'returned', context: { renewal: null } });
      expect(snapshot.context.returned?.reason).toContain('7/QĐ-VD');
      await carryOn(school);
      expect(await stateOf(school, asked.id)).toBe('completed');
    } finally {
      await school.close();
    }
  });
});

describe('a year under TT58', () => {
  it('is corrected by the same steps, with its own levels and means', async () => {
    const book = makeClassBook({ regime: 'TT58', level: 'THCS', className: '9B', pupils: 2, seed: 3 });
    const school = await sealedSchool({ book });
    try {
      const { path, after, by } = finalOf(school, 0);
      const before = await readDocument(school.house, (await transcriptOf(school, 0)).id);
      await correctWholly(school, { by, cells: [{ path, after }] });
      const { bytes } = await readDocument(school.house, (await transcriptOf(school, 0)).id);
      const [old, now] = [before.bytes, bytes].map(
        (pdf) => attachedSnapshot(pdf)!.snapshot as unknown as { mean: { year: number }; regime: string },
      );
      expect(now!.regime).toBe('TT58');
      expect(now!.mean.year).not.toBe(old!.mean.year);
      const succession = await examineSuccession(bytes, verifySigned(bytes), verifySigned);
      expect(succession?.differences.map(({ place }) => place)).toContain('mean/year');
      expect(succession?.weight).toBe('note');
    } finally {
      await school.close();
    }
  });
});

describe('a pupil who left', () => {
  it('before anything was signed has nothing to correct; after the seal everything stays correctable', async () => {
    const book = smallBook({}, 3);
    const school = await openSchool({ book });
    try {
      const fewer = { ...book, pupils: book.pupils.slice(0, 2) };
      const imported = await importBook(school.house, fewer);
      const left = { ...school, imported, book };
      const gone = finalOf(left, 2);
      await expect(ask(left, { by: gone.by, cells: [gone] })).rejects.toThrow('results.cellUnknown');
      const records = (await school.house.store.read((view) => view.recordsOf(imported.classId)))
        .filter(({ snapshot }) => snapshot.state !== 'withdrawn')
        .map(({ id }) => id);
      await throughTheLock(school.house, { ...imported, records });
      // Transferred in summer, with the class book closed: the record stays the school's to correct.
      const stays = finalOf(left, 1);
      const done = await correctWholly({ ...left, book: fewer }, { by: stays.by, cells: [stays] });
      expect(done.snapshot.state).toBe('completed');
    } finally {
      await school.close();
    }
  });
});
