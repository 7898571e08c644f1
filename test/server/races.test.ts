// Many people at once, from one process and from several over the same folder.
import { openInstallation } from '../../src/server/installation.ts';
import type { Installation } from '../../src/server/installation.ts';
import {
  runEffects,
  statusOfClass,
  step,
  submitRecords,
  verifyJournal,
} from '../../src/server/application/index.ts';
import {
  importBook,
  serviceSigner,
  signAs,
  smallBook,
  submitAll,
  testHouse,
  tickingClock,
} from '../support/house.ts';
import { testConditions } from '../support/conditions.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';

let test: TestHouse;
let imported: ImportedClass;
let second: Installation;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, 2));
  second = await openInstallation(test.folder, { clock: tickingClock(), lanes: 1 });
});
afterEach(async () => {
  await second.close();
  await test.close();
});

describe('at the same time', () => {
  it('all subject teachers sign the same documents, each exactly once', async () => {
    const { house } = test;
    const { cast, records } = imported;
    await submitAll(house, imported);
    const houses = [house, second];
    const held = await Promise.all(
      cast.subjectTeachers.map((teacher, index) =>
        signAs(houses[index % 2]!, imported, teacher, 'subjectTeacher', records),
      ),
    );
    for (const { outcomes } of held)
      expect(outcomes.map(({ trouble }) => trouble)).toEqual(records.map(() => null));
    const stored = await house.store.read((view) => view.records(records));
    for (const { snapshot } of stored) {
      expect(snapshot.state).toBe('subjectSigned');
      const signers = snapshot.context.signatures.map(({ person }) => person);
      expect(signers.toSorted()).toEqual(cast.subjectTeachers.toSorted());
    }
    expect((await verifyJournal(house)).findings).toEqual([]);
  });

  it('one teacher on two machines signs each document once and is told so on the other', async () => {
    await submitAll(test.house, imported);
    const { cast, records } = imported;
    const teacher = cast.subjectTeachers[0]!;
    const [here, there] = await Promise.all(
      [test.house, second].map((house) => signAs(house, imported, teacher, 'subjectTeacher', records)),
    );
    for (const id of records) {
      const codes = [here!, there!].map(
        ({ outcomes }) => outcomes.find(({ recordId }) => recordId === id)?.trouble?.code ?? 'signed',
      );
      expect(codes.toSorted()).toEqual(['signed', 'signing.alreadySigned']);
    }
  });

  it('two processes carry out the same orders, and every document is made once', async () => {
    const { house } = test;
    const { submitted } = await submitRecords(house, {
      classId: imported.classId,
      by: imported.cast.homeroom,
    });
    await Promise.all(
      [house, second].map((each) =>
        runEffects(each, { serviceSigner, conditions: testConditions(house.clock) }),
      ),
    );
    await runEffects(house, { serviceSigner, conditions: testConditions(house.clock) });
    const segments = await house.store.read((view) => view.segments(submitted));
    for (const id of submitted) {
      const mine = segments.filter(({ recordId }) => recordId === id);
      expect(mine.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    }
    expect((await verifyJournal(house)).findings).toEqual([]);
  });

  it('a signature and a return leave the record in one of the two states, never between', async () => {
    const { house } = test;
    await submitAll(house, imported);
    const { cast, records } = imported;
    const event = {
      type: 'record.returned',
      by: cast.homeroom,
      reason: 'Sai điểm',
      at: house.clock.now(),
    } as const;
    const [held] = await Promise.all([
      signAs(house, imported, cast.subjectTeachers[0]!, 'subjectTeacher', records),
      step(second, { recordId: records[0]!, event }, { person: cast.homeroom }),
    ]);
    const { records: after } = await statusOfClass(house, imported.classId);
    expect(after[0]!.state).toBe('returned');
    expect([null, 'record.notSubmitted']).toContain(held.outcomes[0]!.trouble?.code ?? null);
    expect((await verifyJournal(house)).findings).toEqual([]);
  });
});
