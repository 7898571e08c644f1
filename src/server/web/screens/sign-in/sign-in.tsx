// Signing in with a password; a second step follows where the account has one.
import { cookieOf, type DemoAccount, type StartPage } from '../../../http/index.ts';
import { Card, Field, Form, Icon, Refusal, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { inside } from '../../serving/inside.ts';
import type { Visit } from '../../visit.ts';
import { signInWords } from './words.ts';

export type Welcome = StartPage;

export const signIn = (start: () => Promise<Welcome>, secure: boolean) =>
  screen({
    name: 'sign-in',
    path: '/sign-in',
    who: 'anybody',
    show: async (visit) => {
      const words = signInWords[visit.language];
      const { school, software, demo } = await start();
      return {
        title: words.title,
        frame: demo === null ? 'bare' : 'wide',
        main: (
          <div class={demo === null ? '' : 'row justify-content-center'}>
            <div class={demo === null ? '' : 'col-lg-5'}>
              <Card>
                <h1 class="h2 mb-1">{words.title}</h1>
                <p class="text-secondary">{school ?? software}</p>
                <Refusal visit={visit} />
                <Form visit={visit} deed="signIn">
                  <Field
                    visit={visit}
                    deed="signIn"
                    name="account"
                    label={words.account}
                    autocomplete="username"
                    required
                    maxLength={200}
                    autofocus
                  />
                  <Field
                    visit={visit}
                    deed="signIn"
                    name="password"
                    label={words.password}
                    type="password"
                    autocomplete="current-password"
                    required
                    maxLength={1024}
                  />
                  <button class="btn btn-primary w-100">{words.submit}</button>
                </Form>
                <PasskeyButton visit={visit} />
                <p class="mt-3 mb-0">
                  <a href="/password">{words.withCode}</a>
                </p>
                <p class="mb-0">
                  <a href="/verify">{words.verify}</a>
                </p>
              </Card>
            </div>
            {demo && <DemoAccounts demo={demo} visit={visit} />}
          </div>
        ),
      };
    },
    deeds: {
      signIn: async ({ desk, from, agent, query }, fields) => {
        const { next, session } = await desk.accounts.signIn({
          account: fields.text('account'),
          password: fields.raw('password'),
          from,
          agent,
        });
        const to = inside(query.get('to') ?? '/');
        return {
          to: {
            session: to,
            enrolment: '/account/security',
            secondFactor: `/sign-in/code?to=${encodeURIComponent(to)}`,
          }[next],
          cookies: [cookieOf(secure, session)],
        };
      },
    },
  });

function PasskeyButton({ visit }: { readonly visit: Visit }) {
  const words = signInWords[visit.language];
  return (
    <div
      class="mt-2"
      data-controller="passkey"
      data-passkey-after-value={inside(visit.query.get('to') ?? '/')}
      data-passkey-unsupported-value={words.noPasskeys}
    >
      <div class="alert alert-danger" role="alert" data-passkey-target="refusal" hidden />
      <button type="button" class="btn w-100" data-action="passkey#signIn">
        <Icon name="key" />
        {words.passkey}
      </button>
    </div>
  );
}

function DemoAccounts({ demo, visit }: { readonly demo: readonly DemoAccount[]; readonly visit: Visit }) {
  const words = signInWords[visit.language];
  const names: Readonly<Record<string, string>> = partsWords[visit.language].roles;
  return (
    <div class="col-lg-7">
      <Card title={words.demo} padded={false}>
        <p class="card-body mb-0 text-secondary">{words.demoAbout}</p>
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th>{words.name}</th>
                <th>{words.roles}</th>
                <th>{words.account}</th>
                <th>{words.password}</th>
              </tr>
            </thead>
            <tbody>
              {demo.map(({ account, password, name, roles }) => (
                <tr key={account}>
                  <td>{name}</td>
                  <td>{roles.map((role) => names[role] ?? role).join(', ')}</td>
                  <td>
                    <code>{account}</code>
                  </td>
                  <td>
                    <code>{password}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  );
}
