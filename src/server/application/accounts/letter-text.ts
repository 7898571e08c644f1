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
    time: toVietnameseTime(letter.kind === 'passwordLink' ? letter.until : letter.at),
    code: letter.kind === 'passwordLink' ? letter.token : '',
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
};
