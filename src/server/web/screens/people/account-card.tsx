// The account of a person: what is known of it, and what administrators may do about it.
import type { ComponentChildren } from 'preact';
import type { Account } from '../../../application/index.ts';
import { Card, Empty, Field, Form, Icon, dayText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenPerson } from './seen-person.ts';
import { peopleWords } from './words.ts';

interface AccountProps {
  readonly seen: SeenPerson;
  readonly visit: Visit;
}

export function AccountCard({ seen, visit }: AccountProps) {
  const words = peopleWords[visit.language];
  const { account } = seen;
  return (
    <Card title={words.account} id="account">
      {account === null ? (
        <Opening seen={seen} visit={visit} />
      ) : (
        <>
          <Known account={account} visit={visit} />
          {seen.allows('account.suspended') && <Standing account={account} visit={visit} />}
          {seen.allows('account.reset') && <Resetting account={account} visit={visit} />}
        </>
      )}
    </Card>
  );
}

function Opening({ seen, visit }: AccountProps) {
  const words = peopleWords[visit.language];
  if (!seen.allows('account.created'))
    return <Empty icon="user" title={words.noAccountYet} text={words.noAccountAbout} />;
  return (
    <Form visit={visit} deed="openAccount" once>
      <p class="text-secondary">{words.openAbout}</p>
      <Field
        visit={visit}
        deed="openAccount"
        name="login"
        label={words.login}
        required
        maxLength={200}
        autocomplete="off"
        faults={['account.loginNameMalformed', 'account.alreadyThere']}
      />
      <Field
        visit={visit}
        deed="openAccount"
        name="email"
        type="email"
        label={words.email}
        maxLength={254}
        autocomplete="off"
        faults={['account.emailMalformed']}
      />
      <button class="btn btn-primary">{words.open}</button>
    </Form>
  );
}

interface KnownProps {
  readonly account: Account;
  readonly visit: Visit;
}

function Known({ account, visit }: KnownProps) {
  const words = peopleWords[visit.language];
  const active = account.state === 'active';
  return (
    <div class="datagrid mb-3">
      <Item title={words.login}>{account.loginName}</Item>
      <Item title={words.email}>{account.email ?? words.noEmail}</Item>
      <Item title={words.state}>
        <span class={`badge bg-${active ? 'green' : 'red'}-lt`}>
          <Icon name={active ? 'check' : 'lock'} /> {active ? words.active : words.suspended}
        </span>
      </Item>
      <Item title={words.secondFactor}>{account.totpSecret === null ? words.off : words.on}</Item>
      <Item title={words.since}>{dayText(account.createdAt)}</Item>
    </div>
  );
}

const Item = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <div class="datagrid-item">
    <div class="datagrid-title">{title}</div>
    <div class="datagrid-content text-break">{children}</div>
  </div>
);

function Standing({ account, visit }: KnownProps) {
  const words = peopleWords[visit.language];
  return (
    <div class="d-flex flex-wrap gap-2 mb-3">
      {account.state === 'active' ? (
        <Form visit={visit} deed="suspend" confirm={words.suspendConfirm}>
          <button class="btn">{words.suspend}</button>
        </Form>
      ) : (
        <Form visit={visit} deed="restore">
          <button class="btn btn-primary">{words.restore}</button>
        </Form>
      )}
      <Form visit={visit} deed="unlock">
        <button class="btn">{words.unlock}</button>
      </Form>
    </div>
  );
}

function Resetting({ account, visit }: KnownProps) {
  const words = peopleWords[visit.language];
  return (
    <>
      <Form visit={visit} deed="address" class="mb-3">
        <Field
          visit={visit}
          deed="address"
          name="email"
          type="email"
          label={words.email}
          value={account.email ?? ''}
          maxLength={254}
          autocomplete="off"
          faults={['account.emailMalformed', 'account.alreadyThere']}
        />
        <button class="btn">{words.saveEmail}</button>
      </Form>
      <Form visit={visit} deed="reset" once>
        <p class="text-secondary">{words.resetAbout}</p>
        <label class="form-check">
          <input class="form-check-input" type="checkbox" name="factors" value="yes" />
          <span class="form-check-label">{words.factorsToo}</span>
        </label>
        <button class="btn">{words.reset}</button>
      </Form>
    </>
  );
}
