// The first page: what runs here, who can sign in to try it, where the API is described.
import { escaped } from './markdown.ts';
import { htmlPage } from './page.ts';

/** Shown in development only. */
export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface StartPage {
  readonly software: string;
  readonly school: string | undefined;
  /** Null outside development. */
  readonly demo: readonly DemoAccount[] | null;
}

export const startPage = ({ software, school, demo }: StartPage): string =>
  htmlPage(
    'Giáp Lai',
    `<h1>Giáp Lai</h1>
<p>${escaped(software)}${school === undefined ? '' : ` — ${escaped(school)}`}</p>
<ul>
<li><a href="/api/openapi.json">/api/openapi.json</a>: mô tả API (OpenAPI 3.1) / the API, described</li>
<li><a href="/problems">/problems</a>: mọi lỗi, vì sao và cách xử lý / every problem and what to do</li>
<li><a href="/health">/health</a></li>
</ul>
${demo === null ? '' : demoTable(demo)}`,
  );

const demoTable = (demo: readonly DemoAccount[]): string => `<h2>Tài khoản dùng thử / demo accounts</h2>
<p class="note">Bản phát triển: khoá ký và mật khẩu dưới đây chỉ để thử. Development only: keys and passwords are for trying out.</p>
<table>
<tr><th>Họ tên</th><th>Vai trò</th><th>Tài khoản</th><th>Mật khẩu</th></tr>
${demo
  .map(
    ({ account, password, name, roles }) =>
      `<tr><td>${escaped(name)}</td><td>${escaped(roles.join(', '))}</td><td><code>${escaped(account)}</code></td><td><code>${escaped(password)}</code></td></tr>`,
  )
  .join('\n')}
</table>`;
