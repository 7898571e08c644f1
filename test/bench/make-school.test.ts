// The school that loads are measured with: the same from the same seed, and plausible.
import { assess } from '../../src/assessment/index.ts';
import { makeSchool } from '../../bench/school/index.ts';

const size = { seed: 'x', classes: 5, pupils: 6, teachers: 25, schoolYear: '2025-2026' } as const;

describe('a made school', () => {
  const school = makeSchool(size);
  it('is the same from the same seed, another from another, and a class of it does not depend on its neighbours', () => {
    expect(JSON.stringify(makeSchool(size))).toBe(JSON.stringify(school));
    expect(JSON.stringify(makeSchool({ ...size, seed: 'y' }))).not.toBe(JSON.stringify(school));
    expect(makeSchool({ ...size, classes: 2 }).books[1]).toEqual(school.books[1]);
  });

  it('has as many teachers as asked for, each of one subject, and a homeroom teacher who teaches the class', () => {
    const pairs = school.books.flatMap(({ subjects }) =>
      subjects.map(({ code, teacher }) => [teacher, code]),
    );
    const subjectOf = new Map(pairs as [string, string][]);
    expect(subjectOf.size).toBe(25);
    for (const [teacher, code] of pairs) expect(subjectOf.get(teacher!)).toBe(code);
    for (const { subjects, staff } of school.books)
      expect(subjects.map(({ teacher }) => teacher)).toContain(staff.homeroomTeacher);
  });

  it('has a whole year of marks from which results follow', () => {
    const results = assess(school.books[0]!);
    expect(results.pupils).toHaveLength(6);
    for (const { year } of results.pupils) expect(year.learning).not.toBeNull();
  });

  it('spells every letter of Vietnamese with its mark somewhere, in composed form', () => {
    const [book] = makeSchool({ ...size, classes: 1, pupils: 300 }).books;
    const names = book!.pupils.map(({ name }) => name).join(' ');
    expect(names).toBe(names.normalize('NFC'));
    const marks = new Set(names.normalize('NFD').match(/\p{M}/gu));
    expect([...marks].toSorted()).toEqual([
      '\u0300',
      '\u0301',
      '\u0302',
      '\u0303',
      '\u0306',
      '\u0309',
      '\u031b',
      '\u0323',
    ]);
    expect(names).toMatch(/Đ/);
  });
});
