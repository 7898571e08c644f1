// Thông tư 58/2011 as amended by 26/2020: levels, the one forgiven subject, promotion, titles.
import { assessFlat, eight, type FlatPupil } from './flat-class.ts';

const flat = (averages: FlatPupil['averages'], rest: Partial<FlatPupil> = {}): FlatPupil => ({
  regime: 'TT58',
  averages,
  comments: { TD: 'Đ', AN: 'Đ' },
  ...rest,
});

function learning(averages: FlatPupil['averages'], comments?: FlatPupil['comments']) {
  const { year } = assessFlat(flat(averages, comments ? { comments } : {}));
  return [year.mean, year.learning, year.adjustedBecauseOf];
}

describe('Learning under TT58 Đ13', () => {
  test.each([
    ['mean 8,0 with Toán 8,0', eight(80), [80, 'Giỏi', null]],
    ['mean 8,0 with no main subject at 8,0', eight(82, { TOAN: 79, NGUVAN: 79, NN1: 79 }), [81, 'Khá', null]],
    ['mean 8,1 carried by Ngoại ngữ alone', eight(82, { TOAN: 79, NGUVAN: 79 }), [81, 'Giỏi', null]],
    ['mean 7,9', eight(79, { TOAN: 80 }), [79, 'Khá', null]],
    ['one subject at 6,4', eight(90, { CN: 64 }), [87, 'Khá', null]],
    ['one subject at 5,0', eight(90, { CN: 50 }), [85, 'Khá', null]],
    [
      'mean 6,5 without a main subject at 6,5',
      eight(70, { TOAN: 64, NGUVAN: 64, NN1: 64 }),
      [68, 'Trung bình', null],
    ],
    ['mean 4,9', eight(49), [49, 'Yếu', null]],
    ['all at 5,0', eight(50), [50, 'Trung bình', null]],
    ['two subjects at 3,4', eight(60, { CN: 34, TIN: 34 }), [54, 'Yếu', null]],
    ['mean 3,4', eight(34), [34, 'Kém', null]],
    ['two subjects at 1,9', eight(60, { CN: 19, TIN: 19 }), [50, 'Kém', null]],
  ])('%s', (_, averages, expected) => {
    expect(learning(averages)).toEqual(expected);
  });

  test('comment subjects do not enter the mean, nor hold anybody below Yếu', () => {
    expect(learning(eight(60), { TD: 'CĐ', AN: 'CĐ' })).toEqual([60, 'Yếu', null]);
  });

  test('an exempt subject is left out of the mean', () => {
    expect(learning(eight(80, { CN: 'exempt', TIN: 60 }))[0]).toBe(77);
  });
});

describe('The one subject of TT58 Đ13.6', () => {
  test.each([
    ['Giỏi to Trung bình becomes Khá', eight(86, { CN: 49 }), 'Khá', 'CN'],
    ['Giỏi to Yếu becomes Trung bình', eight(88, { CN: 30 }), 'Trung bình', 'CN'],
    ['Giỏi to Kém becomes Yếu', eight(95, { CN: 19 }), 'Yếu', 'CN'],
    ['Khá to Yếu becomes Trung bình', eight(72, { CN: 34 }), 'Trung bình', 'CN'],
    ['Khá to Kém becomes Yếu', eight(75, { CN: 19 }), 'Yếu', 'CN'],
    ['Khá to Trung bình stays', eight(72, { CN: 49 }), 'Trung bình', null],
    ['Trung bình to Kém is not forgiven', eight(60, { CN: 19 }), 'Kém', null],
    ['a mean of 7,9 because of the subject falls from Khá', eight(84, { CN: 40 }), 'Trung bình', null],
    ['two subjects are not forgiven', eight(90, { CN: 49, TIN: 49 }), 'Trung bình', null],
    ['Toán itself may be the one', eight(86, { TOAN: 49 }), 'Khá', 'TOAN'],
  ])('%s', (_, averages, level, offender) => {
    expect(learning(averages).slice(1)).toEqual([level, offender]);
  });

  test('a comment subject may be the one', () => {
    expect(learning(eight(85), { TD: 'CĐ', AN: 'Đ' })).toEqual([85, 'Trung bình', 'TD']);
    expect(learning(eight(70), { TD: 'CĐ', AN: 'Đ' })).toEqual([70, 'Trung bình', 'TD']);
  });
});

describe('The year under TT58', () => {
  const summer = 'Thi lại / rèn luyện trong hè';
  test('conduct follows the second term', () => {
    expect(assessFlat(flat(eight(80), { conduct: ['Yếu', 'Tốt'] })).year.conduct).toBe('Tốt');
    expect(assessFlat(flat(eight(80), { conduct: [null, 'Khá'] })).year.conduct).toBe('Khá');
    expect(assessFlat(flat(eight(80), { conduct: ['Tốt', null] })).year.conduct).toBeNull();
  });

  test.each<[string, FlatPupil, string]>([
    ['both Trung bình', flat(eight(50), { conduct: ['Tốt', 'Trung bình'] }), 'Được lên lớp'],
    ['46 sessions missed', flat(eight(90), { absences: 46 }), 'Không được lên lớp'],
    ['45 sessions missed', flat(eight(90), { absences: 45 }), 'Được lên lớp'],
    ['learning Yếu', flat(eight(45)), summer],
    ['conduct Yếu', flat(eight(90), { conduct: ['Tốt', 'Yếu'] }), summer],
    ['both Yếu', flat(eight(45), { conduct: ['Tốt', 'Yếu'] }), 'Không được lên lớp'],
    ['learning Kém', flat(eight(30)), 'Không được lên lớp'],
  ])('promotion: %s', (_, pupil, expected) => {
    expect(assessFlat(pupil).promotion).toBe(expected);
  });

  test.each<[string, FlatPupil, string | null]>([
    ['Giỏi and Tốt', flat(eight(85)), 'Học sinh giỏi'],
    ['Giỏi and Khá', flat(eight(85), { conduct: ['Tốt', 'Khá'] }), 'Học sinh tiên tiến'],
    ['Khá and Tốt', flat(eight(70)), 'Học sinh tiên tiến'],
    ['Khá and Trung bình', flat(eight(70), { conduct: ['Tốt', 'Trung bình'] }), null],
    ['Trung bình and Tốt', flat(eight(55)), null],
  ])('title: %s', (_, pupil, expected) => {
    expect(assessFlat(pupil).title).toBe(expected);
  });

  test('names no retest subjects: pupils choose them (Đ16)', () => {
    expect(assessFlat(flat(eight(45)))).not.toHaveProperty('retestSubjects');
  });
});
