// Faults of minutes of locking.
import { faultTable } from '../../../kernel/index.ts';

export const lockMinutesFault = faultTable({
  'lockMinutes.unknown': {
    vi: 'Không có biên bản khóa {minutes}',
    en: 'There are no minutes of locking {minutes}',
  },
  'lockMinutes.notLocked': {
    vi: 'Lệnh này không phải lệnh khóa, hoặc chưa thực hiện: {order}',
    en: 'The order is none to lock, or was not carried out: {order}',
  },
  'lockMinutes.witnessUnfit': {
    vi: 'Người chứng kiến phải là người của trường và chưa có phần trong lệnh: {person}',
    en: 'A witness is somebody of the school who has no other part in the order: {person}',
  },
  'lockMinutes.notAwaited': {
    vi: 'Biên bản chưa chờ chữ ký, con dấu này: {why}',
    en: 'The minutes do not wait for this signature or seal: {why}',
  },
});
