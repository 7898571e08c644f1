// What letters about an account say, in both languages: who gets one may not have said which they read.
import { toVietnameseTime } from '../../../kernel/index.ts';
import type { AccountLetter } from '../ports/credentials.ts';

export interface LetterText {
  /** Nothing about anybody: it is shown on locked screens and in passing. */
  readonly subject: string;
  readonly text: string;
}

/** @param site where browsers see the server, without a slash at the end */
export function letterText(letter: AccountLetter, site: string): LetterText {
  const { subject, vi, en } = texts[letter.kind];
  const values: Readonly<Record<string, string>> = {
    name: letter.name,
    site,
    time: toVietnameseTime('until' in letter ? letter.until : letter.at),
    code: 'token' in letter ? letter.token : '',
    account: 'account' in letter ? letter.account : '',
  };
  const text = `${vi}\n\n— — —\n\n${en}\n`.replace(
    /\{(\w+)\}/g,
    (place, name: string) => values[name] ?? place,
  );
  return { subject, text };
}

interface Template {
  readonly subject: string;
  readonly vi: string;
  readonly en: string;
}

const texts: Readonly<Record<AccountLetter['kind'], Template>> = {
  passwordLink: {
    subject: 'Giáp Lai: đặt lại mật khẩu / choose a new password',
    vi: `Kính gửi {name},

có người đã yêu cầu đặt lại mật khẩu của thầy, cô. Mở {site}/password và nhập mã sau, dùng một lần, trước {time}:

{code}

Nếu không phải thầy, cô yêu cầu, xin bỏ qua thư này: mật khẩu không đổi.`,
    en: `Dear {name},

somebody asked for a new password for your account. Open {site}/password and enter this code, once, before {time} (Vietnam):

{code}

If it was not you, leave this letter alone: the password stays as it is.`,
  },
  invitation: {
    subject: 'Giáp Lai: tài khoản của thầy, cô / your account',
    vi: `Kính gửi {name},

nhà trường đã mở cho thầy, cô tài khoản {account}. Mở {site}/password, nhập mã sau và đặt mật khẩu, dùng một lần, trước {time}:

{code}

Nếu thư này đến nhầm, xin bỏ qua và đừng chuyển cho ai.`,
    en: `Dear {name},

the school has opened the account {account} for you. Open {site}/password, enter this code and choose a password, once, before {time} (Vietnam):

{code}

If this letter is not for you, leave it alone and pass it on to nobody.`,
  },
  noticeAddress: {
    subject: 'Giáp Lai: xác nhận địa chỉ thư / confirm your address',
    vi: `Kính gửi {name},

thầy, cô muốn nhận thư của nhà trường tại địa chỉ này. Đăng nhập {site} và nhập mã sau trước {time}:

{code}

Nếu không phải thầy, cô yêu cầu, xin bỏ qua: sẽ không có thư nào gửi đến đây.`,
    en: `Dear {name},

you want the school's messages at this address. Sign in at {site} and enter this code before {time} (Vietnam):

{code}

If it was not you, leave this letter alone: nothing will be sent here.`,
  },
  passwordChanged: {
    subject: 'Giáp Lai: mật khẩu đã đổi / your password was changed',
    vi: `Kính gửi {name},

mật khẩu của thầy, cô đã được đổi lúc {time}. Nếu không phải thầy, cô đổi, xin báo ngay quản trị viên của trường.`,
    en: `Dear {name},

your password was changed at {time} (Vietnam). If it was not you, tell the school's administrator at once.`,
  },
  secondFactorChanged: {
    subject: 'Giáp Lai: cách xác thực đã đổi / your second factor was changed',
    vi: `Kính gửi {name},

ứng dụng xác thực hoặc khóa truy cập của thầy, cô đã được thay đổi lúc {time}. Nếu không phải thầy, cô, xin báo ngay quản trị viên của trường.`,
    en: `Dear {name},

your authenticator app or a passkey of yours was changed at {time} (Vietnam). If it was not you, tell the school's administrator at once.`,
  },
  accountReset: {
    subject: 'Giáp Lai: tài khoản đã được đặt lại / your account was reset',
    vi: `Kính gửi {name},

quản trị viên đã đặt lại tài khoản của thầy, cô lúc {time}: mật khẩu cũ và các mã truy cập không dùng được nữa. Mã để đặt mật khẩu mới được trao tận tay, không gửi trong thư này. Nếu thầy, cô không nhờ đặt lại, xin báo ngay hiệu trưởng.`,
    en: `Dear {name},

an administrator reset your account at {time} (Vietnam): the old password and tokens of programs open nothing any more. The code for a new password is handed over in person, not sent with this letter. If you did not ask for it, tell the principal at once.`,
  },
  accountAddressChanged: {
    subject: 'Giáp Lai: địa chỉ thư của tài khoản đã đổi / the address of your account was changed',
    vi: `Kính gửi {name},

quản trị viên đã đổi địa chỉ thư của tài khoản của thầy, cô lúc {time}. Thư đặt lại mật khẩu từ nay không còn gửi đến địa chỉ cũ. Nếu thầy, cô không nhờ đổi, xin báo ngay hiệu trưởng.`,
    en: `Dear {name},

an administrator changed the address of your account at {time} (Vietnam). Links to choose a password no longer go to the former address. If you did not ask for it, tell the principal at once.`,
  },
};
