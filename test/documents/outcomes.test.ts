// Which line of promotion is ticked on page B (TT 22/2021 Đ12, TT 58/2011 Đ15).
import { outcomes } from '../../src/documents/templates/transcript/wording.ts';
import { sampleTranscript } from '../support/snapshots.ts';

const held = (overrides: Parameters<typeof sampleTranscript>[0]) =>
  outcomes(sampleTranscript(overrides)).flatMap(({ label, holds }) => (holds ? [label] : []));

it.each([
  ['Được lên lớp', 8, 'Được lên lớp'],
  ['Không được lên lớp', 8, 'Không được lên lớp'],
  ['Đánh giá lại / rèn luyện trong hè', 8, 'Đánh giá lại / rèn luyện trong hè'],
  ['Được lên lớp', 9, 'Hoàn thành chương trình trung học cơ sở'],
  ['Không được lên lớp', 9, 'Không hoàn thành chương trình trung học cơ sở'],
])('%s in grade %i ticks “%s”', (promotion, grade, label) => {
  expect(held({ promotion, grade })).toEqual([label]);
});

it('ticks nothing while nothing is decided', () => {
  expect(held({ promotion: null })).toEqual([]);
});

it('counts promotion after the summer as completion in the last grade', () => {
  const promotion = 'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè';
  expect(held({ promotion })).toEqual([promotion]);
  expect(held({ promotion, grade: 9 })).toEqual(['Hoàn thành chương trình trung học cơ sở']);
});
