// Password, authenticator app and passkeys of one's own account.
import { listPasskeys } from '../../../application/index.ts';
import { held } from '../../../http/index.ts';
import { Card, Field, Form, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { Authenticator } from './authenticator.tsx';
import { securityDeeds } from './deeds.tsx';
import { Passkeys } from './passkeys.tsx';
import { securityWords } from './words.ts';

export const security = screen({
  name: 'security',
  path: '/account/security',
  who: 'person',
  opensTo: 'enrolment',
  show: async (visit) => {
    const { desk, caller, session, language } = visit;
    const words = securityWords[language];
    const [passkeys, account] = await Promise.all([
      listPasskeys(desk.gate, held(session)),
      desk.house.store.read((view) => view.accountOfPerson(caller.person)),
    ]);
    const mustEnrol = caller.by.kind === 'session' && caller.by.reach === 'enrolment';
    return {
      title: words.title,
      above: [{ title: caller.name, to: '/account' }],
      main: (
        <>
          <PageHead title={words.title} />
          {mustEnrol && (
            <div class="alert alert-warning" role="status">
              {words.enrol}
            </div>
          )}
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-xl-6">
              <Proof visit={visit} />
              <Authenticator visit={visit} present={account !== null && account.totpSecret !== null} />
            </div>
            <div class="col-xl-6">
              <Passkeys visit={visit} passkeys={passkeys} />
              <Password visit={visit} />
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: securityDeeds,
});

function Proof({ visit }: { readonly visit: Visit }) {
  const words = securityWords[visit.language];
  return (
    <Card title={words.prove} id="prove">
      <p class="text-secondary">{words.proveAbout}</p>
      <Form visit={visit} deed="prove">
        <Field
          visit={visit}
          deed="prove"
          name="password"
          type="password"
          label={words.password}
          autocomplete="current-password"
          required
          maxLength={1024}
          faults={['account.signInRefused', 'account.tooManyAttempts']}
        />
        <button class="btn">{words.continue}</button>
      </Form>
    </Card>
  );
}

function Password({ visit }: { readonly visit: Visit }) {
  const words = securityWords[visit.language];
  return (
    <Card title={words.changePassword}>
      <Form visit={visit} deed="changePassword">
        <Field
          visit={visit}
          deed="changePassword"
          name="former"
          type="password"
          label={words.password}
          autocomplete="current-password"
          required
          maxLength={1024}
          faults={['account.signInRefused', 'account.tooManyAttempts']}
        />
        <Field
          visit={visit}
          deed="changePassword"
          name="password"
          type="password"
          label={words.newPassword}
          help={words.newPasswordHelp}
          autocomplete="new-password"
          required
          maxLength={1024}
          faults={['account.passwordTooShort', 'account.passwordTooLong', 'account.passwordGuessable']}
        />
        <button class="btn btn-primary">{words.changePassword}</button>
      </Form>
    </Card>
  );
}
