// Words of the page where a password is chosen with the code of a letter.
import { catalogue } from '../../words.ts';

export const passwordWords = catalogue({
  vi: {
    title: 'Đặt mật khẩu',
    about: 'Nhập mã trong thư và mật khẩu mới. Mã dùng được một lần.',
    code: 'Mã trong thư',
    password: 'Mật khẩu mới',
    help: 'Ít nhất 15 kí tự; một câu dễ nhớ với thầy cô mà người khác khó đoán là tốt nhất.',
    submit: 'Đặt mật khẩu',
    back: 'Về trang đăng nhập',
    done: 'Đã đổi mật khẩu. Mọi phiên đăng nhập cũ đã kết thúc; hãy đăng nhập lại.',
  },
  en: {
    title: 'Choose a password',
    about: 'Type the code of the letter and a new password. The code can be used once.',
    code: 'Code of the letter',
    password: 'New password',
    help: 'At least 15 characters; best is a sentence that you remember and others cannot guess.',
    submit: 'Choose the password',
    back: 'Back to signing in',
    done: 'The password is chosen. All sessions from before have ended; sign in again.',
  },
});
