// A policy file with mistakes in its form: each is told with its place and with what would do.
import fc from 'fast-check';
import { checkPolicy, policySchema, readPolicy } from '../../../src/policies/index.ts';
import { policyWith, problemsOf, sampleBytes, sampleNames } from '../../support/policies.ts';

const read = (text: string) => readPolicy(Buffer.from(text));

describe('a policy file', () => {
  it('passes with the least it must say', () => {
    expect(checkPolicy(policyWith())).toEqual({ ok: true, policy: policyWith() });
  });

  it('may begin with a byte order mark and have decomposed letters', () => {
    const reading = read(`\uFEFF${JSON.stringify(policyWith({ issuer: 'Trường'.normalize('NFD') }))}`);
    expect(reading).toMatchObject({ ok: true, policy: { issuer: 'Trường' } });
  });

  it.each([
    ['nothing', ''],
    ['half a file', '{"format": "giaplai'],
    ['a picture', '\x89PNG\r\n'],
  ])('that is %s is refused as no JSON', (_, text) => {
    expect(read(text)).toMatchObject({ ok: false, problems: [{ code: 'policyFile.notJson', pointer: '' }] });
  });

  it('in another encoding than UTF-8 is refused', () => {
    expect(readPolicy(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toMatchObject({
      ok: false,
      problems: [{ code: 'policyFile.notJson' }],
    });
  });

  it('of a million letters is refused unread', () => {
    expect(read(' '.repeat(1_000_001))).toMatchObject({
      ok: false,
      problems: [{ code: 'policyFile.tooLarge' }],
    });
  });

  it('nested a hundred thousand deep is refused in peace', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(read(`{"format":${deep}}`).ok).toBe(false);
  });
});

describe('a member that stands twice', () => {
  const told = (text: string) => {
    const reading = read(text);
    return reading.ok ? [] : reading.problems.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  const [head] = JSON.stringify(
    policyWith({ approval: [{ grades: [6, 7, 8, 9], approver: 'principal' }] }),
  ).split('}]}');

  it('is refused with its place, since the two may say different things', () => {
    expect(told(`${head},"approver":"vicePrincipal"}]}`)).toEqual([
      'policyFile.namedTwice /approval/0/approver',
    ]);
    expect(told(`${head},"appro\\u0076er" : "vicePrincipal"}]}`)).toEqual([
      'policyFile.namedTwice /approval/0/approver',
    ]);
    expect(told(`${head}}],"version":2}`)).toEqual(['policyFile.namedTwice /version']);
  });

  it('is not seen where there is none: in other objects, and inside words', () => {
    expect(told(`${head}}]}`)).toEqual([]);
    const quoting = policyWith({ name: 'Quy chế "version": 2, {"version": 3}', issuer: 'a:b,[c]' });
    expect(told(JSON.stringify(quoting))).toEqual([]);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(told(JSON.stringify(value)).filter((one) => one.includes('namedTwice'))).toEqual([]);
      }),
    );
  });
});

