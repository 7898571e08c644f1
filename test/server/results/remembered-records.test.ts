// What is remembered of records between two looks is what reading all of them anew would give, after every kind of step.
import fc from 'fast-check';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  classOverviews,
  dueFor,
  noteDeadline,
  returnRecord,
  runEffects,
  schoolMap,
  statusOfClass,
  submitRecords,
  waitingFor,
} from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { testConditions } from '../../support/conditions.ts';
import { importBook, serviceSigner, signAs, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';

let test: TestHouse;
let imported: readonly ImportedClass[];
let schoolId: string;
const { schoolYear } = smallBook();
beforeAll(async () => {
  test = await testHouse();
  const first = await importBook(test.house, smallBook());
  imported = [first, await importBook(test.house, smallBook({ className: '8A2' }, 2))];
  [{ id: schoolId } = { id: '' }] = await test.house.store.read((view) => view.schools());
});
afterAll(() => test.close());

const step = fc.record({
  deed: fc.constantFrom('submit', 'submit', 'sign', 'sign', 'sign', 'deadline', 'return'),
  inClass: fc.nat({ max: 1 }),
  who: fc.nat({ max: 20 }),
  some: fc.nat({ max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What cannot be done now is refused, and changes nothing. */
async function take({ deed, inClass, who, some }: Step): Promise<void> {
  const { house } = test;
  const one = imported[inClass]!;
  const { cast, classId } = one;
  const records = one.records.slice(some);
  if (deed === 'submit') {
    await submitRecords(house, { classId, by: cast.homeroom, records });
    await runEffects(house, { serviceSigner, conditions: testConditions(house.clock) });
  } else if (deed === 'deadline') await noteDeadline(house, { records, at: house.clock.now() });
  else if (deed === 'return')
    await returnRecord(house, { recordId: records[0]!, by: cast.homeroom, reason: 'Sai ngày sinh' }).catch(
      (error: unknown) => {
        expect(error).toMatchObject({ name: 'Fault' });
      },
    );
  else {
    const due = (await dueFor(house, personAt(who))).filter(({ role }) => role !== 'seal');
    for (const { role, records: ids } of due)
      if (role !== 'seal') await signAs(house, one, personAt(who), role, ids);
  }
}

const people = () => [...new Set(imported.flatMap(({ cast }) => [...cast.names.keys()]))];
const personAt = (who: number): PersonId => people()[who % people().length]!;
const forgetful = (): Installation => ({ ...test.house, store: { ...test.house.store } });

async function agrees(): Promise<void> {
  const { house } = test;
  const anew = forgetful();
  const { principal: by } = imported[0]!.cast;
  const statuses = await Promise.all(imported.map(({ classId }) => statusOfClass(house, classId)));
  const { classes } = await classOverviews(house, { schoolId, by });
  expect(classes.map(({ byState }) => Object.fromEntries(byState))).toEqual(
    statuses.map(({ byState }) => byState),
  );
  for (const person of people()) {
    const due = await dueFor(house, person);
    expect(due).toEqual(await dueFor(anew, person));
    const awaited = statuses.map(({ schoolClass, records }) => ({
      class: schoolClass.id,
      records: records.filter((one) => one.awaited.some((who) => who.person === person)).map(({ id }) => id),
    }));
    for (const { class: id, records } of awaited) {
      const signing = due.filter(({ schoolClass, role }) => schoolClass.id === id && role !== 'seal');
      expect(new Set(signing.flatMap((one) => one.records))).toEqual(new Set(records));
    }
    const asked = { person, schoolId };
    expect(await waitingFor(house, asked)).toEqual(await waitingFor(anew, asked));
  }
  const map = { schoolId, schoolYear, term: 'HK1', by, at: house.clock.now() } as const;
  const [kept, fresh] = [await schoolMap(house, map), await schoolMap(anew, map)];
  expect(kept).toEqual(fresh);
  const signatures = statuses.flatMap(({ records }) => records.map((one) => one.signatures));
  expect(kept.signedAt).toHaveLength(signatures.reduce((sum, one) => sum + one, 0));
}

it('counts, lists and the map of the school are the same remembered and read anew, after any steps', async () => {
  const run = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
    for (const one of steps) {
      await take(one);
      await agrees();
    }
  });
  await fc.assert(run, { numRuns: 6, endOnFailure: true });
  const states = await Promise.all(imported.map(({ classId }) => statusOfClass(test.house, classId)));
  expect(states.flatMap(({ records }) => records).some(({ state }) => state !== 'draft')).toBe(true);
}, 180_000);
