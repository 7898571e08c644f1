// The edit log says of every cell what it was, what it is and how it came there.
import fc from 'fast-check';
import {
  cellPath,
  cellValueWords,
  editLog,
  editStatistics,
  parseCellPath,
  withoutFirstEntries,
  type CellPlace,
  type ScoreEdit,
} from '../../src/assessment/index.ts';
import { instant, type Instant } from '../../src/kernel/index.ts';

const midterm = 'pupils/VD01/entries/HK1/TOAN/midterm';
const january = { from: instant('2026-01-01T00:00:00+07:00'), until: instant('2026-02-01T00:00:00+07:00') };
const february = { from: january.until, until: instant('2026-03-01T00:00:00+07:00') };

let minute = 0;
const edit = (before: string | null, after: string | null, more: Partial<ScoreEdit> = {}): ScoreEdit => ({
  at: (january.from + (minute += 1) * 60_000) as Instant,
  path: midterm,
  before,
  after,
  teacherId: 'T1',
  teacher: 'Lê Thị An',
  className: '8A1',
  subject: 'Toán',
  pupilName: 'Trần Văn Mẫu',
  reason: '',
  permission: 'Thời gian nhập điểm',
  ...more,
});

describe('One line of the edit log', () => {
  it('joins "delete, then enter" and says that the value went down', () => {
    const deletion = edit('85', null, { teacher: 'Vũ Văn Bình', reason: 'Nhập nhầm' });
    const [line, ...others] = editLog([deletion, edit(null, '70', { reason: 'Theo bài kiểm tra' })], january);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      before: '8,5',
      after: '7,0',
      direction: 'down',
      deletedAt: deletion.at,
      deletedBy: 'Vũ Văn Bình',
      teacher: 'Lê Thị An',
      column: 'HK1 · ĐĐGgk',
      pupilCode: 'VD01',
      reason: 'Nhập nhầm; Theo bài kiểm tra',
      permission: 'Thời gian nhập điểm',
    });
  });

  it('says that nothing changed when the same value came back', () => {
    const [line] = editLog([edit('85', null), edit(null, '85')], january);
    expect(line).toMatchObject({ direction: 'same', before: '8,5', after: '8,5' });
  });

  it('is "deleted" while the cell stays empty, and a first entry is no edit', () => {
    const lines = editLog([edit(null, '85'), edit('85', null)], january);
    expect(lines.map(({ direction }) => direction)).toEqual(['entered', 'deleted']);
    expect(withoutFirstEntries(lines)).toHaveLength(1);
  });

  it.each([
    ['pupils/A/entries/HK1/GDTC/regular/0', 'CĐ', 'Đ', 'up', 'HK1 · ĐĐGtx 1', 'CĐ'],
    ['pupils/A/conduct/HK2', 'Tốt', 'Trung bình', 'down', 'Rèn luyện HK2', 'Tốt'],
    ['pupils/A/absences/permitted', '3', '12', 'up', 'Nghỉ có phép', '3'],
    ['pupils/A/entries/HK2/TOAN/remark', '85', '70', 'changed', 'HK2 · Nhận xét', '85'],
    ['pupils/A/birthDate', '2012-08-05', '2012-05-08', 'changed', 'Ngày sinh', '05/08/2012'],
    ['pupils/A/entries/HK2/TOAN/kind', 'exempt', 'score', 'changed', 'HK2 · Miễn học', 'Miễn'],
    ['pupils/A/entries/HK2/TOAN/final', '95', '100', 'up', 'HK2 · ĐĐGck', '9,5'],
  ])('of %s from %s to %s reads %s', (path, before, after, direction, column, words) => {
    const [line] = editLog([edit(before, after, { path })], january);
    expect(line).toMatchObject({ direction, column, before: words });
  });
});

