// What is asked for besides the password: the authenticator app and its recovery codes.
import {
  addAuthenticator,
  offerAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
} from '../../application/index.ts';
import { held } from '../held.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, object, text } from '../shapes.ts';

const recoveryCodes = object({ recoveryCodes: described('Shown this once', list(text())) });

export const secondFactorRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/me/authenticator-offers',
    operationId: 'offerAuthenticator',
    summary:
      'Bắt đầu thêm ứng dụng xác thực / A secret for an authenticator app, shown once; it counts when confirmed',
    tag: 'account',
    who: 'session',
    opensTo: 'enrolment',
    status: 201,
    neverStored: true,
    perMinute: 20,
    faults: ['account.proofNeeded', 'account.factorPresent'],
    answer: object({
      ticket: text(),
      secret: described('Base32, for typing', text()),
      address: described('`otpauth://…`, for the picture', text()),
    }),
    handle: async ({ gate }, { session }) => ({ json: await offerAuthenticator(gate, held(session)) }),
  }),
  route({
    method: 'post',
    path: '/api/me/authenticator',
    operationId: 'addAuthenticator',
    summary: 'Xác nhận ứng dụng xác thực / Confirm the app by its first code; sessions elsewhere end',
    tag: 'account',
    who: 'session',
    opensTo: 'enrolment',
    status: 201,
    neverStored: true,
    perMinute: 20,
    body: object({
      ticket: text({ minLength: 1, maxLength: 200 }),
      code: text({ minLength: 6, maxLength: 20 }),
    }),
    faults: [
      'account.proofNeeded',
      'account.factorPresent',
      'account.ticketUnusable',
      'account.codeRefused',
      'account.tooManyAttempts',
    ],
    answer: recoveryCodes,
    handle: async ({ gate }, { body, session }) => ({
      json: { recoveryCodes: await addAuthenticator(gate, { token: held(session), ...body }) },
    }),
  }),
  route({
    method: 'delete',
    path: '/api/me/authenticator',
    operationId: 'removeAuthenticator',
    summary: 'Gỡ ứng dụng xác thực / Remove the authenticator app and its recovery codes',
    tag: 'account',
    who: 'session',
    faults: ['account.proofNeeded'],
    handle: async ({ gate }, { session }) => {
      await removeAuthenticator(gate, held(session));
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/me/recovery-codes',
    operationId: 'renewRecoveryCodes',
    summary: 'Cấp lại mã khôi phục / New recovery codes; the old ones are worth nothing any more',
    tag: 'account',
    who: 'session',
    status: 201,
    neverStored: true,
    perMinute: 20,
    faults: ['account.proofNeeded', 'account.codeRefused'],
    answer: recoveryCodes,
    handle: async ({ gate }, { session }) => ({
      json: { recoveryCodes: await renewRecoveryCodes(gate, held(session)) },
    }),
  }),
];
