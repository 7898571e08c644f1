// What the forms of the security page ask for.
import {
  addAuthenticator,
  changePassword,
  offerAuthenticator,
  provePassword,
  removeAuthenticator,
  removePasskey,
  renewRecoveryCodes,
} from '../../../application/index.ts';
import { held, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, ShownOnce, Visit } from '../../visit.ts';
import { codesShown, offerShown } from './app-offer.tsx';
import { securityWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done | ShownOnce>;

const HERE = '/account/security';

const prove: Deed = async ({ desk, session, language }, fields) => {
  await provePassword(desk.gate, { token: held(session), password: fields.raw('password') });
  return { to: HERE, told: securityWords[language].proved };
};

const change: Deed = async ({ desk, session, language }, fields) => {
  const former = fields.raw('former');
  await changePassword(desk.gate, { token: held(session), former, password: fields.raw('password') });
  return { to: HERE, told: securityWords[language].passwordChanged };
};

const offerApp: Deed = async (visit) => ({
  once: await offerShown(visit, await offerAuthenticator(visit.desk.gate, held(visit.session))),
});

const addApp: Deed = async (visit, fields) => {
  const code = fields.text('code').replace(/\s/g, '');
  const asked = { token: held(visit.session), ticket: fields.text('ticket'), code };
  return { once: codesShown(visit, await addAuthenticator(visit.desk.gate, asked)) };
};

const removeApp: Deed = async ({ desk, session, language }) => {
  await removeAuthenticator(desk.gate, held(session));
  return { to: HERE, told: securityWords[language].appRemoved };
};

const renewCodes: Deed = async (visit) => ({
  once: codesShown(visit, await renewRecoveryCodes(visit.desk.gate, held(visit.session))),
});

const dropPasskey: Deed = async ({ desk, session, language }, fields) => {
  await removePasskey(desk.gate, held(session), fields.text('credential'));
  return { to: HERE, told: securityWords[language].passkeyRemoved };
};

export const securityDeeds = {
  prove,
  changePassword: change,
  offerApp,
  addApp,
  removeApp,
  renewCodes,
  removePasskey: dropPasskey,
};
