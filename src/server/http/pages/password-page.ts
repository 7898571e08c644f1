// The page where a password is chosen with the code of a letter: a plain form, for no script runs in any page.
import type { Express, Request, Response } from 'express';
import { Fault } from '../../../kernel/index.ts';
import { setPassword } from '../../application/index.ts';
import { bytesOf } from '../guards/body.ts';
import { refuseForeignOrigin } from '../guards/cross-site.ts';
import { rateLimit } from '../guards/rate-limit.ts';
import type { HttpDesk } from '../ports.ts';
import { statusOf } from '../statuses.ts';
import { escaped } from './markdown.ts';
import { htmlPage } from './page.ts';

const PER_MINUTE = 20;
/** A code, and a password of any letters percent-encoded. */
const LARGEST = 8 * 1024;

/** The code is typed in, not part of the address: addresses are kept by browsers and by proxies. */
export function servePasswordPage(app: Express, { gate }: HttpDesk): void {
  const take = rateLimit(gate.clock);
  app.get('/password', (_, response) => answer(response, 200, null));
  app.post('/password', async (request, response) => {
    try {
      refuseForeignOrigin(request);
      take(`password ${request.ip ?? ''}`, PER_MINUTE);
      await setPassword(gate, await typed(request));
      answer(response, 200, { vi: 'Đã đổi mật khẩu.', en: 'The password is chosen.' });
    } catch (error) {
      if (!(error instanceof Fault) || statusOf(error.code) >= 500) throw error;
      answer(response, statusOf(error.code), error.title);
    }
  });
}

async function typed(request: Request): Promise<{ readonly link: string; readonly password: string }> {
  const fields = new URLSearchParams((await bytesOf(request, LARGEST)).toString('utf8'));
  return { link: (fields.get('code') ?? '').trim(), password: fields.get('password') ?? '' };
}

/** Under `no-referrer` browsers would keep the form's own origin from us (Fetch §3.2, “append a request Origin header”). */
function answer(response: Response, status: number, told: Told | null): void {
  response.status(status).set('Referrer-Policy', 'same-origin').type('html').send(passwordPage(told));
}

type Told = Readonly<Record<'vi' | 'en', string>>;

const passwordPage = (told: Told | null): string =>
  htmlPage(
    'Giáp Lai: đặt mật khẩu',
    `<h1>Đặt mật khẩu / choose a password</h1>
${told === null ? '' : `<p class="note" role="status">${escaped(told.vi)}<br>${escaped(told.en)}</p>`}
<form method="post" action="/password">
<p><label for="code">Mã trong thư / the code of the letter</label><br>
<input id="code" name="code" required maxlength="200" autocomplete="one-time-code" size="48"></p>
<p><label for="password">Mật khẩu mới, ít nhất 15 kí tự / new password, at least 15 characters</label><br>
<input id="password" name="password" type="password" required maxlength="128" autocomplete="new-password" size="48"></p>
<p><button>Đặt mật khẩu / choose</button></p>
</form>`,
  );
