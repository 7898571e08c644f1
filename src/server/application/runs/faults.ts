// Faults of what the office asks for and nobody waits for.
import { faultTable } from '../../../kernel/index.ts';

export const runFault = faultTable({
  'run.unknown': {
    vi: 'Không có việc này',
    en: 'There is no such run',
  },
  'run.underWay': {
    vi: 'Lớp này đang có một việc khác của văn phòng chạy dở',
    en: 'Another run of the office is under way for this class',
  },
  'run.notRunning': {
    vi: 'Việc này không còn chạy nên không có gì để hủy',
    en: 'The run is no longer under way; there is nothing to cancel',
  },
  'run.unexpected': {
    vi: 'Việc dừng vì lỗi ngoài dự kiến; những gì đã làm vẫn còn',
    en: 'The run stopped because of an unexpected error; what was done stays',
  },
  'run.serverEnding': {
    vi: 'Máy chủ đang dừng; hãy gửi lại sau',
    en: 'The server is about to stop; ask again later',
  },
});
