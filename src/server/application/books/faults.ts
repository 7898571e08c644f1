// What can stand in the way of a pupil's book.
import { faultTable } from '../../../kernel/index.ts';

export const bookFault = faultTable({
  'book.unknown': {
    vi: 'Không có sổ học bạ này',
    en: 'There is no such book',
  },
  'book.alreadyIssued': {
    vi: 'Học sinh đã được cấp học bạ số {number} ngày {on}; cấp lại phải ghi lí do',
    en: 'The pupil was issued book {number} on {on}; another one needs a reason',
  },
  'book.underWay': {
    vi: 'Đã có một đề nghị cấp học bạ cho học sinh này ngày {on} chưa xong',
    en: 'A request for a book of this pupil, of {on}, is still under way',
  },
  'book.decidedAlready': {
    vi: 'Đề nghị này đã được quyết định ngày {on}',
    en: 'This request was decided on {on}',
  },
  'book.notGranted': {
    vi: 'Đề nghị này chưa được hiệu trưởng đồng ý',
    en: 'The principal has not granted this request',
  },
  'book.nothingToBind': {
    vi: 'Chưa có học bạ năm nào được khóa để đóng thành sổ',
    en: 'No year of this pupil is locked yet: there is nothing to bind',
  },
  'book.levelNotCompleted': {
    vi: 'Học bạ lớp {grade} chưa được khóa nên chưa thể cấp vì hoàn thành cấp học',
    en: 'The transcript of grade {grade} is not locked: the level is not completed',
  },
  'book.yearNotSound': {
    vi: 'Học bạ năm học {year} không qua được kiểm tra ({verdict}); không đóng vào sổ',
    en: 'The transcript of {year} does not pass verification ({verdict}) and is not bound',
  },
  'book.revoked': {
    vi: 'Sổ học bạ này đã bị thu hồi ngày {on}',
    en: 'This book was revoked on {on}',
  },
  'book.handedOut': {
    vi: 'Sổ học bạ này đã được giao ngày {on} cho {recipient} (dòng {line} của sổ cấp)',
    en: 'This book was handed out on {on} to {recipient} (line {line} of the issue register)',
  },
  'book.notABook': {
    vi: 'Tệp này không phải sổ học bạ số: {reason}',
    en: 'This file is no pupil’s book: {reason}',
  },
  'book.notSound': {
    vi: 'Sổ học bạ không qua được kiểm tra: {parts}',
    en: 'The book does not pass verification: {parts}',
  },
  'book.importedAlready': {
    vi: 'Sổ học bạ này đã được nhận ngày {on}',
    en: 'This book was taken over on {on}',
  },
  'book.differs': {
    vi: 'Dữ liệu của sổ khác với hồ sơ của trường ({differences}); người nhận phải ghi lí do vẫn nhận',
    en: 'The book differs from the school’s own data ({differences}); taking it over needs a reason',
  },
  'book.ownBook': {
    vi: 'Sổ học bạ này do chính trường cấp, không cần nhận lại',
    en: 'This book was issued by this very school',
  },
});
