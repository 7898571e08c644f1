// What the forms of the account page ask for.
import {
  askNoticeAddress,
  confirmNoticeAddress,
  endOtherSessions,
  issueOwnToken,
  revokeSession,
  revokeToken,
  tokenScopes,
  withdrawNoticeAddress,
} from '../../../application/index.ts';
import { held, httpFault, type Caller } from '../../../http/index.ts';
import { Card } from '../../parts/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, ShownOnce, Visit } from '../../visit.ts';
import { accountWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done | ShownOnce>;

const HERE = '/account';

const agree: Deed = async ({ desk, caller, language }, fields) => {
  const { awaiting } = await askNoticeAddress(desk.gate, {
    personId: caller.person,
    address: fields.text('address'),
    language: fields.text('language') === 'en' ? 'en' : 'vi',
    digests: fields.text('digests') === 'lateOnly' ? 'lateOnly' : 'all',
  });
  const words = accountWords[language];
  return { to: HERE, told: awaiting ? words.awaiting : words.saved };
};

const confirmAddress: Deed = async ({ desk, caller, language }, fields) => {
  await confirmNoticeAddress(desk.gate, { personId: caller.person, code: fields.text('code') });
  return { to: HERE, told: accountWords[language].confirmed };
};

const withdraw: Deed = async ({ desk, caller, language }) => {
  await withdrawNoticeAddress(desk.gate, caller.person);
  return { to: HERE, told: accountWords[language].withdrawn };
};

const endOthers: Deed = async ({ desk, session, language }) => {
  await endOtherSessions(desk.gate, held(session));
  return { to: HERE, told: accountWords[language].ended };
};

const endSession: Deed = async ({ desk, session, language }, fields) => {
  await revokeSession(desk.gate, held(session), fields.text('session'));
  return { to: HERE, told: accountWords[language].ended };
};

const issueToken: Deed = async (visit, fields) => {
  const days = Number(fields.text('days'));
  const label = fields.text('label');
  const scopes = tokenScopes.filter((scope) => fields.all('scope').includes(scope));
  const sound = Number.isInteger(days) && days >= 1 && days <= 366 && label !== '' && label.length <= 100;
  if (!sound || scopes.length === 0) throw httpFault('request.invalid');
  const { token } = await issueOwnToken(visit.desk.gate, held(visit.session), { label, scopes, days });
  const words = accountWords[visit.language];
  return {
    once: {
      title: words.issuedTitle,
      main: (
        <Card title={words.issuedTitle}>
          <p>{words.issuedAbout}</p>
          <p class="user-select-all text-break">
            <code>{token}</code>
          </p>
          <a class="btn" href={HERE}>
            {words.back}
          </a>
        </Card>
      ),
    },
  };
};

const revoke: Deed = async ({ desk, caller, language }, fields) => {
  await revokeToken(desk.house, { id: fields.text('token'), person: caller.person });
  return { to: HERE, told: accountWords[language].revoked };
};

export const accountDeeds = {
  agree,
  confirmAddress,
  withdraw,
  endOthers,
  endSession,
  issueToken,
  revokeToken: revoke,
};
