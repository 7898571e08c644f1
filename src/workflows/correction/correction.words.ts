// How people call the states and events of a correction.
import type { CorrectionEventType } from './correction.events.ts';
import type { CorrectionState } from './correction.machine.ts';

interface Words {
  readonly vi: string;
  readonly en: string;
}

export const correctionStateWords: Readonly<Record<CorrectionState, Words>> = {
  requested: { vi: 'Đã đề nghị', en: 'requested' },
  homeroomConfirmed: { vi: 'Giáo viên chủ nhiệm đã xác nhận', en: 'confirmed by the homeroom teacher' },
  permitted: { vi: 'Đã cho phép', en: 'permitted' },
  unlocked: { vi: 'Đã mở ô, chờ người chứng kiến', en: 'cells unlocked, waiting for witnesses' },
  witnessed: { vi: 'Đủ người chứng kiến, chờ sửa', en: 'witnessed, waiting for the edit' },
  executed: {
    vi: 'Đã sửa và khóa lại, chờ ký biên bản',
    en: 'corrected and locked again, minutes to be signed',
  },
  renewing: { vi: 'Bản thay thế đang được ký', en: 'successors are being signed' },
  completed: { vi: 'Đã hoàn tất', en: 'completed' },
  refused: { vi: 'Bị từ chối', en: 'refused' },
  withdrawn: { vi: 'Người đề nghị đã rút', en: 'withdrawn by the requester' },
  expired: { vi: 'Hết hạn mở ô, không sửa gì', en: 'expired, nothing changed' },
  lapsed: { vi: 'Hết hạn trước khi được cho phép', en: 'lapsed before permission' },
};

export const correctionEventWords: Readonly<Record<CorrectionEventType, Words>> = {
  'correction.confirmed': { vi: 'giáo viên chủ nhiệm xác nhận', en: 'confirmed by the homeroom teacher' },
  'correction.permitted': { vi: 'cho phép sửa', en: 'permitted' },
  'correction.refused': { vi: 'từ chối, nêu lý do', en: 'refused with a reason' },
  'cells.unlocked': { vi: 'mở đúng các ô đã nêu', en: 'cells unlocked' },
  'correction.witnessed': { vi: 'chứng kiến', en: 'witnessed' },
  'cells.corrected': { vi: 'sửa và khóa lại ngay', en: 'corrected and locked again' },
  'minutes.drafted': { vi: 'dựng biên bản', en: 'minutes drafted' },
  'minutes.signed': { vi: 'ký biên bản', en: 'minutes signed' },
  'correction.withdrawn': { vi: 'rút đề nghị', en: 'withdrawn' },
  'correction.deadlinePassed': { vi: 'hết hạn', en: 'deadline passed' },
  'correction.completed': { vi: 'bản thay thế đã đóng dấu', en: 'successors sealed' },
};