describe('what is wrong', () => {
  it('is told with place, words and allowed values', () => {
    const approval = [{ grades: [6, 7, 8, 9], approver: 'teacher' }];
    expect(problemsOf({ ...policyWith(), approval })).toEqual([
      {
        code: 'policyFile.notAllowed',
        pointer: '/approval/0/approver',
        place: { vi: 'người duyệt 1 › người duyệt', en: 'approval 1 › approver' },
        vi: 'không nhận giá trị "teacher"',
        en: 'does not take the value "teacher"',
        allowed: ['principal', 'vicePrincipal'],
      },
    ]);
  });

  it('is told for a member nobody knows, with those that exist', () => {
    const [only] = problemsOf({ ...policyWith(), corrections: { witness: ['systemBoard'] } });
    expect(only).toMatchObject({ code: 'policyFile.unknownMember', pointer: '/corrections/witness' });
    expect(only?.allowed).toContain('witnesses');
  });

  it('is told for what is missing', () => {
    expect(problemsOf({ ...policyWith(), grades: undefined })).toMatchObject([
      { code: 'policyFile.missing', pointer: '/grades' },
    ]);
  });

  it('is told about the variant that was meant, not about all of them', () => {
    const of = (when: unknown) =>
      problemsOf({ ...policyWith(), calendar: { milestones: [{ id: 'a', when, topic: 'scores' }] } }).map(
        ({ code, pointer, allowed }) => [code, pointer, allowed.length],
      );
    const when = '/calendar/milestones/0/when';
    expect(of({ on: 'week', week: 60 })).toEqual([['policyFile.outOfRange', `${when}/week`, 0]]);
    expect(of({ on: 'before', day: '02-30' })).toEqual([['policyFile.malformed', `${when}/day`, 1]]);
    expect(of({ on: 'someday' })).toEqual([['policyFile.notAllowed', `${when}/on`, 7]]);
    expect(of({ on: 'week' })).toEqual([['policyFile.missing', `${when}/week`, 0]]);
    expect(of({})).toHaveLength(1);
  });

  it.each([
    ['2025-2027', 'a school year of two years'],
    ['2026-2025', 'one that runs backwards'],
    ['2025-26', 'one cut short'],
    ['0001-0002', 'one of antiquity'],
  ])('is told for the school year %s, %s', (from) => {
    expect(problemsOf(policyWith({ schoolYears: { from } }))).toMatchObject([
      { code: 'policyFile.malformed', pointer: '/schoolYears/from', allowed: ['2025-2026'] },
    ]);
  });

  it('never shows what hides or reorders letters', () => {
    const told = JSON.stringify(problemsOf({ ...policyWith(), ['a\u202Eb']: 1, timestamps: '\u2066\u202E' }));
    expect(told).not.toMatch(/[\u2066\u202E]/);
    expect(told).toContain('[U+202E]');
  });

  it('is told about members called like those every object has', () => {
    const value: unknown = JSON.parse(
      '{"format":"giaplai-policy/1","__proto__":{"grades":[6]},"constructor":1}',
    );
    const pointers = problemsOf(value).map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/__proto__', '/constructor', '/grades']));
  });

  it('is told for a name that hides a letter, or is nothing but space', () => {
    for (const name of ['Quy chế\u200b', '\u202eQuy chế', ' Quy chế', 'Quy\nchế', ' ', ''])
      expect(problemsOf(policyWith({ name })).map(({ pointer }) => pointer)).toContain('/name');
  });

  it('is told for a calendar no school has', () => {
    const milestones = Array.from({ length: 201 }, (_, index) => ({
      id: `m${index}`,
      when: { on: 'everyMonthEnd' as const },
      topic: 'scores' as const,
    }));
    expect(problemsOf(policyWith({ calendar: { milestones } }))).toMatchObject([
      { code: 'policyFile.tooMany', pointer: '/calendar/milestones' },
    ]);
  });

  it('is cut after fifty complaints', () => {
    const sources = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`/x/${index}`, 'Đ1']));
    expect(problemsOf(policyWith({ sources }))).toHaveLength(50);
    const milestones = Array.from({ length: 400 }, () => ({ id: '!', when: 1, topic: 'x' }));
    expect(problemsOf({ ...policyWith(), calendar: { milestones } })).toHaveLength(50);
  });
});

describe('any damage to a sample', () => {
  it('is either refused with a place, or leaves a policy that passes again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sampleNames),
        fc.nat(),
        fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 0, 99, '', '13-40', [], {}, null)),
        (name, which, damage) => {
          const value = JSON.parse(sampleBytes(name).toString()) as Record<string, unknown>;
          damageOne(value, which, damage);
          const reading = checkPolicy(value);
          if (reading.ok) expect(checkPolicy(JSON.parse(JSON.stringify(reading.policy))).ok).toBe(true);
          else
            for (const { vi, en, place } of reading.problems)
              for (const words of [vi, en, place.vi, place.en]) expect(words).toMatch(/\S/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('the schema says which draft it is written in', () => {
  expect(policySchema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
});

/** Replaces one member somewhere in the tree. */
function damageOne(value: Record<string, unknown>, which: number, damage: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, member] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, name]);
      walk(member);
    }
  };
  walk(value);
  const [node, name] = places[which % places.length]!;
  node[name] = damage;
}
