// The accounts of the school, for its administrator: opened, suspended, reset when somebody cannot get in (R14, R15).
import { toIso } from '../../../kernel/index.ts';
import {
  addressAccount,
  createAccount,
  listAccounts,
  resetAccount,
  restoreAccount,
  suspendAccount,
  unlockAccount,
  type AccountCard,
} from '../../application/index.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
import { accountFor, namesOf, personFor } from '../people.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, moment, named, nullable, object, oneOf, optional, text, uuid, yesNo } from '../shapes.ts';

const card = {
  id: uuid,
  person: uuid,
  account: described('Login name', text()),
  email: nullable(text()),
  state: oneOf('active', 'suspended'),
  secondFactor: yesNo,
  createdAt: moment,
};
const toCard = ({ id, personId, loginName, email, state, secondFactor, createdAt }: AccountCard) => ({
  id,
  person: personId,
  account: loginName,
  email,
  state,
  secondFactor,
  createdAt: toIso(createdAt),
});

const link = {
  link: described('Handed to the holder, who chooses a password by it; shown this once', text()),
  until: moment,
};
const accountId = object({ accountId: uuid });
const refused = ['account.unknown', 'access.notPermitted'];

/** Only people signed in: what gives access is not for programs, and links are not kept to be repeated. */
export const accountsRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/accounts',
    operationId: 'listAccounts',
    summary: 'Tài khoản của trường / Accounts of the school',
    tag: 'administration',
    who: 'read',
    query: object(pageQuery),
    faults: ['access.notPermitted', 'request.badCursor'],
    answer: pageOf(named('Account', object({ ...card, name: text() }))),
    handle: async (desk, { query }, { person: by, schoolId }) => {
      const { items, next } = await pageFrom(query, (page) =>
        listAccounts(desk.gate, { by, schoolId, page }),
      );
      const names = await namesOf(
        desk,
        items.map(({ personId }) => personId),
      );
      const told = items.map((one) => ({ ...toCard(one), name: names.get(one.personId) ?? '' }));
      return { json: { items: told, next } };
    },
  }),
  route({
    method: 'post',
    path: '/api/accounts',
    operationId: 'createAccount',
    summary: 'Mở tài khoản / Open the one account of a person',
    tag: 'administration',
    who: 'session',
    status: 201,
    neverStored: true,
    body: object({
      person: uuid,
      account: described('Login name', text({ minLength: 1, maxLength: 200 })),
      email: optional(text({ minLength: 3, maxLength: 254 })),
    }),
    faults: [
      'person.unknown',
      'access.notPermitted',
      'account.alreadyThere',
      'account.loginNameMalformed',
      'account.emailMalformed',
    ],
    answer: object({ ...link, account: named('AccountOpened', object(card)) }),
    handle: async (desk, { body }, caller) => {
      const { account: loginName, email } = body;
      const person = await personFor(desk, caller, body.person);
      const request = { person, loginName, ...(email !== undefined && { email }) };
      const created = await createAccount(desk.gate, request, { person: caller.person });
      const { account, link: shown, until } = created;
      return { json: { account: toCard(account), link: shown, until: toIso(until) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/accounts/{accountId}/resets',
    operationId: 'resetAccount',
    summary: 'Đặt lại tài khoản / The old password opens nothing from now on; the holder gets a link',
    tag: 'administration',
    who: 'session',
    status: 201,
    neverStored: true,
    params: accountId,
    body: object({
      secondFactors: described('Also authenticator, recovery codes and passkeys, when they are lost', yesNo),
    }),
    faults: refused,
    answer: object(link),
    handle: async (desk, { params, body }, caller) => {
      const account = await accountFor(desk, caller, params.accountId);
      const reset = await resetAccount(desk.gate, { account, ...body }, { person: caller.person });
      return { json: { link: reset.link, until: toIso(reset.until) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/accounts/{accountId}/address',
    operationId: 'addressAccount',
    summary: 'Đặt địa chỉ thư của tài khoản / Where links to choose a password go; null for none',
    tag: 'administration',
    who: 'session',
    params: accountId,
    body: object({ email: nullable(text({ minLength: 3, maxLength: 254 })) }),
    faults: [...refused, 'account.alreadyThere', 'account.emailMalformed'],
    handle: async (desk, { params, body }, caller) => {
      const account = await accountFor(desk, caller, params.accountId);
      await addressAccount(desk.gate, { account, ...body }, { person: caller.person });
      return {};
    },
  }),
  standingRoute({
    method: 'post',
    path: 'suspension',
    operationId: 'suspendAccount',
    summary: 'Tạm khóa tài khoản / Suspend an account; its sessions end at once',
    change: suspendAccount,
  }),
  standingRoute({
    method: 'delete',
    path: 'suspension',
    operationId: 'restoreAccount',
    summary: 'Mở lại tài khoản bị tạm khóa / Restore a suspended account',
    change: restoreAccount,
  }),
  standingRoute({
    method: 'delete',
    path: 'failures',
    operationId: 'unlockAccount',
    summary:
      'Bỏ thời gian chờ vì nhập sai nhiều lần / Forget failed attempts; nobody has to wait because of them',
    change: unlockAccount,
  }),
];

interface StandingRoute {
  readonly method: 'post' | 'delete';
  /** Below the account. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly change: typeof suspendAccount;
}

/** Whether, and from when, an account may be used: nothing is told but which one. */
function standingRoute({ path, change, ...rest }: StandingRoute): AnyRoute {
  return route({
    ...rest,
    path: `/api/accounts/{accountId}/${path}`,
    tag: 'administration',
    who: 'session',
    params: accountId,
    faults: refused,
    handle: async (desk, { params }, caller) => {
      await change(desk.gate, await accountFor(desk, caller, params.accountId), { person: caller.person });
      return {};
    },
  });
}
