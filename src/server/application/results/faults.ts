// Faults of entering marks and of what keeps them closed.
import { faultTable } from '../../../kernel/index.ts';

export const resultsFault = faultTable({
  'results.changedMeanwhile': {
    vi: 'Có {count} ô vừa được người khác thay đổi: {cells}',
    en: '{count} cells were changed by somebody else in the meantime: {cells}',
  },
  'results.locked': {
    vi: 'Có {count} ô đã khóa: {cells}',
    en: '{count} cells are locked: {cells}',
  },
  'results.cellUnknown': {
    vi: 'Sổ của lớp không có ô {cell}',
    en: 'The class book has no cell {cell}',
  },
  'results.cellOfAnotherSheet': {
    vi: 'Ô {cell} không thuộc trang này',
    en: 'Cell {cell} is not on this sheet',
  },
  'results.cellTwice': {
    vi: 'Ô {cell} được nêu hai lần trong một lần ghi',
    en: 'Cell {cell} is named twice in one writing',
  },
  'results.valueRefused': {
    vi: 'Có {count} giá trị không hợp lệ: {cells}',
    en: '{count} values are not allowed: {cells}',
  },
  'results.testColumnUnknown': {
    vi: 'Không có cột điểm {column} để ghi ngày kiểm tra',
    en: 'There is no column {column} a test could be entered in',
  },
  'results.testDayUnfit': {
    vi: 'Ngày {day} không thể là ngày kiểm tra của cột {column}',
    en: '{day} cannot be the day of the test in column {column}',
  },
  'results.nothingLocked': {
    vi: 'Lệnh mở không trúng khóa nào đang đóng',
    en: 'The order to unlock meets no lock that is closed',
  },
  'results.scopeUnknown': {
    vi: 'Không có phạm vi khóa “{scope}”',
    en: 'Nothing can be locked as "{scope}"',
  },
  'results.openedAlready': {
    vi: 'Ô {cell} đang được mở để sửa theo một đề nghị khác',
    en: 'Cell {cell} is open for another correction',
  },
});
