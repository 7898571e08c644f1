// Thông tư 22/2021: levels, the one forgiven subject, conduct, promotion, titles.
import type { ConductLevel } from '../../src/assessment/index.ts';
import { assessFlat, eight, type FlatPupil } from './flat-class.ts';

const passed = { GDTC: 'Đ', NT: 'Đ', HDTN: 'Đ' } as const;

/** Level and offender of the year. */
function learning(averages: FlatPupil['averages'], comments: FlatPupil['comments'] = passed) {
  const { year } = assessFlat({ averages, comments });
  return [year.learning, year.adjustedBecauseOf];
}

describe('Learning under TT22 Đ9.2', () => {
  test.each([
    ['six subjects at 8,0 and the rest at 6,5', eight(80, { CN: 65, TIN: 65 }), 'Tốt'],
    ['only five subjects at 8,0', eight(80, { CN: 65, TIN: 65, KHTN: 79 }), 'Khá'],
    ['one subject at 6,4', eight(80, { CN: 64 }), 'Khá'],
    ['six subjects at 6,5 and the rest at 5,0', eight(65, { CN: 50, TIN: 50 }), 'Khá'],
    ['only five subjects at 6,5', eight(65, { CN: 50, TIN: 50, KHTN: 64 }), 'Đạt'],
    ['six subjects at 5,0 and the rest at 3,5', eight(50, { CN: 35, TIN: 35 }), 'Đạt'],
    ['only five subjects at 5,0', eight(50, { CN: 35, TIN: 35, KHTN: 49 }), 'Chưa đạt'],
    ['one subject at 3,4 among fives', eight(50, { CN: 34 }), 'Chưa đạt'],
  ])('%s', (_, averages, level) => {
    expect(learning(averages)).toEqual([level, null]);
  });

  test('one comment subject Chưa đạt still allows Đạt, two do not', () => {
    expect(learning(eight(60), { GDTC: 'CĐ', NT: 'Đ' })).toEqual(['Đạt', null]);
    expect(learning(eight(60), { GDTC: 'CĐ', NT: 'CĐ' })).toEqual(['Chưa đạt', null]);
  });

  test('fewer than six scored subjects never reach Đạt, by the letter', () => {
    expect(learning({ TOAN: 90, NGUVAN: 90, NN1: 90, KHTN: 90, TIN: 90 })).toEqual(['Chưa đạt', null]);
  });

  test('an exempt subject counts neither for nor against', () => {
    expect(learning(eight(80, { CN: 'exempt', TIN: 'exempt' }))).toEqual(['Tốt', null]);
    expect(learning(eight(80, { CN: 'exempt', TIN: 'exempt', NN1: 'exempt' }))).toEqual(['Chưa đạt', null]);
    expect(learning(eight(80), { GDTC: 'exempt', NT: 'Đ' })).toEqual(['Tốt', null]);
  });
});

describe('The one subject of TT22 Đ9.3', () => {
  test.each([
    ['Tốt to Đạt becomes Khá', eight(85, { NN1: 49 }), 'Khá', 'NN1'],
    ['Tốt to Chưa đạt becomes Đạt', eight(85, { NN1: 30 }), 'Đạt', 'NN1'],
    ['Khá to Chưa đạt becomes Đạt', eight(70, { NN1: 34 }), 'Đạt', 'NN1'],
    ['Tốt to Khá is one step and stays', eight(85, { NN1: 50 }), 'Khá', null],
    ['Khá to Đạt is one step and stays', eight(70, { NN1: 49 }), 'Đạt', null],
    ['Đạt to Chưa đạt is not forgiven', eight(55, { NN1: 34 }), 'Chưa đạt', null],
    ['two subjects are not forgiven', eight(85, { NN1: 30, TOAN: 30 }), 'Chưa đạt', null],
    ['a second subject below 6,5 leaves Khá to fall from', eight(85, { NN1: 30, TOAN: 60 }), 'Đạt', 'NN1'],
  ])('%s', (_, averages, level, offender) => {
    expect(learning(averages)).toEqual([level, offender]);
  });

  test('the offender may be a comment subject', () => {
    expect(learning(eight(85), { GDTC: 'CĐ', NT: 'Đ' })).toEqual(['Khá', 'GDTC']);
    expect(learning(eight(70), { GDTC: 'CĐ', NT: 'Đ' })).toEqual(['Đạt', null]);
  });

  test('a scored and a comment subject together are two', () => {
    expect(learning(eight(85, { NN1: 49 }), { GDTC: 'CĐ' })).toEqual(['Đạt', null]);
  });

  test('the offender does not count among the at least six', () => {
    const sixOthers = { TOAN: 85, NGUVAN: 85, GDCD: 85, LSDL: 85, KHTN: 85, CN: 85 };
    expect(learning({ ...sixOthers, NN1: 49 })).toEqual(['Khá', 'NN1']);
    const fiveOthers = { TOAN: 85, NGUVAN: 85, GDCD: 85, LSDL: 85, KHTN: 85 };
    expect(learning({ ...fiveOthers, CN: 79, NN1: 49 })).toEqual(['Đạt', null]);
  });
});

