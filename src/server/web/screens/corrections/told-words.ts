// What is said once after each deed of a correction.
import { catalogue } from '../../words.ts';

export const toldWords = catalogue({
  vi: {
    confirmed: 'Đã xác nhận.',
    permitted: 'Đã ghi nhận.',
    refused: 'Đã từ chối.',
    unlocked: 'Đã mở các ô.',
    witnessed: 'Đã ghi nhận bạn chứng kiến.',
    executed: 'Đã sửa. Các ô đã khoá lại; biên bản đang được lập.',
    signed: 'Đã kí biên bản.',
    sealed: 'Đã đóng dấu biên bản.',
    withdrawn: 'Đã rút đề nghị.',
  },
  en: {
    confirmed: 'Confirmed.',
    permitted: 'Noted.',
    refused: 'Refused.',
    unlocked: 'The cells are open.',
    witnessed: 'You are noted as a witness.',
    executed: 'Edited. The cells are locked again; the minutes are being drawn up.',
    signed: 'The minutes are signed.',
    sealed: 'The minutes are sealed.',
    withdrawn: 'Withdrawn.',
  },
});
