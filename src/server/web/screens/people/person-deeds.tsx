// What the forms of a person's page ask for: each is a use case of its own, with its own check of who asks.
import {
  accountFault,
  addressAccount,
  appoint,
  createAccount,
  delegate,
  endAppointment,
  handOver,
  leaveSchool,
  resetAccount,
  restoreAccount,
  suspendAccount,
  unlockAccount,
  type AccountId,
} from '../../../application/index.ts';
import { accountFor, appointmentFor, namesOf, personFor, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, ShownOnce, Visit } from '../../visit.ts';
import { linkShown } from './link-shown.tsx';
import { decisionOf, periodOf, roleOf, scopeOf, whenOf } from './typed.ts';
import { peopleWords } from './words.ts';

type Here = Visit<Caller>;
type Deed = (visit: Here, fields: Fields) => Promise<Done | ShownOnce>;

const appointSomebody: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const person = await whom(visit);
  const request = { role: roleOf(fields), scope: scopeOf(fields), decision: decisionOf(fields) };
  const whole = { ...request, ...periodOf(fields), schoolId: caller.schoolId, person };
  await appoint(desk.house, whole, { person: caller.person });
  return { to: here(visit), told: peopleWords[language].appointed };
};

const end: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const appointment = await changed(visit);
  const validTo = whenOf(fields);
  const ending = { appointment, decision: decisionOf(fields), ...(validTo !== undefined && { validTo }) };
  await endAppointment(desk.house, ending, { person: caller.person });
  return { to: here(visit), told: peopleWords[language].ended };
};

const handOn: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const appointment = await changed(visit);
  const to = await personFor(desk, caller, fields.text('to'));
  const when = whenOf(fields);
  const request = { appointment, to, decision: decisionOf(fields), ...(when !== undefined && { when }) };
  await handOver(desk.house, request, { person: caller.person });
  return { to: here(visit), told: peopleWords[language].handedOver(await nameOf(visit, to)) };
};

const delegateOn: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const from = await changed(visit);
  const to = await personFor(desk, caller, fields.text('to'));
  const scope = scopeOf(fields);
  // Without any limit typed, the delegator's own hold.
  const limited = Object.keys(scope).length > 0 && { scope };
  const decision = decisionOf(fields);
  await delegate(desk.house, { from, to, decision, ...periodOf(fields), ...limited, by: caller.person });
  return { to: here(visit), told: peopleWords[language].delegatedTo(await nameOf(visit, to)) };
};

const leave: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const when = whenOf(fields);
  const leaving = {
    person: await whom(visit),
    decision: decisionOf(fields),
    ...(when !== undefined && { when }),
  };
  const ended = await leaveSchool(desk.house, leaving, { person: caller.person });
  return { to: here(visit), told: peopleWords[language].left(String(ended.length)) };
};

const openAccount: Deed = async (visit, fields) => {
  const { desk, caller } = visit;
  const email = fields.text('email');
  const request = {
    person: await whom(visit),
    loginName: fields.text('login'),
    ...(email !== '' && { email }),
  };
  return linkShown(visit, await createAccount(desk.gate, request, { person: caller.person }), here(visit));
};

const reset: Deed = async (visit, fields) => {
  const { desk, caller } = visit;
  const wish = { account: await accountOf(visit), secondFactors: fields.has('factors') };
  return linkShown(visit, await resetAccount(desk.gate, wish, { person: caller.person }), here(visit));
};

const address: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const email = fields.text('email');
  const wish = { account: await accountOf(visit), email: email === '' ? null : email };
  await addressAccount(desk.gate, wish, { person: caller.person });
  return { to: here(visit), told: peopleWords[language].emailSaved };
};

const standing =
  (change: typeof suspendAccount, told: 'suspendedNow' | 'restored' | 'unlocked'): Deed =>
  async (visit) => {
    const { desk, caller, language } = visit;
    await change(desk.gate, await accountOf(visit), { person: caller.person });
    return { to: here(visit), told: peopleWords[language][told] };
  };

export const personDeeds = {
  appoint: appointSomebody,
  end,
  handOver: handOn,
  delegate: delegateOn,
  leave,
  openAccount,
  reset,
  address,
  suspend: standing(suspendAccount, 'suspendedNow'),
  restore: standing(restoreAccount, 'restored'),
  unlock: standing(unlockAccount, 'unlocked'),
};

const here = ({ params }: Here): string => `/people/${params.personId ?? ''}`;

const whom = ({ desk, caller, params }: Here) => personFor(desk, caller, params.personId ?? '');

/** The appointment that the address names: `?change=`. */
const changed = async (visit: Here) => {
  await whom(visit);
  return appointmentFor(visit.desk, visit.caller, visit.query.get('change') ?? '');
};

/** @throws Fault `account.unknown` also for those who may not know of accounts */
async function accountOf(visit: Here): Promise<AccountId> {
  const { desk, caller } = visit;
  const person = await whom(visit);
  const account = await desk.house.store.read((view) => view.accountOfPerson(person));
  if (account === null) throw accountFault('account.unknown', { account: person });
  return accountFor(desk, caller, account.id);
}

const nameOf = async ({ desk }: Here, id: Parameters<typeof namesOf>[1][number]): Promise<string> =>
  (await namesOf(desk, [id])).get(id) ?? '';
