// Who may do what about policies, calendar, orders, notices and webhooks.
import { policyWith } from '../policies.ts';
import { classReaders, everybody, everywhere, ofSchool, only, staff } from './circles.ts';
import type { Expectation } from './expectation.ts';

const file = JSON.stringify(policyWith({ version: 1 }));
/** Windows are the calendar's; orders about records have states of their own. */
const calendar = only(classReaders, 'principal', 'vicePrincipal', 'administrator');
const administrator = ofSchool('administrator');
const window = { kind: 'window', window: { window: 'scores', term: 'HK1' } };

const ofSchoolRules = (by: Expectation['by'], open: Expectation['open'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'school', open, ...line }) as const;
const ofClass = (by: Expectation['by'], open: Expectation['open'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'class', open, known: classReaders, ...line }) as const;

/** Who may look into all of it. */
const wholeSchoolReaders = ofSchool('principal', 'administrator', 'registrar', 'inspector');

export const ruleExpectations = {
  listPolicies: ofSchoolRules('read', staff),
  policyInForce: ofSchoolRules('read', staff),
  readPolicy: ofSchoolRules('read', staff, { orRefused: ['policy.unknown'] }),
  checkPolicy: ofSchoolRules('read', staff, { body: () => ({ file: '{}' }) }),
  adoptPolicy: ofSchoolRules('sign', ofSchool('principal'), {
    body: () => ({ file, decisionNumber: '2/QĐ' }),
  }),
  readCalendar: ofSchoolRules('read', staff),
  listWindows: ofClass('read', classReaders),
  listLockingOrders: ofClass('read', classReaders),
  proposeLocking: ofClass('write', calendar, {
    body: () => ({ deed: 'lock', subject: window, reason: 'Hết hạn' }),
  }),
  decideLocking: ofClass('sign', only(classReaders, 'principal', 'vicePrincipal'), {
    body: () => ({ granted: false, decisionNumber: '3/QĐ' }),
    orRefused: ['order.wrongDecider', 'access.notPermitted'],
  }),
  executeLocking: ofClass('write', only(classReaders, 'administrator'), {
    body: () => ({}),
    orRefused: ['order.sameHand'],
  }),
  listSchoolOrders: { by: 'read', at: 'self', open: everybody },
  // Of the whole school: not for whoever answers for a part of it.
  proposeSchoolOrder: {
    by: 'write',
    at: 'school',
    open: ofSchool('principal', 'administrator'),
    body: () => ({ schoolYear: '2025-2026', grade: null, deed: 'lock', subject: window, reason: 'Hết hạn' }),
  },
  decideSchoolOrder: {
    by: 'sign',
    at: 'school',
    open: ofSchool('principal'),
    known: wholeSchoolReaders,
    body: () => ({ granted: false, decisionNumber: '3/QĐ' }),
    orRefused: ['order.wrongDecider', 'access.notPermitted'],
  },
  executeSchoolOrder: {
    by: 'write',
    at: 'school',
    open: ofSchool('administrator'),
    known: wholeSchoolReaders,
    body: () => ({}),
    orRefused: ['order.sameHand'],
  },
  draftLockMinutes: ofClass('write', only(classReaders, 'registrar', 'administrator'), {
    body: ({ lockedOrderId }) => ({ order: lockedOrderId }),
  }),
  listLockMinutes: { by: 'read', at: 'self', open: everybody },
  readLockMinutes: ofClass('read', classReaders),
  // Whoever reads them and is not awaited is told who is.
  signLockMinutes: ofClass('sign', classReaders, { body: () => ({ key: { kind: 'development' } }) }),
  sealLockMinutes: ofClass('sign', only(classReaders, 'registrar'), {
    body: () => ({ key: { kind: 'development' } }),
  }),
  verifyLockMinutes: { by: 'anybody', at: 'self', open: everywhere },
  readNoticeAddress: { by: 'read', at: 'self', open: everybody },
  saveNoticeAddress: {
    by: 'session',
    at: 'self',
    open: everybody,
    body: () => ({ address: 'ai@vidu.example', language: 'vi', digests: 'all' }),
  },
  confirmNoticeAddress: { by: 'session', at: 'self', open: everybody, body: () => ({ code: 'khong-co' }) },
  withdrawNoticeAddress: { by: 'session', at: 'self', open: everybody },
  readNoticeSettings: ofSchoolRules('read', ofSchool('principal', 'administrator')),
  changeNoticeSettings: ofSchoolRules('session', ofSchool('principal', 'administrator'), {
    body: () => ({ quietFrom: 20, quietTo: 6, digestFrom: 6, repeatedAfterDays: 3 }),
  }),
  listAccountLetters: ofSchoolRules('read', ofSchool('principal', 'administrator')),
  listFailingAddresses: ofSchoolRules('read', ofSchool('principal', 'administrator')),
  confirmAddress: ofSchoolRules('session', ofSchool('principal', 'administrator'), {
    body: () => ({ address: 'ai@vidu.example' }),
    orRefused: ['notice.notFailing'],
  }),
  listNotices: ofSchoolRules('read', ofSchool('principal', 'administrator')),
  listWebhooks: ofSchoolRules('read', administrator),
  addWebhook: ofSchoolRules('session', administrator, {
    body: () => ({ url: 'https://vidu.example/', events: [] }),
  }),
  listWebhookDeliveries: ofSchoolRules('read', administrator),
  pauseWebhook: ofSchoolRules('session', administrator, { body: () => ({}) }),
  resumeWebhook: ofSchoolRules('session', administrator),
  rotateWebhookSecret: ofSchoolRules('session', administrator, { body: () => ({ overlapHours: 1 }) }),
  testWebhook: ofSchoolRules('session', administrator, { body: () => ({}) }),
  endWebhook: ofSchoolRules('session', administrator),
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
