// A correction after the seal under each of the five source regulations: who must agree, who watches, who opens the cells.
import { executeCorrection, verifyJournal } from '../../../src/server/application/index.ts';
import type { CorrectionParty } from '../../../src/workflows/index.ts';
import {
  ask,
  correctWholly,
  recordOf,
  sealedSchool,
  seen,
  standIn,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { sampleNames } from '../../support/policies.ts';
import { makeClassBook } from '../../support/workbooks/index.ts';

interface Expected {
  readonly file: string;
  readonly className: string;
  readonly schoolYear?: string;
  readonly start?: string;
  readonly permittedBy: readonly CorrectionParty[];
  readonly witnesses: readonly CorrectionParty[];
  readonly unlockedBy: readonly CorrectionParty[];
}

/** After the lock whoever decides then agrees on top of everybody who permits anyway (R71, R76). */
const table: readonly Expected[] = [
  {
    file: 'krông-bông.json',
    className: '11A1',
    permittedBy: ['leadership', 'principal'],
    witnesses: ['systemBoard', 'homeroomTeacher'],
    unlockedBy: ['administrator'],
  },
  {
    file: 'vĩnh-an-tân-liên.json',
    className: '9A',
    schoolYear: '2023-2024',
    permittedBy: ['principal', 'systemBoard'],
    witnesses: ['leadership', 'systemBoard'],
    unlockedBy: ['administrator', 'registrar'],
  },
  {
    file: 'him-lam.json',
    className: '6A',
    permittedBy: ['principal', 'vicePrincipal'],
    witnesses: ['systemBoard', 'homeroomTeacher'],
    unlockedBy: ['administrator'],
  },
  {
    file: 'hoàng-văn-thụ.json',
    className: '12A',
    permittedBy: ['leadership', 'principal'],
    witnesses: ['systemBoard', 'homeroomTeacher'],
    unlockedBy: ['administrator'],
  },
  {
    file: 'bình-thạnh.json',
    className: '7A',
    permittedBy: ['principal'],
    witnesses: ['systemBoard', 'homeroomTeacher'],
    unlockedBy: ['registrar', 'administrator'],
  },
];

it('every source regulation is lived through', () => {
  expect(new Set(table.map(({ file }) => file))).toEqual(new Set(sampleNames));
});

describe.each(table)('under $file, class $className', (expected) => {
  let school: CorrectedSchool;
  beforeAll(async () => {
    const level = Number.parseInt(expected.className, 10) > 9 ? ('THPT' as const) : ('THCS' as const);
    const made = makeClassBook({ pupils: 2, seed: 7, level, className: expected.className });
    const book = { ...made, ...(expected.schoolYear !== undefined && { schoolYear: expected.schoolYear }) };
    school = await sealedSchool({ book, policy: expected.file });
  }, 60_000);
  afterAll(() => school.close());

  it('goes from the request to the sealed successors by its own rules', async () => {
    const { book, house } = school;
    const subject = book.subjects.find(
      ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== book.staff.homeroomTeacher,
    )!;
    const by = [...school.imported.cast.names].find(([, name]) => name === subject.teacher)![0];
    const pupil = book.pupils[0]!;
    const path = `pupils/${pupil.code}/entries/HK1/${subject.code}/final`;
    const entry = pupil.entries.HK1[subject.code]!;
    const after = entry.kind === 'score' && Number(entry.final) > 50 ? '10' : '95';

    const { id, snapshot } = await ask(school, { by, cells: [{ path, after }] });
    expect(snapshot.context).toMatchObject({
      route: 'afterLock',
      permitBefore: null,
      requestedAs: 'subjectTeacher',
    });
    const { demands } = snapshot.context;
    expect(demands.permittedBy).toEqual(expected.permittedBy);
    expect(demands.witnesses).toEqual(expected.witnesses);
    expect(demands.quorum).toBe(expected.witnesses.length);
    expect(demands.unlockedBy).toEqual(expected.unlockedBy);
    for (const party of [...demands.permittedBy, ...demands.witnesses])
      expect(standIn(school, party, by)).not.toBe(by);
    await expect(executeCorrection(house, { correction: id, by })).rejects.toThrow('correction.');

    const { withdrawCorrection } = await import('../../../src/server/application/index.ts');
    await withdrawCorrection(house, { correction: id, by });
    const done = await correctWholly(school, { by, cells: [{ path, after }] });
    expect(done.snapshot.state).toBe('completed');
    const { permissions, witnesses, unlocked } = done.snapshot.context;
    expect(new Set(permissions.flatMap(({ as }) => as))).toEqual(new Set(expected.permittedBy));
    expect(witnesses.map(({ as }) => as).toSorted()).toEqual([...expected.witnesses].toSorted());
    expect([...permissions, ...witnesses, unlocked!].map((one) => one.by)).not.toContain(by);

    for (const key of [pupil.code, 'HK1', 'year']) {
      const { snapshot: record } = await recordOf(
        school,
        key === pupil.code ? 'transcript' : 'classSummary',
        key,
      );
      expect(record).toMatchObject({ state: 'locked', context: { version: 2 } });
    }
    const { snapshot: untouched } = await recordOf(school, 'classSummary', 'HK2');
    expect(untouched.context.version).toBe(1);
    expect((await seen(school, done.id)).awaited).toEqual([]);
    expect((await verifyJournal(house)).findings).toEqual([]);
  }, 60_000);
});
