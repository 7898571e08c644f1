// What stands in the way of examining a file.
import { faultTable } from '../../kernel/index.ts';

export const examiningFault = faultTable({
  'verification.tooMany': {
    vi: 'Đang có nhiều tệp chờ kiểm tra; hãy thử lại sau {seconds} giây',
    en: 'Too many files wait to be examined; try again in {seconds} seconds',
  },
  'verification.gaveUp': {
    vi: 'Tệp cần nhiều thời gian hoặc bộ nhớ hơn mức cho phép nên không kiểm tra được',
    en: 'The file takes more time or memory than is allowed, and was not examined',
  },
});
