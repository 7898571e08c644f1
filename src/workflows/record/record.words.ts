// How people call the states and events of a record.
import type { RecordEventType } from './record.events.ts';
import type { RecordState } from './record.machine.ts';

export const recordStateWords: Readonly<Record<RecordState, { readonly vi: string; readonly en: string }>> = {
  draft: { vi: 'Đang nhập', en: 'draft' },
  subjectSigning: { vi: 'Giáo viên bộ môn đang ký', en: 'subject teachers are signing' },
  subjectSigned: { vi: 'Giáo viên bộ môn đã ký đủ', en: 'signed by all subject teachers' },
  homeroomVerified: { vi: 'Giáo viên chủ nhiệm đã xác nhận', en: 'confirmed by the homeroom teacher' },
  principalApproved: { vi: 'Hiệu trưởng đã duyệt', en: 'approved by the principal' },
  locked: { vi: 'Đã đóng dấu, khóa', en: 'sealed and locked' },
  archived: { vi: 'Đã lưu trữ', en: 'archived' },
  returned: { vi: 'Bị trả lại', en: 'returned' },
  withdrawn: { vi: 'Học sinh đã rời lớp', en: 'pupil left the class' },
  superseded: { vi: 'Đã thay thế bằng bản mới', en: 'superseded' },
};

export const recordEventWords: Readonly<
  Record<RecordEventType, { readonly vi: string; readonly en: string }>
> = {
  'entries.imported': { vi: 'nhập lại sổ của lớp', en: 'class book imported' },
  'pupil.left': { vi: 'học sinh rời lớp', en: 'pupil left' },
  'record.submitted': { vi: 'trình ký', en: 'submitted for signing' },
  'document.drafted': { vi: 'dựng xong văn bản', en: 'document drafted' },
  'document.certified': { vi: 'nhà trường chứng thực văn bản', en: 'document certified' },
  'signature.applied': { vi: 'ký số', en: 'signed' },
  'signing.deadlinePassed': { vi: 'quá hạn ký', en: 'deadline passed' },
  'record.returned': { vi: 'trả lại, nêu lý do', en: 'returned with a reason' },
  'lock.ordered': { vi: 'Hiệu trưởng ra lệnh khóa', en: 'lock ordered' },
  'seal.applied': { vi: 'văn thư đóng dấu', en: 'sealed' },
  'paper.signed': { vi: 'bản giấy đã ký đủ', en: 'signed on paper' },
  'paper.sealed': { vi: 'bản giấy đã đóng dấu', en: 'sealed on paper' },
  'document.extended': { vi: 'bổ sung dấu thời gian và dữ liệu xác thực', en: 'extended for the long term' },
  'record.archived': { vi: 'lưu trữ', en: 'archived' },
  'correction.executed': { vi: 'đã sửa điểm theo quyết định', en: 'corrected by decision' },
};
