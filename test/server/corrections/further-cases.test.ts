// Further cases: marks nobody had sealed yet, a year under TT58, a pupil who left.
import { attachedSnapshot } from '../../../src/documents/index.ts';
import { toIso } from '../../../src/kernel/index.ts';
import {
  examineSuccession,
  passDeadlines,
  permitCorrection,
  readDocument,
  requestCorrection,
} from '../../../src/server/application/index.ts';
import { finalOf, stateOf, transcriptOf } from '../../support/correction-cells.ts';
import {
  ask,
  carryOn,
  correctWholly,
  evidence,
  openSchool,
  sealedSchool,
  until,
} from '../../support/corrections.ts';
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

describe('the last moment before the term’s examination (R81)', () => {
  it('lets a request lapse that nobody permitted in time; asked again it takes the stricter path', async () => {
    const made = makeClassBook({ pupils: 2, seed: 7, className: '9A' });
    const book = { ...made, schoolYear: '2023-2024' };
    const start = '2023-10-02T08:00:00+07:00';
    const school = await openSchool({ book, policy: 'vĩnh-an-tân-liên.json', start });
    try {
      const cell = finalOf(school, 0, 0, 'HK1');
      const { id, snapshot } = await ask(school, { by: cell.by, cells: [cell] });
      const { route, permitBefore, demands } = snapshot.context;
      expect(route).toBe('ordinary');
      expect(demands.permittedBy).toEqual(['principal', 'systemBoard']);
      // Monday of the eighteenth week is 1 January; the last day is a week before.
      expect(toIso(permitBefore!)).toBe('2023-12-26T00:00:00+07:00');
      await until(school, id, 'homeroomConfirmed');
      school.clock.set('2023-12-25T23:59:00+07:00');
      expect(await passDeadlines(school.house)).toBe(0);
      school.clock.set('2023-12-26T00:00:00+07:00');
      const { principal } = school.imported.cast;
      await expect(
        permitCorrection(school.house, { correction: id, by: principal, decisionNumber: '7/QĐ' }),
      ).rejects.toThrow('correction.tooLate');
      expect(await passDeadlines(school.house)).toBe(1);
      expect(await stateOf(school, id)).toBe('lapsed');
      const again = await ask(school, { by: cell.by, cells: [cell] });
      expect(again.snapshot.context).toMatchObject({ route: 'afterLock', permitBefore: null });
    } finally {
      await school.close();
    }
  });

  it('wants the evidence that the regulation names', async () => {
    const made = makeClassBook({ pupils: 1, seed: 7, className: '9A' });
    const book = { ...made, schoolYear: '2023-2024' };
    const start = '2023-10-02T08:00:00+07:00';
    const school = await openSchool({ book, policy: 'vĩnh-an-tân-liên.json', start });
    try {
      const cell = finalOf(school, 0, 0, 'HK1');
      const { classId, cast } = school.imported;
      const request = { classId, by: cell.by, cells: [cell], reason: 'Cộng sót' };
      const only = evidence().slice(0, 1);
      await expect(requestCorrection(school.house, { ...request, evidence: only })).rejects.toThrow(
        'correction.evidenceMissing',
      );
      // By that regulation only subject teachers propose corrections of marks.
      const byHomeroom = { ...request, by: cast.homeroom, evidence: evidence() };
      await expect(requestCorrection(school.house, byHomeroom)).rejects.toThrow('correction.notProposer');
    } finally {
      await school.close();
    }
  });
});
