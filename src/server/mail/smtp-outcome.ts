// What a failed attempt means, by the server's own answer (RFC 5321 §4.2.1).
import type { MailOutcome } from '../application/index.ts';

interface SmtpFailure {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * Only a lasting no (5xx) ends a message. Whatever has to do with the way there (network, TLS, a refused password) is
 * the administrator's to put right, and the message is still wanted afterwards.
 */
export function outcomeOf(failure: unknown): MailOutcome {
  const { code, command, responseCode = 0, response } = failure as SmtpFailure;
  const reason = (response ?? (failure instanceof Error ? failure.message : String(failure))).slice(0, MOST);
  if (responseCode < 500 || code === 'EAUTH' || code === 'ETLS') return { outcome: 'deferred', reason };
  if (command === 'RCPT TO') return { outcome: 'bounced', reason };
  if (command === 'DATA') return { outcome: 'failed', reason };
  return { outcome: command === 'MAIL FROM' ? 'failed' : 'deferred', reason };
}

/** A server may say anything at any length. */
const MOST = 300;
