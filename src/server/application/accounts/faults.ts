// Faults of accounts. None of them tells whether an account exists.
import { faultTable } from '../../../kernel/index.ts';

export const accountFault = faultTable({
  'account.suspended': {
    vi: 'Tài khoản đang bị tạm khóa',
    en: 'The account is suspended',
  },
  'account.signInRefused': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng',
    en: 'Login name or password is wrong',
  },
  'account.codeRefused': {
    vi: 'Mã xác thực không đúng hoặc đã dùng',
    en: 'The code is wrong or was used before',
  },
  'account.passkeyRefused': {
    vi: 'Khóa truy cập không được chấp nhận',
    en: 'The passkey was not accepted',
  },
  'account.tooManyAttempts': {
    vi: 'Đã thử quá nhiều lần; hãy đợi {seconds} giây',
    en: 'Too many attempts; wait {seconds} seconds',
  },
  'account.sessionEnded': {
    vi: 'Phiên làm việc đã kết thúc; hãy đăng nhập lại',
    en: 'The session has ended; sign in again',
  },
  'account.proofNeeded': {
    vi: 'Hãy nhập lại mật khẩu trước khi thực hiện việc này',
    en: 'Enter the password again before doing this',
  },
  'account.passwordTooShort': {
    vi: 'Mật khẩu phải có ít nhất {least} kí tự',
    en: 'The password needs at least {least} characters',
  },
  'account.passwordTooLong': {
    vi: 'Mật khẩu chỉ được dài tối đa {most} kí tự',
    en: 'The password may have at most {most} characters',
  },
  'account.passwordGuessable': {
    vi: 'Mật khẩu dễ đoán',
    en: 'The password is easy to guess',
  },
  'account.ticketUnusable': {
    vi: 'Liên kết hoặc yêu cầu này đã dùng hoặc đã hết hạn',
    en: 'This link or request was used or has expired',
  },
  'account.alreadyThere': {
    vi: 'Người này đã có tài khoản, hoặc tên đăng nhập hay thư điện tử đã được dùng',
    en: 'The person has an account, or the login name or e-mail address is taken',
  },
  'account.loginNameMalformed': {
    vi: 'Tên đăng nhập phải gồm 3–64 chữ cái không dấu, chữ số hoặc . _ - @',
    en: 'A login name has 3 to 64 plain letters, digits or . _ - @',
  },
  'account.emailMalformed': {
    vi: 'Địa chỉ thư điện tử không hợp lệ',
    en: 'The e-mail address is malformed',
  },
  'account.unknown': {
    vi: 'Không có tài khoản {account}',
    en: 'There is no account {account}',
  },
  'account.factorPresent': {
    vi: 'Tài khoản đã có ứng dụng xác thực',
    en: 'The account has an authenticator already',
  },
  'account.secondFactorNeeded': {
    vi: 'Vai trò này phải có bước xác thực thứ hai',
    en: 'This role must have a second factor',
  },
  'account.secretUnreadable': {
    vi: 'Không mở được bí mật đã lưu: khóa của hệ thống không đúng',
    en: 'A stored secret does not open: the key of the installation is another one',
  },
});
