// What people call a place in a policy file.
import { visibleText } from '../../kernel/index.ts';

export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** `/calendar/milestones/2/when/week` → `lịch năm học › mốc thời gian 3 › thời điểm › tuần`. */
export function placeOf(pointer: string): Words {
  const steps = pointer.split('/').slice(1).map(unescape);
  if (steps.length === 0) return { vi: 'cả tệp', en: 'the whole file' };
  // What hangs under `sources` is itself a pointer.
  if (steps[0] === 'sources' && steps[1] !== undefined) {
    const of = placeOf(steps[1]);
    return { vi: `căn cứ của: ${of.vi}`, en: `source of: ${of.en}` };
  }
  return { vi: inWords(steps, 'vi'), en: inWords(steps, 'en') };
}

const unescape = (step: string): string => step.replace(/~1/g, '/').replace(/~0/g, '~');

/** A number belongs to the name before it, counted as people count. */
function inWords(steps: readonly string[], language: keyof Words): string {
  const named: string[] = [];
  for (const step of steps) {
    const last = named.at(-1);
    if (/^\d+$/.test(step) && last !== undefined) named[named.length - 1] = `${last} ${Number(step) + 1}`;
    else
      named.push((Object.hasOwn(names, step) ? names[step]?.[language] : undefined) ?? visibleText(step, 40));
  }
  return named.join(' › ');
}

