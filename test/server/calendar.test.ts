// Milestones become facts once, whatever clocks and processes do; orders lock and unlock.
import fc from 'fast-check';
import { instant } from '../../src/kernel/index.ts';
import type { Milestone } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  agenda,
  tick,
  verifyJournal,
  windowsOfClass,
} from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { importBook, settableClock, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';

const schoolYear = '2025-2026';
const milestones: readonly Milestone[] = [
  {
    id: 'scores',
    when: { on: 'week', week: 20 },
    topic: 'scores',
    closes: [{ window: 'scores', term: 'HK2' }],
  },
  {
    id: 'summary',
    when: { on: 'before', day: '05-30' },
    topic: 'classSummaryPrinted',
    closes: [{ window: 'summarySigning', period: 'HK2' }],
  },
  {
    id: 'transcript',
    when: { on: 'before', day: '06-15' },
    topic: 'transcriptPrinted',
    closes: [{ window: 'transcriptSigning' }],
  },
];

const clock = settableClock('2025-09-05T08:00:00+07:00');
let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
beforeEach(async () => {
  clock.set('2025-09-05T08:00:00+07:00');
  test = await testHouse(1, clock);
  imported = await importBook(test.house, smallBook());
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
  await adopt(milestones);
});
afterEach(() => test.close());

const adopt = (some: readonly Milestone[], version = 1) =>
  adoptPolicy(test.house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policyWith({ version, calendar: { milestones: some } }))),
    by: imported.cast.principal,
    decisionNumber: `${version}/QĐ-VD`,
  });
const tickAt = async (at: string) =>
  (await tick(test.house, instant(at))).map(({ milestone, records }) => `${milestone} ${records}`);
const lateOf = async () =>
  (await test.house.store.read((view) => view.recordsOf(imported.classId)))
    .filter(({ snapshot }) => snapshot.context.late.length > 0)
    .map(({ key }) => key);

