// Why an event has no place in a state at all.
import type { Refusal } from '../engine/refusal.ts';
import type { DossierState } from './dossier.machine.ts';

export const closedDossier = (state: string): Refusal => closed[state as DossierState];

const closed: Record<DossierState, Refusal> = {
  draft: {
    code: 'dossier.notSubmitted',
    vi: 'Hồ sơ chưa được gửi kiểm tra',
    en: 'The dossier was not sent to be checked yet',
  },
  submitted: {
    code: 'dossier.underWay',
    vi: 'Hồ sơ đang được kiểm tra, ký; muốn thay tệp thì chờ trả lại hoặc rút',
    en: 'The dossier is being checked and signed; its file can change once it is returned',
  },
  returned: {
    code: 'dossier.waitsForRevision',
    vi: 'Hồ sơ đã được yêu cầu chỉnh sửa, chờ người soạn nộp bản mới',
    en: 'A change was asked for; the author’s new version is awaited',
  },
  signed: {
    code: 'dossier.waitsForSeal',
    vi: 'Hồ sơ đã đủ chữ ký, chỉ còn chờ đóng dấu',
    en: 'Everybody has signed; only the seal is awaited',
  },
  approved: { code: 'dossier.approved', vi: 'Hồ sơ đã được duyệt', en: 'The dossier is approved' },
  withdrawn: {
    code: 'dossier.withdrawn',
    vi: 'Người soạn đã rút hồ sơ',
    en: 'The author has withdrawn the dossier',
  },
};
