// Invented papers of the office: minutes, logs, registers, extracts, of any length.
import { instant } from '../../src/kernel/index.ts';
import type {
  CorrectedCell,
  CorrectionMinutesSnapshot,
  EditLogSnapshot,
  ExtractSnapshot,
  IssueRegisterSnapshot,
  LockMinutesSnapshot,
  NamedDocument,
  PaperSnapshot,
  PrintedDirection,
  PrintedEdit,
  PrintRegisterSnapshot,
  SealRegisterSnapshot,
  Signatory,
  SupplementaryPageSnapshot,
} from '../../src/documents/index.ts';
import { sampleBookRegister } from './register-of-books.ts';
import { sampleSealingMinutes } from './sealing-papers.ts';
import { sampleRows, sampleTranscript } from './snapshots.ts';

export const LONGEST = 'Công Tằng Tôn Nữ Hoàng Thị Thuỳ Dương Quỳnh Anh';
const at = (text: string) => instant(`2026-06-05T${text}+07:00`);
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const samplePaper = (number: string | null) => ({
  recordId: '6f0f5a70-3f2b-4d0e-9d5e-3b7c2f1a9c11',
  version: 1,
  school: sampleTranscript().school,
  schoolYear: '2025-2026',
  number,
});

export const sampleLeader: Signatory = {
  key: 'leader',
  part: 'leader',
  name: 'Lý Bảo Việt',
  title: 'Hiệu trưởng',
};
const signatory = (part: Signatory['part'], name: string, key: string = part): Signatory => ({
  key,
  part,
  name,
  title: null,
});

export const sampleSource: NamedDocument = {
  title: 'Học bạ – Nguyễn Thị Ánh Tuyết – lớp 8A1',
  version: 1,
  verificationCode: 'GL-4F8ZT-1C6NB-8WQXY',
  fileHash: 'c0ffee5eed'.repeat(7).slice(0, 64),
  pages: 4,
};

const decision = { number: '27/QĐ-THCSVD', date: '2026-06-04', by: 'Hiệu trưởng Lý Bảo Việt' };
const meeting = {
  place: 'Phòng Hội đồng, Trường THCS Ví Dụ',
  openedAt: at('08:30:00'),
  closedAt: at('09:15:00'),
  present: [
    { name: 'Lý Bảo Việt', role: 'Hiệu trưởng, chủ trì' },
    { name: 'Nguyễn Thị Ánh Nguyệt', role: 'Giáo viên môn Ngữ văn, người đề nghị' },
    { name: 'Phan Thanh Bình', role: 'Giáo viên chủ nhiệm lớp 8A1' },
    { name: 'Trịnh Bảo Quyên', role: 'Tổ trưởng chuyên môn, người chứng kiến' },
  ],
};

const pupils = ['Nguyễn Thị Ánh Tuyết', 'Trần Đức Đạt', 'Y Bảo Ỷ', LONGEST, 'Lò Ngọc Khuê'];
const subjects = ['Ngữ văn', 'Toán', 'Hoạt động trải nghiệm, hướng nghiệp', 'Tin học'];
const columns = ['HK1 · ĐĐGtx 2', 'HK2 · ĐĐGgk', 'HK2 · ĐĐGck', 'HK1 · Nhận xét'];

export const sampleCells = (count: number): CorrectedCell[] =>
  times(count, (index) => ({
    pupilCode: `THCS58${String(index + 1).padStart(4, '0')}`,
    pupilName: pick(pupils, index),
    className: '8A1',
    subject: index % 7 === 6 ? null : pick(subjects, index),
    column: pick(columns, index),
    before: index % 5 === 4 ? null : `${index % 10},5`,
    after: `${(index + 3) % 10},0`,
  }));

export const sampleMinutes = (
  overrides: Partial<CorrectionMinutesSnapshot> = {},
): CorrectionMinutesSnapshot => ({
  kind: 'correctionMinutes',
  ...samplePaper('05/BB-THCSVD'),
  correctionId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
  meeting,
  request: {
    by: 'Nguyễn Thị Ánh Nguyệt, giáo viên môn Ngữ văn',
    at: instant('2026-06-03T16:20:11+07:00'),
    reason: 'Nhập nhầm điểm kiểm tra giữa kì của hai học sinh đứng cạnh nhau trong danh sách.',
  },
  evidence: [
    { name: 'bai-kiem-tra-giua-ki-THCS580001.pdf', sha256: 'a1b2c3d4e5f60718'.repeat(4) },
    { name: 'ảnh bảng điểm giấy.jpg', sha256: '0123456789abcdef'.repeat(4) },
  ],
  decision,
  cells: sampleCells(2),
  unlockedAt: at('08:45:02'),
  relockedAt: at('08:47:40'),
  renewed: ['Học bạ – Nguyễn Thị Ánh Tuyết – lớp 8A1', 'Bảng tổng hợp – lớp 8A1 – học kì II'],
  conclusion:
    'Điểm được sửa đúng với bài kiểm tra lưu tại trường; các văn bản nêu trên được lập lại và kí lại.',
  signatories: [
    signatory('requester', 'Nguyễn Thị Ánh Nguyệt'),
    signatory('homeroom', 'Phan Thanh Bình'),
    signatory('witness', 'Trịnh Bảo Quyên', 'witness-1'),
    signatory('witness', 'Vũ Đức Thắng', 'witness-2'),
    sampleLeader,
  ],
  ...overrides,
});

