// A running server notices by itself that a milestone has passed.
import { setTimeout as pause } from 'node:timers/promises';
import { adoptPolicy } from '../../../src/server/application/index.ts';
import { keepCalendar } from '../../../src/server/start/keep-calendar.ts';
import { importBook, settableClock, smallBook, testHouse } from '../../support/house.ts';
import type { TestHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';

const clock = settableClock('2025-09-10T08:00:00+07:00');
let test: TestHouse;
let schoolId: string;
beforeAll(async () => {
  test = await testHouse(1, clock);
  const { cast } = await importBook(test.house, smallBook({}, 1));
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
  const milestone = { id: 'w05', when: { on: 'week', week: 5 }, topic: 'pupilParticulars' } as const;
  await adoptPolicy(test.house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policyWith({ calendar: { milestones: [milestone] } }))),
    by: cast.principal,
    decisionNumber: '1/QĐ-VD',
  });
});
afterAll(() => test.close());

const noted = async () =>
  (await test.house.store.read((view) => view.passedMilestones(schoolId, '2025-2026'))).length;
const until = async (condition: () => Promise<boolean>) => {
  for (let turn = 0; turn < 500 && !(await condition()); turn += 1) await pause(10);
};

it('the calendar is looked at again and again, until it is told to end', async () => {
  const failures: unknown[] = [];
  const kept = keepCalendar(test.house, (error) => failures.push(error), 10);
  await pause(50);
  expect(await noted()).toBe(0);
  clock.set('2025-10-06T00:00:00+07:00');
  await until(async () => (await noted()) > 0);
  expect(await noted()).toBe(1);
  await kept.end();
  expect(failures).toEqual([]);
});

it('a look that fails is told, and the next one follows', async () => {
  const failures: unknown[] = [];
  const broken = {
    ...test.house,
    store: { ...test.house.store, read: () => Promise.reject(new Error('full')) },
  };
  const kept = keepCalendar(broken, (error) => failures.push(error), 5);
  await until(() => Promise.resolve(failures.length > 1));
  await kept.end();
  const told = failures.length;
  expect(told).toBeGreaterThan(1);
  await pause(40);
  expect(failures).toHaveLength(told);
});
