// Invented records to draw, sign and verify: one transcript and one class summary, changed at will.
import { instant } from '../../src/kernel/index.ts';
import type {
  ClassSummarySnapshot,
  Imprint,
  PrintedResult,
  SummaryRow,
  TranscriptRow,
  TranscriptSnapshot,
} from '../../src/documents/index.ts';

export const sampleImprint: Imprint = {
  verificationCode: 'GL-7K3QW-9D2MX-0PRTV',
  printedAt: instant('2026-06-05T15:04:05+07:00'),
};

const school = {
  name: 'Trường THCS Ví Dụ',
  level: 'THCS',
  province: 'Tỉnh Ví Dụ',
  commune: 'Xã Ví Dụ',
} as const;

/** THCS subjects in the order of the form, with invented teachers. */
export const sampleSubjects: ClassSummarySnapshot['subjects'] = [
  { code: 'TOAN', name: 'Toán', assessedBy: 'score', teacher: 'Phan Thanh Bình' },
  { code: 'LSDL', name: 'Lịch sử và Địa lí', assessedBy: 'score', teacher: 'Hoàng Thị Mỹ Lan' },
  { code: 'KHTN', name: 'Khoa học tự nhiên', assessedBy: 'score', teacher: 'Đặng Quốc Khánh' },
  { code: 'TIN', name: 'Tin học', assessedBy: 'score', teacher: 'Lò Phương Tâm' },
  { code: 'NGUVAN', name: 'Ngữ văn', assessedBy: 'score', teacher: 'Nguyễn Thị Ánh Nguyệt' },
  { code: 'NN1', name: 'Ngoại ngữ 1', assessedBy: 'score', teacher: 'Trịnh Bảo Quyên' },
  { code: 'GDCD', name: 'Giáo dục công dân', assessedBy: 'score', teacher: 'Vũ Đức Thắng' },
  { code: 'CN', name: 'Công nghệ', assessedBy: 'score', teacher: 'Bùi Xuân Trường' },
  { code: 'GDTC', name: 'Giáo dục thể chất', assessedBy: 'comment', teacher: 'Y Khoa Niê' },
  { code: 'NT', name: 'Nghệ thuật', assessedBy: 'comment', teacher: 'Mai Hồng Ửng' },
  {
    code: 'GDDP',
    name: 'Nội dung giáo dục của địa phương',
    assessedBy: 'comment',
    teacher: 'Hoàng Thị Mỹ Lan',
  },
  {
    code: 'HDTN',
    name: 'Hoạt động trải nghiệm, hướng nghiệp',
    assessedBy: 'comment',
    teacher: 'Phan Thanh Bình',
  },
];

const remarks = [
  'Nắm vững kiến thức, trình bày rõ ràng; cần đọc kĩ đề hơn.',
  'Chăm chỉ, có tiến bộ rõ trong học kì II.',
  'Thực hành tốt, biết hợp tác với bạn.',
  'Hoàn thành đầy đủ nhiệm vụ học tập.',
];

const result = (assessedBy: 'score' | 'comment', tenths: number): PrintedResult =>
  assessedBy === 'score' ? { tenths } : { mark: 'Đ' };

/** A row for each subject with marks that differ from row to row. */
export const sampleRows = (subjects: ClassSummarySnapshot['subjects'] = sampleSubjects): TranscriptRow[] =>
  subjects.map(({ code, name, assessedBy, teacher }, index) => ({
    subject: code,
    subjectName: name,
    teacher,
    term1: result(assessedBy, 70 + ((index * 7) % 25)),
    term2: result(assessedBy, 74 + ((index * 5) % 25)),
    year: result(assessedBy, 73 + ((index * 6) % 25)),
    retest: null,
    remark: remarks[index % remarks.length]!,
  }));

export const sampleTranscript = (overrides: Partial<TranscriptSnapshot> = {}): TranscriptSnapshot => ({
  kind: 'transcript',
  recordId: '7d8e3c52-9f0b-4d61-8a57-1c2f0b9ad9e4',
  version: 1,
  regime: 'TT22',
  school,
  schoolYear: '2025-2026',
  className: '8A1',
  grade: 8,
  pupil: {
    code: 'THCS580001',
    name: 'Nguyễn Thị Ánh Tuyết',
    birthDate: '2012-03-08',
    gender: 'Nữ',
    birthPlace: 'Tỉnh Ví Dụ',
    ethnicity: 'Kinh',
  },
  rows: sampleRows(),
  conduct: { term1: 'Khá', term2: 'Tốt', year: 'Tốt' },
  learning: { term1: 'Khá', term2: 'Tốt', year: 'Tốt' },
  adjustedBecauseOf: null,
  absences: { permitted: 3, unpermitted: 1 },
  promotion: 'Được lên lớp',
  title: 'Học sinh Giỏi',
  homeroomTeacher: 'Phan Thanh Bình',
  homeroomRemark:
    'Ngoan, lễ phép, đoàn kết với bạn bè; tích cực tham gia hoạt động của lớp. Cần mạnh dạn phát biểu ý kiến hơn nữa.',
  principal: { name: 'Lý Bảo Việt', title: 'Hiệu trưởng' },
  ...overrides,
});

const family = ['Nguyễn', 'Trần', 'Lê', 'Đặng', 'Lò', 'Phạm', 'Vũ', 'Hoàng', 'Y', 'Bùi'];
const middle = ['Thị Thuỳ', 'Đức', 'Ngọc', 'Hữu', 'Quỳnh', 'Xuân', 'Bảo'];
const given = [
  'An',
  'Ánh',
  'Bình',
  'Đạt',
  'Giang',
  'Hằng',
  'Khuê',
  'Linh',
  'Ước',
  'Phượng',
  'Quyên',
  'Yến',
  'Ỷ',
];
const pick = (list: readonly string[], index: number) => list[index % list.length]!;
const levels = ['Tốt', 'Khá', 'Đạt', 'Chưa đạt'];

/** A class list of any length. */
export const sampleClass = (size: number, subjects = sampleSubjects): SummaryRow[] =>
  Array.from({ length: size }, (_, index) => ({
    ordinal: index + 1,
    code: `THCS58${String(index + 1).padStart(4, '0')}`,
    name: `${pick(family, index)} ${pick(middle, index)} ${pick(given, index)}`,
    results: Object.fromEntries(
      subjects.map(({ code, assessedBy }, at) => [
        code,
        result(assessedBy, 50 + ((index * 11 + at * 7) % 51)),
      ]),
    ),
    conduct: pick(levels, index % 3),
    learning: pick(levels, index % 4),
    adjustedBecauseOf: index % 17 === 3 ? (subjects[0]?.code ?? null) : null,
    absences: { permitted: index % 6, unpermitted: index % 2 },
    promotion: index % 4 === 3 ? 'Đánh giá lại / rèn luyện trong hè' : 'Được lên lớp',
    title: index % 12 === 0 ? 'Học sinh Giỏi' : null,
  }));

export const sampleSummary = (overrides: Partial<ClassSummarySnapshot> = {}): ClassSummarySnapshot => ({
  kind: 'classSummary',
  recordId: '0b7c9f36-50f5-4e83-9d0c-6f4d3a1be217',
  version: 1,
  regime: 'TT22',
  school,
  schoolYear: '2025-2026',
  className: '8A1',
  grade: 8,
  period: 'year',
  subjects: sampleSubjects,
  rows: sampleClass(42, overrides.subjects ?? sampleSubjects),
  homeroomTeacher: 'Phan Thanh Bình',
  principal: { name: 'Lý Bảo Việt', title: 'Hiệu trưởng' },
  ...overrides,
});
