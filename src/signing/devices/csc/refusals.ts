// What a remote service's error answers mean (CSC API v2.0 §10 and the error cases of §11).
import type { Fault } from '../../../kernel/index.ts';
import { deviceFault } from '../faults.ts';

export interface ErrorAnswer {
  readonly status: number;
  /** Member `error`. */
  readonly error: string;
  /** Member `error_description`: compared, never repeated, for it may quote what was sent. */
  readonly description: string;
}

type DeviceFaultCode = keyof typeof deviceFault.table;

interface Row {
  readonly fault: DeviceFaultCode;
  readonly status?: number;
  readonly error?: RegExp;
  readonly description?: RegExp;
}

/** The first row whose every condition holds. */
const rows: readonly Row[] = [
  { fault: 'device.remoteBusy', status: 429 },
  { fault: 'device.remoteBusy', status: 503 },
  { fault: 'device.remoteBusy', error: /^temporarily_unavailable$/ },
  { fault: 'device.pinLocked', description: /\block(ed)?\b/i },
  { fault: 'device.wrongPin', error: /^invalid_pin$/ },
  { fault: 'device.wrongCode', error: /^invalid_otp$/ },
  { fault: 'device.authenticationRefused', error: /^(invalid_authentication_data|authentication_error)$/ },
  { fault: 'device.confirmationRefused', error: /^access_denied$/ },
  { fault: 'device.remoteLoginRefused', status: 401 },
  {
    fault: 'device.remoteLoginRefused',
    error: /^(invalid_token|expired_token|invalid_client|unauthorized_client|invalid_scope|invalid_grant)$/,
  },
  {
    fault: 'device.confirmationExpired',
    description: /\b(handle|authorization|confirmation)\b.*\bexpired\b/i,
  },
  {
    fault: 'device.authorizationSpent',
    description: /SAD expired|not authorized by the SAD|parameter (SAD|handle|requestID)\b/i,
  },
  {
    fault: 'device.tooManySignatures',
    description: /numbers? of signatures is too high|parameter numSignatures/i,
  },
  { fault: 'device.credentialUnusable', description: /\bdisabled\b|certificate is expired|credentialID$/i },
];

/** The fault for an error answer. `details` fills what titles mention; unknown codes show themselves only if harmless. */
export function refusalOf(
  answer: ErrorAnswer,
  details: { readonly credential: string; readonly asked: number; readonly limit: number },
): Fault {
  const row = rows.find((each) => fits(each, answer));
  const reason = /^[a-z_]{1,40}$/.test(answer.error) ? answer.error : `HTTP ${answer.status}`;
  return deviceFault(row?.fault ?? 'device.remoteRefused', { ...details, reason });
}

const fits = (row: Row, { status, error, description }: ErrorAnswer): boolean =>
  (row.status === undefined || row.status === status) &&
  (row.error === undefined || row.error.test(error)) &&
  (row.description === undefined || row.description.test(description));
