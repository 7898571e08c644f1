// The inspection of 2026: 39 teachers, 1,299 edits, columns filled by mistake, and nobody could tell what had changed.
import {
  editLog,
  editStatistics,
  suspicions,
  withoutFirstEntries,
  type CellChange,
  type ScoreEdit,
} from '../../src/assessment/index.ts';
import { instant, type Instant } from '../../src/kernel/index.ts';
import { honest, makeClassBook, mistaken, seededRandom, type Gesture } from '../support/workbooks/index.ts';

const TEACHERS = 39;
const EDITS = 1299;
const mistakes = Object.values(mistaken).slice(0, 3);
/** Every third teacher filled the wrong cells; the others made corrections of their own. */
const wentWrong = (teacher: number) => teacher % 3 === 0;

const gestures: readonly (readonly Gesture[])[] = Array.from({ length: TEACHERS }, (_, teacher) => {
  const random = seededRandom(100 + teacher);
  const book = makeClassBook({ seed: 200 + teacher, pupils: 36 + (teacher % 9) });
  if (wentWrong(teacher)) return [mistakes[(teacher / 3) % 3]!(book, random)];
  return Array.from({ length: 6 }, () => honest['a few corrections']!(book, random));
});

/** Every teacher's first gesture, then everybody's second one, until there are 1,299 edits. */
const actions = Array.from({ length: 6 }, (_, round) => round)
  .flatMap((round) =>
    gestures.flatMap((own, teacher) => (own[round]?.changes ?? []).map((change) => ({ teacher, change }))),
  )
  .slice(0, EDITS);

const from = instant('2026-01-04T00:00:00+07:00');
const until = instant('2026-01-17T00:00:00+07:00');
const at = (index: number): Instant => (from + index * 600_000) as Instant;

/** As the teachers worked: every second value was deleted first and entered again a minute later. */
const edits: readonly ScoreEdit[] = actions.flatMap(({ teacher, change }, index) => {
  const steps: readonly CellChange[] =
    index % 2 === 0
      ? [change]
      : [
          { ...change, after: null },
          { ...change, before: null },
        ];
  return steps.map((step, minute) => ({
    ...step,
    at: (at(index) + minute * 60_000) as Instant,
    teacherId: `T${teacher}`,
    teacher: `Giáo viên ${teacher}`,
    className: `L${teacher}-${index}`,
    subject: 'Toán',
    pupilName: 'Nguyễn Văn Mẫu',
    reason: '',
    permission: 'Thời gian nhập điểm',
  }));
});

describe('The case of 2026', () => {
  test('is of its size: 39 teachers and 1,299 edits', () => {
    expect(actions).toHaveLength(EDITS);
    expect(new Set(actions.map(({ teacher }) => teacher)).size).toBe(TEACHERS);
  });

  test('finds exactly the teachers who filled the wrong column or rows', () => {
    const told = gestures.flatMap((own, teacher) =>
      own.some(({ before, changes }) => suspicions(before, changes).length > 0) ? [teacher] : [],
    );
    expect(told).toEqual(gestures.flatMap((_, teacher) => (wentWrong(teacher) ? [teacher] : [])));
  });

  test('tells of every "delete, then enter" whether the value changed, and which way', () => {
    const lines = withoutFirstEntries(editLog(edits, { from, until }));
    const truth = { up: 0, down: 0 };
    for (const { change } of actions)
      truth[Number(change.after) > Number(change.before) ? 'up' : 'down'] += 1;
    const { total, byTeacher } = editStatistics(lines);
    expect(total).toEqual({
      ...truth,
      entered: 0,
      deleted: 0,
      same: 0,
      changed: 0,
      edits: EDITS,
      pairs: 649,
    });
    expect(byTeacher.map(({ counts }) => counts.edits).reduce((sum, count) => sum + count)).toBe(EDITS);
    for (const { teacherId, counts } of byTeacher) {
      const own = actions.filter(({ teacher }) => `T${teacher}` === teacherId);
      expect(counts.up + counts.down).toBe(own.length);
    }
  });
});

describe('Suspicions of honest and mistaken gestures', () => {
  const told = (doing: (typeof honest)[string], runs: number) => {
    let count = 0;
    for (let seed = 1; seed <= runs; seed += 1) {
      const book = makeClassBook({
        seed,
        pupils: [14, 25, 40, 45][seed % 4]!,
        regime: seed % 3 === 0 ? 'TT58' : 'TT22',
        exempt: seed % 5 === 0 ? 0.05 : 0,
        empty: seed % 6 === 0 ? 0.05 : 0,
      });
      const { before, changes } = doing(book, seededRandom(seed * 7));
      if (suspicions(before, changes).length > 0) count += 1;
    }
    return count;
  };

  test.each(Object.keys(honest))('leave honest work alone: %s, no alarm in sixty', (name) => {
    expect(told(honest[name]!, 60)).toBe(0);
  });

  test.each(Object.keys(mistaken))('find the mistake: %s, at least nineteen times in twenty', (name) => {
    expect(told(mistaken[name]!, 40)).toBeGreaterThanOrEqual(38);
  });
});
