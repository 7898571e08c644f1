// After summer: what may be mended, what a re-assessment replaces, and who goes up (TT22 Đ12–14, TT58 Đ15–17).
import { afterSummer, summerWork, tenths, type SummerResults } from '../../src/assessment/index.ts';
import { assessFlat, eight, type FlatPupil } from './flat-class.ts';

const none: SummerResults = { subjects: {}, conduct: null };
const poor = eight(60, { TOAN: 30, CN: 45, TIN: 34 });
const after = (flat: FlatPupil, given: SummerResults) => {
  const found = afterSummer(flat.regime ?? 'TT22', assessFlat(flat), given);
  return found && [found.year.learning, found.year.conduct, found.promotion];
};
const work = (flat: FlatPupil) => summerWork(flat.regime ?? 'TT22', assessFlat(flat));

describe('What may be mended under TT22', () => {
  it('is every subject below 5,0 or Chưa đạt once learning is Chưa đạt', () => {
    expect(work({ averages: poor, comments: { TD: 'CĐ', AN: 'Đ' } })).toEqual({
      conduct: false,
      subjects: ['TOAN', 'CN', 'TIN', 'TD'],
    });
  });

  it('is nothing for whoever goes up, though one subject be below 5,0', () => {
    expect(work({ averages: eight(70, { TOAN: 40 }) })).toBeNull();
  });

  it('is nothing after 46 sessions missed, and everything after 45', () => {
    expect(work({ averages: poor, absences: 46 })).toBeNull();
    expect(work({ averages: poor, absences: 45 })?.subjects).toHaveLength(3);
  });

  it('is conduct by training, and the subjects as well where both failed', () => {
    expect(work({ averages: eight(70), conduct: ['Đạt', 'Chưa đạt'] })).toEqual({
      conduct: true,
      subjects: [],
    });
    expect(work({ averages: poor, conduct: ['Đạt', 'Chưa đạt'] })).toEqual({
      conduct: true,
      subjects: ['TOAN', 'CN', 'TIN'],
    });
  });

  it('is unknown while the year is', () => {
    expect(work({ averages: poor, conduct: ['Đạt', null] })).toBeNull();
  });
});

describe('After summer under TT22', () => {
  it('replaces the year of the subject and judges the year by the same ladder', () => {
    const flat: FlatPupil = { averages: poor };
    expect(after(flat, { ...none, subjects: { TOAN: tenths(50), TIN: tenths(50) } })).toEqual([
      'Đạt',
      'Tốt',
      'Được lên lớp',
    ]);
    expect(after(flat, { ...none, subjects: { TOAN: tenths(34), TIN: tenths(50) } })).toEqual([
      'Chưa đạt',
      'Tốt',
      'Không được lên lớp',
    ]);
  });

  it('leaves whoever did not come where they were', () => {
    expect(after({ averages: poor }, none)).toEqual(['Chưa đạt', 'Tốt', 'Không được lên lớp']);
  });

  it('takes no result of a subject that was not due, however good or bad', () => {
    const given = { ...none, subjects: { TOAN: tenths(50), TIN: tenths(50), GDCD: tenths(0) } };
    expect(after({ averages: poor }, given)?.[2]).toBe('Được lên lớp');
    expect(after({ averages: poor }, { ...given, conduct: 'Chưa đạt' })?.[1]).toBe('Tốt');
  });

  it('asks for conduct and learning where both failed', () => {
    const flat: FlatPupil = { averages: poor, conduct: ['Đạt', 'Chưa đạt'] };
    const subjects = { TOAN: tenths(50), TIN: tenths(50) };
    expect(after(flat, { subjects, conduct: null })?.[2]).toBe('Không được lên lớp');
    expect(after(flat, { subjects: {}, conduct: 'Đạt' })?.[2]).toBe('Không được lên lớp');
    expect(after(flat, { subjects, conduct: 'Đạt' })).toEqual(['Đạt', 'Đạt', 'Được lên lớp']);
  });

  it('leaves the year itself as it was', () => {
    const pupil = assessFlat({ averages: poor });
    const before = JSON.stringify(pupil);
    afterSummer('TT22', pupil, { ...none, subjects: { TOAN: tenths(90) } });
    expect(JSON.stringify(pupil)).toBe(before);
  });
});

describe('After summer under TT58', () => {
  const weak: FlatPupil = { regime: 'TT58', averages: eight(52, { TOAN: 40, CN: 30 }) };

  it('computes the mean of the year anew with the re-assessed subject', () => {
    const pupil = assessFlat(weak);
    const found = afterSummer('TT58', pupil, { ...none, subjects: { TOAN: tenths(55), CN: tenths(50) } });
    expect([pupil.year.mean, pupil.year.learning]).toEqual([48, 'Yếu']);
    expect([found?.year.mean, found?.year.learning, found?.promotion]).toEqual([
      52,
      'Trung bình',
      'Được lên lớp',
    ]);
  });

  it('has conduct trained alone, and nothing for Kém or where both are Yếu', () => {
    expect(work({ regime: 'TT58', averages: eight(60), conduct: ['Tốt', 'Yếu'] })).toEqual({
      conduct: true,
      subjects: [],
    });
    expect(work({ ...weak, conduct: ['Tốt', 'Yếu'] })).toBeNull();
    expect(work({ regime: 'TT58', averages: eight(30) })).toBeNull();
    expect(work({ ...weak, absences: 46 })).toBeNull();
  });

  it('keeps down whoever stays below Trung bình', () => {
    expect(after(weak, { ...none, subjects: { CN: tenths(35) } })?.[2]).toBe('Không được lên lớp');
  });
});