describe('The months of the edit log', () => {
  const late = february.from;
  const edits = [edit('85', null), edit(null, '70', { at: late })];

  it('do not change when printed later: January keeps the deletion, February has the pair', () => {
    expect(editLog(edits.slice(0, 1), january)).toEqual(editLog(edits, january));
    expect(editLog(edits, january)).toMatchObject([{ direction: 'deleted', after: null }]);
    expect(editLog(edits, february)).toMatchObject([
      { direction: 'down', before: '8,5', deletedAt: edits[0]!.at },
    ]);
  });

  it('make one line in the year', () => {
    expect(editLog(edits, { from: january.from, until: february.until })).toHaveLength(1);
  });
});

test('Whatever was typed, the lines of a cell lead from its first value to its last', () => {
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 100 }).map(String)), {
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(values, (typed) => {
      const edits = typed.slice(1).flatMap((after, index) => {
        const before = typed[index] ?? null;
        return before === after ? [] : [edit(before, after)];
      });
      const lines = editLog(edits, january);
      let value = cellValueWords(parseCellPath(midterm)!, typed[0] ?? null);
      for (const line of lines) {
        if (line.before !== value) expect(line.direction).toBe('entered');
        value = line.after;
      }
      if (lines.length > 0) expect(value).toBe(cellValueWords(parseCellPath(midterm)!, typed.at(-1) ?? null));
    }),
  );
});

test('Statistics list teachers by given name, and two of one name apart', () => {
  const by = (teacherId: string, teacher: string, subject: string | null) =>
    edit('50', '60', {
      teacherId,
      teacher,
      subject,
      className: teacherId,
      path: `pupils/${teacherId}/conduct/HK1`,
    });
  const edits = [
    by('10A10', 'Lê Thị Yến', 'Toán'),
    by('10A2', 'Trần Văn Ân', null),
    by('10A1', 'Vũ Ngọc An', 'Địa lí'),
    by('2', 'Vũ Ngọc An', 'Địa lí'),
  ];
  const { byTeacher, byClass, bySubject } = editStatistics(editLog(edits, january));
  expect(byTeacher.map(({ teacherId, teacher }) => [teacherId, teacher])).toEqual([
    ['10A1', 'Vũ Ngọc An'],
    ['2', 'Vũ Ngọc An'],
    ['10A2', 'Trần Văn Ân'],
    ['10A10', 'Lê Thị Yến'],
  ]);
  expect(byClass.map(({ className }) => className)).toEqual(['2', '10A1', '10A2', '10A10']);
  expect(bySubject.map(({ subject }) => subject)).toEqual(['Địa lí', 'Toán', null]);
});

test('Every cell has one path and the path leads back to it, slashes in codes and all', () => {
  const code = fc.stringMatching(/^[A-Z0-9][A-Z0-9_/-]{0,8}$/);
  const term = fc.constantFrom('HK1', 'HK2');
  const column = fc.oneof(
    fc.integer({ min: 1, max: 9 }).map((ordinal) => ({ kind: 'regular' as const, ordinal })),
    fc.constantFrom('midterm', 'final', 'remark', 'kind').map((kind) => ({ kind })),
  );
  const place = fc.oneof(
    fc.record({ part: fc.constant('entry'), pupil: code, term, subject: code, column }),
    fc.record({ part: fc.constant('conduct'), pupil: code, term }),
    fc.record({
      part: fc.constant('absences'),
      pupil: code,
      leave: fc.constantFrom('permitted', 'unpermitted'),
    }),
    fc.record({
      part: fc.constant('particular'),
      pupil: code,
      particular: fc.constantFrom('name', 'birthDate'),
    }),
  ) as fc.Arbitrary<CellPlace>;
  fc.assert(fc.property(place, (given) => expect(parseCellPath(cellPath(given))).toEqual(given)));
  for (const path of ['school/name', 'pupils/A', 'pupils/A/ordinal', 'subjects/TOAN/teacher', '']) {
    expect(parseCellPath(path)).toBeNull();
  }
});
