// How people call the states and events of a dossier.
import type { DossierEventType } from './dossier.events.ts';
import type { DossierState } from './dossier.machine.ts';

interface Words {
  readonly vi: string;
  readonly en: string;
}

export const dossierStateWords: Readonly<Record<DossierState, Words>> = {
  draft: { vi: 'Đang soạn', en: 'draft' },
  submitted: { vi: 'Đã gửi kiểm tra', en: 'sent to be checked' },
  returned: { vi: 'Yêu cầu chỉnh sửa', en: 'returned for a change' },
  signed: { vi: 'Đủ chữ ký, chờ đóng dấu', en: 'signed, waiting for the seal' },
  approved: { vi: 'Đã duyệt', en: 'approved' },
  withdrawn: { vi: 'Đã rút', en: 'withdrawn by the author' },
};

export const dossierEventWords: Readonly<Record<DossierEventType, Words>> = {
  'dossier.revised': { vi: 'nộp bản mới', en: 'new version' },
  'dossier.submitted': { vi: 'người soạn ký, gửi kiểm tra', en: 'signed by its author and sent' },
  'dossier.signed': { vi: 'ký kiểm tra, duyệt', en: 'checked and signed' },
  'dossier.returned': { vi: 'yêu cầu chỉnh sửa, lập biên bản ghi nhớ', en: 'change asked for, minuted' },
  'dossier.sealed': { vi: 'đóng dấu', en: 'sealed' },
  'dossier.withdrawn': { vi: 'rút hồ sơ', en: 'withdrawn' },
};