const kinds: readonly PrintedDirection[] = ['up', 'down', 'same', 'entered', 'deleted', 'changed'];

export const sampleEdits = (count: number): PrintedEdit[] =>
  times(count, (index) => {
    const direction = pick(kinds, index);
    const before = direction === 'entered' ? null : `${4 + (index % 5)},5`;
    const after = { up: '9,5', down: '2,0', same: before, entered: '8,0', deleted: null, changed: 'Đ' };
    return {
      at: instant(at('07:00:00') + index * 61_000),
      deletedAt: direction === 'same' || index % 4 === 0 ? instant(at('06:59:00') + index * 61_000) : null,
      deletedBy: direction === 'same' || index % 4 === 0 ? pick(['Bùi Xuân Trường', LONGEST], index) : null,
      teacherId: `teacher-${index % 5}`,
      teacher: pick(['Bùi Xuân Trường', LONGEST, 'Lò Ân', 'Đặng Quốc Khánh', 'Lò Ân'], index),
      className: '8A1',
      subject: index % 7 === 6 ? null : pick(subjects, index),
      pupilCode: `THCS58${String(index + 1).padStart(4, '0')}`,
      pupilName: pick(pupils, index),
      column: pick(columns, index),
      before,
      after: after[direction],
      direction,
      reason: index % 3 === 0 ? '' : 'Nhập nhầm cột khi dán từ bảng tính cá nhân',
      permission: index % 2 === 0 ? 'Trong thời gian nhập điểm' : 'Quyết định số 27/QĐ-THCSVD',
    };
  });

export const sampleEditLog = (overrides: Partial<EditLogSnapshot> = {}): EditLogSnapshot => ({
  kind: 'editLog',
  ...samplePaper(null),
  period: { kind: 'month', month: '2026-05' },
  rows: sampleEdits(12),
  signatories: [signatory('checker', 'Trịnh Bảo Quyên'), sampleLeader],
  ...overrides,
});

export const sampleSupplementaryPage = (
  overrides: Partial<SupplementaryPageSnapshot> = {},
): SupplementaryPageSnapshot => ({
  kind: 'supplementaryPage',
  regime: 'TT22',
  ...samplePaper(null),
  pupil: { code: 'THCS580003', name: 'Lò Ngọc Khuê', birthDate: '2012-11-30' },
  className: '8A1',
  supplements: { ...sampleSource, title: 'Học bạ – Lò Ngọc Khuê – lớp 8A1' },
  subjects: [
    {
      subject: 'TOAN',
      subjectName: 'Toán',
      teacher: 'Phan Thanh Bình',
      year: { tenths: 43 },
      after: { tenths: 60 },
      remark: 'Đã nắm được kiến thức cơ bản sau khi ôn tập trong hè.',
    },
    {
      subject: 'NT',
      subjectName: 'Nghệ thuật',
      teacher: 'Mai Hồng Ửng',
      year: { mark: 'CĐ' },
      after: { mark: 'Đ' },
      remark: 'Hoàn thành yêu cầu.',
    },
  ],
  conduct: { year: 'Chưa đạt', after: 'Đạt' },
  summerTraining: 'Hoàn thành kế hoạch rèn luyện trong hè tại Xã Ví Dụ',
  learning: { year: 'Chưa đạt', after: 'Đạt' },
  promotion: 'Được lên lớp sau khi đánh giá lại và rèn luyện trong hè',
  homeroomRemark: 'Có nhiều cố gắng trong hè; cần duy trì việc tự học.',
  decision: { ...decision, number: '41/QĐ-THCSVD', date: '2026-08-12' },
  signatories: [
    { ...signatory('subjectTeacher', 'Phan Thanh Bình', 'TOAN'), title: 'Giáo viên môn Toán' },
    { ...signatory('subjectTeacher', 'Mai Hồng Ửng', 'NT'), title: 'Giáo viên môn Nghệ thuật' },
    signatory('homeroom', 'Phan Thanh Bình'),
    sampleLeader,
  ],
  ...overrides,
});

