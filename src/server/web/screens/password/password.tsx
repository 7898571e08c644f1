// Where a password is chosen with the code of a letter: typed in, not part of the address, which browsers and proxies keep.
import { setPassword } from '../../../application/index.ts';
import { rateLimit } from '../../../http/index.ts';
import { Card, Field, Form, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { noFields } from '../../serving/fields.ts';
import type { Visit } from '../../visit.ts';
import { passwordWords } from './words.ts';

const PER_MINUTE = 20;
const ofPassword = ['account.passwordTooShort', 'account.passwordTooLong', 'account.passwordGuessable'];
const ofCode = ['account.ticketUnusable'];

export const password = () => {
  let take: ReturnType<typeof rateLimit> | undefined;
  return screen({
    name: 'password',
    path: '/password',
    who: 'anybody',
    show: (visit) => {
      const words = passwordWords[visit.language];
      const code = visit.refused?.fault.code ?? '';
      return {
        title: words.title,
        frame: 'bare',
        main: (
          <Card>
            <h1 class="h2">{words.title}</h1>
            <p class="text-secondary">{words.about}</p>
            {![...ofCode, ...ofPassword].includes(code) && <Refusal visit={visit} />}
            <Form visit={visit} deed="choose">
              <Field
                visit={withoutSpent(visit)}
                deed="choose"
                name="code"
                label={words.code}
                faults={ofCode}
                autocomplete="one-time-code"
                required
                maxLength={200}
                autofocus
              />
              <Field
                visit={visit}
                deed="choose"
                name="password"
                label={words.password}
                help={words.help}
                faults={ofPassword}
                type="password"
                autocomplete="new-password"
                required
                maxLength={128}
              />
              <button class="btn btn-primary w-100">{words.submit}</button>
            </Form>
            <p class="mt-3 mb-0">
              <a href="/sign-in">{words.back}</a>
            </p>
          </Card>
        ),
      };
    },
    deeds: {
      choose: async ({ desk: { gate }, from, language }, fields) => {
        take ??= rateLimit(gate.clock);
        take(`password ${from}`, PER_MINUTE);
        await setPassword(gate, { link: fields.text('code'), password: fields.raw('password') });
        return { to: '/sign-in', told: passwordWords[language].done };
      },
    },
  });
};

/** A code that is worth nothing any more is not shown again. */
function withoutSpent(visit: Visit): Visit {
  const { refused } = visit;
  const spent = refused !== null && ofCode.includes(refused.fault.code);
  return spent ? { ...visit, refused: { ...refused, typed: noFields } } : visit;
}
