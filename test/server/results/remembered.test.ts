// What is remembered of marks between two looks is what working everything out anew would give, whatever came between.
import fc from 'fast-check';
import { terms, type ClassBook, type Term } from '../../../src/assessment/index.ts';
import { Fault, instant, type Instant } from '../../../src/kernel/index.ts';
import {
  adoptPolicy,
  entryProgress,
  importClass,
  readBook,
  sheetsOfClass,
} from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { fileHashOf, importBook, settableClock, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { change } from '../../support/results.ts';

const book = smallBook();
const clock = settableClock('2025-09-01T08:00:00+07:00');
let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
let versions = 0;
beforeAll(async () => {
  test = await testHouse(1, clock);
  imported = await importBook(test.house, book);
  [{ id: schoolId } = { id: '' }] = await test.house.store.read((view) => view.schools());
});
afterAll(() => test.close());

/** The same store, of which nothing is remembered. */
const forgetful = (): Installation => ({ ...test.house, store: { ...test.house.store } });
const schoolClass = async () => (await test.house.store.read((view) => view.classes()))[0]!;

const place = fc.record({
  pupil: fc.nat({ max: 3 }),
  subject: fc.nat({ max: book.subjects.length - 1 }),
  term: fc.constantFrom(...terms),
});
const column = fc.constantFrom('regular/0', 'regular/1', 'regular/4', 'midterm', 'final', 'remark', 'kind');
const day = fc
  .integer({ min: 0, max: 280 })
  .map((days) => instant('2025-09-01T00:00:00+07:00') + days * 86_400_000);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('mark'), place, column, filled: fc.boolean() }) },
  fc.record({ kind: fc.constant('conduct'), place, level: fc.constantFrom('Tốt', 'Khá', null) }),
  fc.record({ kind: fc.constant('absences'), place, days: fc.nat({ max: 9 }) }),
  fc.record({
    kind: fc.constant('testDay'),
    place,
    column: fc.constantFrom('regular/0', 'midterm', 'final'),
    on: day,
  }),
  fc.record({
    kind: fc.constant('policy'),
    days: fc.integer({ min: 1, max: 30 }),
    percent: fc.constantFrom(50, 100),
  }),
  fc.record({ kind: fc.constant('file'), place, another: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const isoDay = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

async function take(one: Step): Promise<void> {
  const { house } = test;
  const { classId, cast } = imported;
  const present = await readBook(house, await schoolClass());
  const pupilAt = (index: number) => present.pupils[index % present.pupils.length]!;
  const write = (path: string, after: string | null) =>
    change(house, classId, cast.homeroom, { [`pupils/${path}`]: after });
  if (one.kind === 'policy') {
    const { days, percent } = one;
    const scoreEntry = {
      regular: { daysAfterTest: days, shares: [{ by: 'midterm', percent }] },
      periodic: { daysAfterTest: days },
    } as const;
    versions += 1;
    const bytes = Buffer.from(JSON.stringify(policyWith({ scoreEntry, version: versions })));
    await adoptPolicy(house, { schoolId, bytes, by: cast.principal, decisionNumber: `${days}/QĐ-VD` });
    return;
  }
  const { pupil: index, subject: number, term } = one.place;
  const [pupil, subject] = [pupilAt(index), present.subjects[number]!];
  if (one.kind === 'mark') {
    const mark = write(`${pupil.code}/entries/${term}/${subject.code}/${one.column}`, valueOf(one, subject));
    // Who is exempt has no marks: refused, and nothing changed.
    await mark.catch((error: unknown) => {
      if (!(error instanceof Fault) || error.code !== 'results.valueRefused') throw error;
    });
  } else if (one.kind === 'conduct') await write(`${pupil.code}/conduct/${term}`, one.level);
  else if (one.kind === 'absences') await write(`${pupil.code}/absences/permitted`, String(one.days));
  else if (one.kind === 'testDay') {
    const stated = { subject: subject.code, term, column: one.column, on: isoDay(one.on) };
    const by = { classId, statedBy: cast.homeroom, statedAt: clock.now() };
    await house.store.write((transaction) => transaction.addTestDays([{ ...stated, ...by }]));
  } else {
    const brought = one.another
      ? withAnotherPupil(present)
      : withoutMarks(present, pupil.code, subject.code, term);
    await importClass(house, { book: brought, fileHash: fileHashOf(brought) });
  }
}

function valueOf(
  { column: name, filled }: { readonly column: string; readonly filled: boolean },
  { assessedBy }: ClassBook['subjects'][number],
) {
  if (name === 'kind') return filled ? assessedBy : 'exempt';
  if (!filled) return null;
  return name === 'remark' ? 'Có tiến bộ' : assessedBy === 'score' ? '75' : 'Đ';
}

function withAnotherPupil(present: ClassBook): ClassBook {
  const ordinal = present.pupils.length + 1;
  const last = present.pupils.at(-1)!;
  const pupil = { ...last, ordinal, code: `MOI${ordinal}`, name: `Trần Văn Mới ${ordinal}` };
  return ordinal > 6 ? present : { ...present, pupils: [...present.pupils, pupil] };
}

function withoutMarks(present: ClassBook, code: string, subject: string, term: Term): ClassBook {
  const pupils = present.pupils.map((pupil) => {
    const entry = pupil.entries[term][subject];
    if (pupil.code !== code || !entry || entry.kind === 'exempt') return pupil;
    const entries = { ...pupil.entries[term], [subject]: { ...entry, midterm: null, final: null } };
    return { ...pupil, entries: { ...pupil.entries, [term]: entries } };
  });
  return { ...present, pupils };
}

/** @param from or now, if that is later: the rules are those of now */
async function agrees(from: Instant): Promise<void> {
  const at = Math.max(from, clock.now() + 60_000) as Instant;
  const asked = { schoolId, schoolYear: book.schoolYear, by: imported.cast.principal, at };
  const { sheets } = await entryProgress(test.house, asked);
  const anew = await sheetsOfClass(forgetful(), await schoolClass(), at);
  expect(sheets).toEqual(anew.map(({ lateCells, ...counts }) => ({ ...counts, late: lateCells.length })));
  expect(await readBook(test.house, await schoolClass())).toEqual(
    await readBook(forgetful(), await schoolClass()),
  );
}

it('progress and books are the same remembered and worked out anew, after any marks, days, rules and files', async () => {
  const look = fc.record({ at: day, every: fc.integer({ min: 1, max: 3 }) });
  const run = fc.asyncProperty(
    fc.array(step, { minLength: 2, maxLength: 8 }),
    look,
    async (steps, { at, every }) => {
      for (const [number, one] of steps.entries()) {
        clock.set(new Date(Math.max(clock.now(), at - 86_400_000 * (steps.length - number))).toISOString());
        await take(one);
        if (number % every === 0) await agrees(at as Instant);
      }
      await agrees(at as Instant);
    },
  );
  await fc.assert(run, { numRuns: 25, endOnFailure: true });
}, 120_000);

it('two who look at once, while a third writes, both end at what stands', async () => {
  const pupil = book.pupils[0]!.code;
  const entry = `pupils/${pupil}/entries/HK2/${book.subjects[0]!.code}`;
  const path = `${entry}/final`;
  // An earlier test may have made the pupil exempt.
  await change(test.house, imported.classId, imported.cast.homeroom, { [`${entry}/kind`]: 'score' });
  const at = instant('2026-06-01T08:00:00+07:00');
  const asked = { schoolId, schoolYear: book.schoolYear, by: imported.cast.principal, at };
  for (const value of [null, '40', null, '90']) {
    const write = change(test.house, imported.classId, imported.cast.homeroom, { [path]: value });
    await Promise.all([entryProgress(test.house, asked), write, entryProgress(test.house, asked)]);
    await agrees(at);
  }
});
