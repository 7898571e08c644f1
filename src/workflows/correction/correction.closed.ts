// Why an event has no place in a state at all.
import type { Refusal } from '../engine/refusal.ts';
import type { CorrectionState } from './correction.machine.ts';

export const closedCorrection = (state: string): Refusal => closed[state as CorrectionState];

const over: Refusal = {
  code: 'correction.over',
  vi: 'Việc sửa này đã kết thúc',
  en: 'This correction is over',
};
const done: Refusal = {
  code: 'correction.executed',
  vi: 'Điểm đã sửa và khóa lại; không thể rút, sửa thêm hay hết hạn nữa',
  en: 'The cells are corrected and locked again; nothing can be withdrawn or added',
};

const closed: Record<CorrectionState, Refusal> = {
  requested: {
    code: 'correction.notConfirmed',
    vi: 'Giáo viên chủ nhiệm chưa xác nhận',
    en: 'The homeroom teacher has not confirmed the correction yet',
  },
  homeroomConfirmed: {
    code: 'correction.notPermitted',
    vi: 'Chưa được cho phép sửa',
    en: 'The correction is not permitted yet',
  },
  permitted: {
    code: 'correction.notUnlocked',
    vi: 'Các ô chưa được mở',
    en: 'The cells are not unlocked yet',
  },
  unlocked: {
    code: 'correction.witnessesMissing',
    vi: 'Chưa đủ người chứng kiến',
    en: 'There are not enough witnesses yet',
  },
  witnessed: {
    code: 'correction.waitsForEdit',
    vi: 'Đã đủ người chứng kiến; chỉ còn chờ người đề nghị sửa',
    en: 'There are witnesses enough; only the edit by the requester is awaited',
  },
  executed: done,
  renewing: done,
  completed: over,
  refused: over,
  withdrawn: over,
  expired: over,
  lapsed: over,
};