describe('Conduct of the year under TT22 Đ8.2', () => {
  const T = 'Tốt';
  const K = 'Khá';
  const D = 'Đạt';
  const C = 'Chưa đạt';
  test.each<[ConductLevel, ConductLevel, ConductLevel]>([
    [T, T, T],
    [K, T, T],
    [D, T, K],
    [C, T, K],
    [T, K, K],
    [K, K, K],
    [D, K, K],
    [C, K, D],
    [T, D, K],
    [K, D, D],
    [D, D, D],
    [C, D, D],
    [T, C, C],
    [K, C, C],
    [D, C, C],
    [C, C, C],
  ])('%s then %s makes %s', (first, second, expected) => {
    expect(assessFlat({ averages: eight(80), conduct: [first, second] }).year.conduct).toBe(expected);
  });
});

describe('Promotion under TT22 Đ12 to Đ14', () => {
  const summer = 'Đánh giá lại / rèn luyện trong hè';
  test.each<[string, FlatPupil, string]>([
    ['45 sessions missed', { averages: eight(60), absences: 45 }, 'Được lên lớp'],
    ['46 sessions missed', { averages: eight(90), absences: 46 }, 'Không được lên lớp'],
    ['learning Chưa đạt', { averages: eight(40) }, summer],
    ['conduct Chưa đạt', { averages: eight(60), conduct: ['Tốt', 'Chưa đạt'] }, summer],
    ['both Chưa đạt', { averages: eight(40), conduct: ['Tốt', 'Chưa đạt'] }, summer],
  ])('%s', (_, flat, expected) => {
    expect(assessFlat(flat).promotion).toBe(expected);
  });

  test('whoever is Chưa đạt in learning takes the subjects below 5,0 and the comment subjects again', () => {
    const averages = eight(60, { TOAN: 49, NN1: 30, CN: 20, TIN: 50 });
    const flat = { averages, comments: { GDTC: 'CĐ', NT: 'Đ' } } as const;
    expect(assessFlat(flat).retestSubjects).toEqual(['TOAN', 'NN1', 'CN', 'GDTC']);
  });

  test('nobody is listed for retest who has passed, must train first, or missed too much', () => {
    expect(assessFlat({ averages: eight(60, { TOAN: 49 }) }).retestSubjects).toEqual([]);
    expect(assessFlat({ averages: eight(40), conduct: ['Tốt', 'Chưa đạt'] }).retestSubjects).toEqual([]);
    expect(assessFlat({ averages: eight(40), absences: 46 }).retestSubjects).toEqual([]);
  });
});

describe('Titles under TT22 Đ15', () => {
  test.each<[string, FlatPupil, string | null]>([
    ['six subjects at 9,0', { averages: eight(90, { CN: 65, TIN: 65 }) }, 'Học sinh Xuất sắc'],
    ['five subjects at 9,0', { averages: eight(90, { CN: 89, TIN: 89, NN1: 89 }) }, 'Học sinh Giỏi'],
    ['conduct Khá', { averages: eight(95), conduct: ['Tốt', 'Khá'] }, null],
    ['learning Khá', { averages: eight(95, { CN: 64 }) }, null],
  ])('%s', (_, flat, expected) => {
    expect(assessFlat(flat).title).toBe(expected);
  });
});
