// The second step of signing in: the code of the authenticator app, or a recovery code.
import { cookieOf, held } from '../../../http/index.ts';
import { Card, Field, Form, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { inside } from '../../serving/inside.ts';
import { signInWords } from './words.ts';

export const secondStep = (secure: boolean) =>
  screen({
    name: 'sign-in-code',
    path: '/sign-in/code',
    who: 'anybody',
    show: (visit) => {
      const words = signInWords[visit.language];
      return {
        title: words.codeTitle,
        frame: 'bare',
        main: (
          <Card>
            <h1 class="h2">{words.codeTitle}</h1>
            <p class="text-secondary">{words.codeAbout}</p>
            <Refusal visit={visit} />
            <Form visit={visit} deed="confirm">
              <Field
                visit={visit}
                deed="confirm"
                name="code"
                label={words.code}
                autocomplete="one-time-code"
                required
                maxLength={60}
                autofocus
              />
              <button class="btn btn-primary w-100">{words.confirm}</button>
            </Form>
          </Card>
        ),
      };
    },
    deeds: {
      confirm: async ({ desk, session, from, agent, query }, fields) => {
        const code = fields.text('code').replace(/\s/g, '');
        const begun = await desk.accounts.confirm({
          session: held(session),
          kind: /^\d{6}$/.test(code) ? 'totp' : 'recoveryCode',
          code,
          from,
          agent,
        });
        return { to: inside(query.get('to') ?? '/'), cookies: [cookieOf(secure, begun.session)] };
      },
    },
  });
