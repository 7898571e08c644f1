// Who may do what about people, accounts, appointments, and what is one's own.
import { everybody, ofSchool, type Circle } from './circles.ts';
import type { Expectation } from './expectation.ts';

type Line = Omit<Expectation, 'by' | 'at' | 'open'> & Partial<Pick<Expectation, 'open'>>;

const door = (line: Line = {}): Expectation => ({ by: 'anybody', at: 'self', open: everybody, ...line });
const mine = (line: Line = {}): Expectation => ({ by: 'session', at: 'self', open: everybody, ...line });
const changing = (open: Circle, known: Circle, line: Line = {}): Expectation => ({
  by: 'session',
  at: 'school',
  open,
  known,
  ...line,
});

const decision = { number: '5/QĐ', date: '2026-05-01' };
const administrator = ofSchool('administrator');
const appointing = ofSchool('principal', 'administrator');
/** Who knows who is at the school, which accounts there are, who is appointed to what. */
const people = ofSchool('principal', 'administrator', 'registrar', 'inspector');
const accounts = ofSchool('principal', 'administrator', 'inspector');
const appointments = accounts;
const words = 'chuông chùa ngân xa vọng lại 12';
const ticket = { ticket: 'khong-co', response: {} };

export const accountExpectations = {
  signIn: door({ body: () => ({ account: 'khong.co.ai', password: words }) }),
  confirmSecondFactor: door({ body: () => ({ kind: 'totp', code: '123456' }) }),
  askReset: door({ body: () => ({ account: 'khong.co.ai' }) }),
  setPassword: door({ body: () => ({ link: 'khong-co', password: words }) }),
  offerPasskeySignIn: door(),
  signInByPasskey: door({ body: () => ticket }),

  me: { by: 'read', at: 'self', open: everybody },
  listTokens: mine(),
  issueToken: mine({
    body: () => ({ label: 'thử', scopes: ['read'], days: 1 }),
    orRefused: ['account.proofNeeded'],
  }),
  revokeToken: changing({}, {}),
  provePassword: mine({ body: () => ({ password: 'rừng cọ đồi chè 1954' }) }),
  changePassword: mine({ body: () => ({ former: 'rừng cọ đồi chè 1954', password: 'ngắn' }) }),
  listSessions: mine(),
  revokeSession: mine(),
  offerAuthenticator: mine(),
  addAuthenticator: mine({ body: () => ({ ticket: 'khong-co', code: '123456' }) }),
  removeAuthenticator: mine(),
  renewRecoveryCodes: mine({ orRefused: ['account.codeRefused'] }),
  listPasskeys: mine(),
  offerPasskey: mine(),
  addPasskey: mine({ body: () => ({ ...ticket, name: 'máy' }) }),
  removePasskey: mine(),
  endOtherSessions: mine(),
  signOut: mine(),

  listPeople: {
    by: 'read',
    at: 'school',
    open: people,
  },
  addPerson: changing(administrator, {}, { body: () => ({ name: `Người ${crypto.randomUUID()}` }) }),
  listAccounts: { by: 'read', at: 'school', open: accounts },
  createAccount: changing(administrator, people, {
    body: ({ person }) => ({ person, account: `ten.${crypto.randomUUID()}` }),
  }),
  resetAccount: changing(administrator, accounts, { body: () => ({ secondFactors: false }) }),
  addressAccount: changing(administrator, accounts, { body: () => ({ email: null }) }),
  suspendAccount: changing(appointing, accounts),
  restoreAccount: changing(appointing, accounts),
  unlockAccount: changing(appointing, accounts),
  listAppointments: [
    { by: 'read', at: 'school', open: appointments },
    {
      by: 'read',
      at: 'school',
      open: appointments,
      known: people,
      query: ({ person }) => `?person=${person}`,
    },
  ],
  appoint: changing(appointing, people, {
    body: ({ person }) => ({ person, role: 'departmentHead', scope: { subjects: ['VAN'] }, decision }),
  }),
  endAppointment: changing(appointing, appointments, { body: () => ({ decision }) }),
  handOverAppointment: changing(appointing, appointments, {
    body: ({ person }) => ({ to: person, decision }),
  }),
  // The victim's appointment is not theirs to delegate, whoever they are.
  delegate: changing({}, appointments, { body: ({ person }) => ({ to: person, decision }) }),
  leaveSchool: changing(appointing, people, { body: () => ({ decision }) }),
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