describe('the calendar', () => {
  it('notes a milestone when it has passed, not before, and never again', async () => {
    expect(await tickAt('2026-01-01T00:00:00+07:00')).toEqual([]);
    expect(await tickAt('2026-05-29T23:59:59+07:00')).toEqual(['scores 0']);
    expect(await tickAt('2026-05-30T00:00:00+07:00')).toEqual(['summary 0']);
    expect(await tickAt('2026-05-30T00:00:00+07:00')).toEqual([]);
  });

  it('marks late exactly who had not signed what was due', async () => {
    clock.set('2026-05-20T08:00:00+07:00');
    await submitAll(test.house, imported);
    expect(await tickAt('2026-06-01T08:00:00+07:00')).toEqual(['scores 0', 'summary 1']);
    expect(await lateOf()).toEqual(['HK2']);
    expect(await tickAt('2026-06-15T08:00:00+07:00')).toEqual(['transcript 3']);
    expect(await lateOf()).toHaveLength(4);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('catches up in order after a year of sleep', async () => {
    expect(await tickAt('2027-07-01T08:00:00+07:00')).toEqual(['scores 0', 'summary 0', 'transcript 0']);
  });

  it('repeats nothing when the clock goes back, and goes on when it comes forward', async () => {
    await tickAt('2026-06-01T08:00:00+07:00');
    expect(await tickAt('2025-10-01T08:00:00+07:00')).toEqual([]);
    expect(await tickAt('2026-06-02T08:00:00+07:00')).toEqual([]);
    expect(await tickAt('2026-06-20T08:00:00+07:00')).toEqual(['transcript 0']);
  });

  it('remembers across a restart, and two processes note each milestone once between them', async () => {
    await tickAt('2026-03-01T08:00:00+07:00');
    const other = await openInstallation(test.folder, { clock, lanes: 1 });
    try {
      const now = instant('2026-06-20T08:00:00+07:00');
      const both = await Promise.all([tick(test.house, now), tick(other, now), tick(other, now)]);
      expect(
        both
          .flat()
          .map(({ milestone }) => milestone)
          .toSorted(),
      ).toEqual(['summary', 'transcript']);
    } finally {
      await other.close();
    }
  });

  it('makes nobody late by a deadline that had passed when the policy was adopted', async () => {
    clock.set('2026-06-01T08:00:00+07:00');
    await submitAll(test.house, imported);
    await adopt(
      milestones.map((one) =>
        one.id === 'summary' ? { ...one, when: { on: 'before' as const, day: '05-28' } } : one,
      ),
      2,
    );
    expect(await tickAt('2026-06-01T09:00:00+07:00')).toEqual(['scores 0', 'summary 0']);
    expect(await lateOf()).toEqual([]);
  });

  it('lets a milestone that was moved pass again on its new day', async () => {
    await tickAt('2026-06-01T08:00:00+07:00');
    clock.set('2026-06-01T09:00:00+07:00');
    await adopt(
      milestones.map((one) =>
        one.id === 'summary' ? { ...one, when: { on: 'before' as const, day: '06-10' } } : one,
      ),
      2,
    );
    expect(await tickAt('2026-06-05T08:00:00+07:00')).toEqual([]);
    expect(await tickAt('2026-06-10T08:00:00+07:00')).toEqual(['summary 0']);
  });

  it('notes the same milestones whatever the order and number of looks at the clock', async () => {
    const day = fc.integer({ min: 0, max: 400 });
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 6 }), async (days) => {
        const fresh = await testHouse(1, clock);
        try {
          clock.set('2025-09-05T08:00:00+07:00');
          const { cast } = await importBook(fresh.house, smallBook({}, 1));
          const [school] = await fresh.house.store.read((view) => view.schools());
          await adoptPolicy(fresh.house, {
            schoolId: school!.id,
            bytes: Buffer.from(JSON.stringify(policyWith({ calendar: { milestones } }))),
            by: cast.principal,
            decisionNumber: '1',
          });
          const start = instant('2025-09-06T00:00:00+07:00');
          const noted: string[] = [];
          for (const offset of days)
            for (const { milestone, passedAt } of await tick(
              fresh.house,
              instant(start + offset * 86_400_000),
            )) {
              noted.push(milestone);
              expect(passedAt).toBeLessThanOrEqual(start + offset * 86_400_000);
            }
          expect(new Set(noted).size).toBe(noted.length);
          const latest = instant(start + Math.max(...days) * 86_400_000);
          const due = (await agenda(fresh.house, { schoolId: school!.id, schoolYear }, latest))!.items;
          expect(noted.toSorted()).toEqual(
            due
              .filter(({ standing }) => standing !== 'upcoming')
              .map(({ milestone }) => milestone.id)
              .toSorted(),
          );
        } finally {
          await fresh.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('the agenda', () => {
  it('tells the week, what comes and what is late', async () => {
    clock.set('2026-05-20T08:00:00+07:00');
    await submitAll(test.house, imported);
    const now = instant('2026-06-01T08:00:00+07:00');
    const told = await agenda(test.house, { schoolId, schoolYear }, now);
    expect(told?.week).toMatchObject({ number: 40, from: '2026-06-01' });
    expect(
      told?.items.map(({ milestone, standing, unsigned }) => [milestone.id, standing, unsigned]),
    ).toEqual([
      ['scores', 'passed', 0],
      ['summary', 'late', 1],
      ['transcript', 'upcoming', 3],
    ]);
  });

  it('is none without a policy', async () => {
    expect(await agenda(test.house, { schoolId, schoolYear: '2019-2020' }, clock.now())).toBeNull();
  });

  it('closes windows of a class by itself', async () => {
    const scoresAt = async (at: string) =>
      (await windowsOfClass(test.house, imported.classId, instant(at))).find(
        ({ window }) => window.window === 'scores',
      )?.open;
    expect(await scoresAt('2026-01-01T08:00:00+07:00')).toBe(true);
    expect(await scoresAt('2026-03-01T08:00:00+07:00')).toBe(false);
  });
});