const names: Readonly<Record<string, Words>> = {
  format: { vi: 'định dạng', en: 'format' },
  name: { vi: 'tên', en: 'name' },
  issuer: { vi: 'nơi ban hành', en: 'issuer' },
  version: { vi: 'lần ban hành', en: 'version' },
  decision: { vi: 'quyết định', en: 'decision' },
  number: { vi: 'số', en: 'number' },
  date: { vi: 'ngày', en: 'date' },
  effectiveFrom: { vi: 'ngày có hiệu lực', en: 'date of effect' },
  schoolYears: { vi: 'năm học áp dụng', en: 'school years governed' },
  schoolYear: { vi: 'năm học', en: 'school year' },
  from: { vi: 'từ', en: 'from' },
  to: { vi: 'đến', en: 'to' },
  grades: { vi: 'khối', en: 'grades' },
  approval: { vi: 'người duyệt', en: 'approval' },
  approver: { vi: 'người duyệt', en: 'approver' },
  post: { vi: 'phụ trách', en: 'post' },
  corrections: { vi: 'sửa điểm', en: 'corrections' },
  proposedBy: { vi: 'người đề nghị', en: 'proposed by' },
  permittedBy: { vi: 'người cho phép', en: 'permitted by' },
  witnesses: { vi: 'người chứng kiến', en: 'witnesses' },
  quorum: { vi: 'số người chứng kiến tối thiểu', en: 'quorum' },
  evidence: { vi: 'hồ sơ giải trình', en: 'evidence' },
  minutesKept: { vi: 'biên bản', en: 'minutes' },
  minutesSealed: { vi: 'đóng dấu biên bản', en: 'seal on minutes' },
  daysBeforeTermExam: { vi: 'hạn trước kiểm tra học kì (ngày)', en: 'days before the term examination' },
  dossiers: { vi: 'hồ sơ chuyên môn', en: 'dossiers' },
  kind: { vi: 'loại', en: 'kind' },
  route: { vi: 'quy trình ký', en: 'route' },
  seal: { vi: 'đóng dấu', en: 'sealed' },
  dueBy: { vi: 'hạn nộp', en: 'due by' },
  weekday: { vi: 'thứ', en: 'day of the week' },
  lesson: { vi: 'tiết', en: 'lesson' },
  milestone: { vi: 'mốc thời gian', en: 'milestone' },
  relockedAtOnce: { vi: 'khóa lại ngay', en: 'locked again at once' },
  afterLock: { vi: 'sau khi khóa', en: 'after the lock' },
  scoreEntry: { vi: 'nhập điểm', en: 'score entry' },
  regular: { vi: 'kiểm tra thường xuyên', en: 'regular tests' },
  periodic: { vi: 'kiểm tra định kì', en: 'periodic tests' },
  daysAfterTest: { vi: 'hạn sau kiểm tra (ngày)', en: 'days after the test' },
  shares: { vi: 'tỉ lệ phải có', en: 'share due' },
  percent: { vi: 'phần trăm', en: 'percent' },
  attendance: { vi: 'kiểm diện', en: 'attendance' },
  rhythm: { vi: 'nhịp', en: 'rhythm' },
  beforeDayOfMonth: { vi: 'trước ngày trong tháng', en: 'before the day of the month' },
  locking: { vi: 'khóa, mở', en: 'locking' },
  decidedBy: { vi: 'người quyết định', en: 'decided by' },
  executedBy: { vi: 'người thực hiện', en: 'executed by' },
  granularity: { vi: 'phạm vi khóa', en: 'what is locked' },
  calendar: { vi: 'lịch năm học', en: 'calendar' },
  firstDay: { vi: 'ngày khai giảng', en: 'first day' },
  termWeeks: { vi: 'số tuần học kì', en: 'weeks of a term' },
  years: { vi: 'năm học', en: 'school year' },
  breaks: { vi: 'kì nghỉ', en: 'break' },
  termExams: { vi: 'ngày kiểm tra học kì', en: 'term examinations' },
  milestones: { vi: 'mốc thời gian', en: 'milestone' },
  id: { vi: 'mã mốc', en: 'id' },
  when: { vi: 'thời điểm', en: 'time' },
  on: { vi: 'kiểu', en: 'kind' },
  week: { vi: 'tuần', en: 'week' },
  day: { vi: 'ngày', en: 'day' },
  dayOfMonth: { vi: 'ngày trong tháng', en: 'day of the month' },
  term: { vi: 'học kì', en: 'term' },
  topic: { vi: 'nội dung', en: 'topic' },
  round: { vi: 'lần', en: 'round' },
  doneBy: { vi: 'người thực hiện', en: 'done by' },
  checkedBy: { vi: 'người kiểm tra', en: 'checked by' },
  opens: { vi: 'mở', en: 'opens' },
  closes: { vi: 'đóng', en: 'closes' },
  window: { vi: 'phần dữ liệu', en: 'window' },
  period: { vi: 'kì', en: 'period' },
  documents: { vi: 'văn bản', en: 'documents' },
  classSummary: { vi: 'bảng tổng hợp', en: 'class summary' },
  transcript: { vi: 'học bạ', en: 'transcript' },
  teacherBook: { vi: 'sổ của giáo viên', en: 'teacher’s book' },
  confirmationSheet: { vi: 'bảng xác nhận', en: 'confirmation sheet' },
  signedAs: { vi: 'cách ký', en: 'signed as' },
  ink: { vi: 'màu mực', en: 'ink' },
  crossPageSeal: { vi: 'dấu giáp lai', en: 'cross-page seal' },
  coverStamp: { vi: 'dấu treo', en: 'cover stamp' },
  sealing: { vi: 'con dấu', en: 'seal' },
  diameter: { vi: 'đường kính (mm)', en: 'diameter (mm)' },
  sheetsPerImpression: { vi: 'số tờ mỗi dấu giáp lai', en: 'sheets per impression' },
  timestamps: { vi: 'dấu thời gian', en: 'timestamps' },
  timestamped: { vi: 'chữ ký có dấu thời gian', en: 'whose signatures' },
  withoutTimestamp: { vi: 'khi không có dấu thời gian', en: 'without a timestamp' },
  uncheckedCertificate: { vi: 'khi chưa hỏi được thu hồi', en: 'revocation unknown' },
  archive: { vi: 'lưu trữ', en: 'archive' },
  targets: { vi: 'nơi lưu', en: 'target' },
  medium: { vi: 'phương tiện', en: 'medium' },
  retention: { vi: 'thời hạn lưu', en: 'retention' },
  retentionOf: { vi: 'thời hạn lưu từng loại', en: 'retention of each kind' },
  editLog: { vi: 'nhật ký sửa điểm', en: 'edit log' },
  minutes: { vi: 'biên bản', en: 'minutes' },
  dossier: { vi: 'hồ sơ chuyên môn', en: 'professional dossier' },
  report: { vi: 'báo cáo', en: 'report' },
  notice: { vi: 'thông báo', en: 'notice' },
  mediaSealing: { vi: 'niêm phong', en: 'sealing of media' },
  leader: { vi: 'lãnh đạo kí', en: 'leader' },
  durability: { vi: 'chất lượng lưu trữ', en: 'durability' },
  sources: { vi: 'căn cứ', en: 'sources' },
};