export const sampleLockMinutes = (overrides: Partial<LockMinutesSnapshot> = {}): LockMinutesSnapshot => ({
  kind: 'lockMinutes',
  ...samplePaper('06/BB-THCSVD'),
  scope: 'Kết quả cả năm của lớp 8A1',
  meeting,
  decision: { ...decision, number: '28/QĐ-THCSVD' },
  lockedAt: at('09:00:00'),
  documents: times(3, (index) => ({ ...sampleSource, title: `Học bạ – ${pick(pupils, index)} – lớp 8A1` })),
  media: [{ kind: 'Ổ cứng di động', label: 'THCS Ví Dụ – lớp 8A1 – 2025-2026', sealNumber: 'NP-0012' }],
  conclusion: 'Dữ liệu đã khóa với mọi tài khoản; vật lưu trữ đã niêm phong và bàn giao cho văn thư.',
  signatories: [signatory('registrar', 'Hồ Mai Chi'), signatory('homeroom', 'Phan Thanh Bình'), sampleLeader],
  ...overrides,
});

const register = {
  ...samplePaper(null),
  from: instant('2026-06-01T00:00:00+07:00'),
  until: instant('2026-06-30T23:59:59+07:00'),
  signatories: [signatory('registrar', 'Hồ Mai Chi'), sampleLeader],
};

export const sampleIssueRegister = (count = 3): IssueRegisterSnapshot => ({
  kind: 'issueRegister',
  ...register,
  entries: times(count, (index) => ({
    at: instant(at('10:00:00') + index * 3_600_000),
    number: `${index + 1}/SY-THCSVD`,
    document: `Bản sao y học bạ, năm học 2025-2026, lớp 8A${(index % 4) + 1}`,
    pupil: pick(pupils, index),
    className: '8A1',
    copies: 1 + (index % 3),
    recipient: pick(['Nguyễn Văn Mẫu', LONGEST], index),
    identity: 'cha của học sinh, CCCD 001…',
    request: `Đơn ngày 0${1 + (index % 9)}/06/2026`,
    by: 'Hồ Mai Chi',
  })),
});

export const sampleSealRegister = (count = 3): SealRegisterSnapshot => ({
  kind: 'sealRegister',
  ...register,
  entries: times(count, (index) => ({
    at: instant(at('10:00:00') + index * 60_000),
    document: `Học bạ – ${pick(pupils, index)} – lớp 8A1 – năm học 2025-2026`,
    verificationCode: 'GL-4F8ZT-1C6NB-8WQXY',
    order: 'Lệnh khóa số 28/QĐ-THCSVD',
    impressions: 8,
    by: 'Hồ Mai Chi',
  })),
});

export const samplePrintRegister = (count = 3): PrintRegisterSnapshot => ({
  kind: 'printRegister',
  ...register,
  entries: times(count, (index) => ({
    at: instant(at('10:00:00') + index * 60_000),
    document: `Học bạ – ${pick(pupils, index)} – lớp 8A1 – năm học 2025-2026`,
    verificationCode: 'GL-4F8ZT-1C6NB-8WQXY',
    pages: 4,
    copies: 1 + (index % 2),
    purpose: 'Lưu hồ sơ giấy của trường',
    by: 'Hồ Mai Chi',
  })),
});

export const sampleExtract = (overrides: Partial<ExtractSnapshot> = {}): ExtractSnapshot => {
  const { pupil, className, conduct, learning } = sampleTranscript();
  return {
    kind: 'extract',
    regime: 'TT22',
    ...samplePaper('09/TrS-THCSVD'),
    pupil,
    className,
    periods: ['term1', 'year'],
    rows: sampleRows()
      .slice(0, 4)
      .map(({ subjectName, term1, year }) => ({ subjectName, results: { term1, year } })),
    conduct,
    learning,
    source: sampleSource,
    request: 'Đơn ngày 01/06/2026 của ông Nguyễn Văn Mẫu, để nộp hồ sơ xét học bổng',
    signatories: [signatory('registrar', 'Hồ Mai Chi'), sampleLeader],
    ...overrides,
  };
};

/** One of each kind that is drawn from data alone. */
export const samplePapers = (): [string, PaperSnapshot][] => [
  ['minutes of a correction', sampleMinutes()],
  ['edit log', sampleEditLog()],
  ['supplementary page', sampleSupplementaryPage()],
  ['minutes of a lock', sampleLockMinutes()],
  ['minutes of sealing a medium', sampleSealingMinutes()],
  ['issue register', sampleIssueRegister()],
  ['seal register', sampleSealRegister()],
  ['print register', samplePrintRegister()],
  ['register of books', sampleBookRegister()],
  ['extract', sampleExtract()],
];
