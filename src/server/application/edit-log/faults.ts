// Faults of the edit log as a paper.
import { faultTable } from '../../../kernel/index.ts';

export const editLogFault = faultTable({
  'editLog.unknown': {
    vi: 'Không có nhật ký sửa điểm {log}',
    en: 'There is no edit log {log}',
  },
  'editLog.periodUnknown': {
    vi: 'Kì “{period}” không phải tháng hay năm học đã bắt đầu',
    en: '"{period}" is no month and no school year that has begun',
  },
  'editLog.leaderMissing': {
    vi: 'Không có ai được giao làm Hiệu trưởng để ký nhật ký sửa điểm',
    en: 'Nobody is appointed principal who could sign the edit log',
  },
  'editLog.checkerUnfit': {
    vi: 'Người kiểm tra phải là Ban Giám hiệu hoặc Ban quản trị, và không phải người ký duyệt',
    en: 'Who checks belongs to the leaders or administrators, and is not the one who approves',
  },
  'editLog.notAwaited': {
    vi: 'Nhật ký chưa chờ chữ ký của người này: {awaited}',
    en: 'The log does not wait for this person’s signature: {awaited}',
  },
});
