// Faults of re-assessment and summer training.
import { faultTable } from '../../../kernel/index.ts';

export const summerFault = faultTable({
  'summer.yearOpen': {
    vi: 'Học bạ của học sinh {pupil} chưa khóa, chưa nhập được kết quả trong hè',
    en: 'The transcript of pupil {pupil} is not locked; results of the summer come after it',
  },
  'summer.notDue': {
    vi: 'Học sinh {pupil} không phải đánh giá lại, rèn luyện: {item}',
    en: 'Nothing of this is due for pupil {pupil} in summer: {item}',
  },
  'summer.conductFirst': {
    vi: 'Học sinh {pupil} phải hoàn thành rèn luyện trong hè trước khi đánh giá lại môn học',
    en: 'Pupil {pupil} completes summer training before a subject is assessed again',
  },
  'summer.valueRefused': {
    vi: 'Giá trị của {item} không hợp lệ',
    en: 'The value of {item} is not allowed',
  },
  'summer.changedMeanwhile': {
    vi: 'Kết quả trong hè vừa được người khác thay đổi: {item}',
    en: 'A result of the summer was changed by somebody else in the meantime: {item}',
  },
  'summer.reasonMissing': {
    vi: 'Sửa kết quả đã nhập hoặc đã có quyết định thì phải nêu lý do: {item}',
    en: 'What was entered or decided before is changed with a reason only: {item}',
  },
  'summer.decidedAlready': {
    vi: 'Đã có quyết định về học sinh {pupil}, từ đó không có gì mới',
    en: 'Pupil {pupil} was decided on, and nothing is new since',
  },
  'summer.decisionNumberMissing': {
    vi: 'Quyết định của Hiệu trưởng phải có số',
    en: 'The principal’s decision has a number',
  },
  'summer.pageUnknown': {
    vi: 'Không có trang bổ sung {page}',
    en: 'There is no supplementary page {page}',
  },
  'summer.notAwaited': {
    vi: 'Trang bổ sung chưa chờ chữ ký này: {awaited}',
    en: 'The supplementary page does not wait for this signature: {awaited}',
  },
});
