// Messages over SMTP: few connections kept open, encrypted unless told otherwise, no waiting without an end.
import { createTransport } from 'nodemailer';
import { isMailAddress } from '../application/index.ts';
import type { Mailer } from '../application/index.ts';
import { compose } from './compose.ts';
import { outcomeOf } from './smtp-outcome.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** `startTls` refuses a server that does not offer it. */
  readonly encryption: 'fromStart' | 'startTls' | 'none';
  readonly from: string;
  /** See `compose`. */
  readonly returnPath?: string;
  readonly account?: { readonly user: string; readonly password: string };
  /** PEM of the authority of a server with a certificate of its own. */
  readonly authority?: string;
  /** How long a server may keep silent before the attempt is deferred; default 20 seconds. */
  readonly patienceMs?: number;
}

/** Contract: see Mailer in server/application/ports. */
export function smtpMailer(settings: SmtpSettings): Mailer {
  const { host, port, encryption, account, authority, patienceMs = 20_000 } = settings;
  const transport = createTransport({
    host,
    port,
    pool: true,
    maxConnections: 3,
    maxMessages: 100,
    secure: encryption === 'fromStart',
    requireTLS: encryption === 'startTls',
    ignoreTLS: encryption === 'none',
    tls: { minVersion: 'TLSv1.2', ...(authority !== undefined && { ca: authority }) },
    ...(account && { auth: { user: account.user, pass: account.password } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    // Messages come from templates; nothing in them may make this process read files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message) => {
      // A mail program takes some texts for several addresses.
      if (!isMailAddress(message.to)) return { outcome: 'bounced', reason: 'not one address' };
      try {
        const { response } = await transport.sendMail(compose(message, settings));
        return { outcome: 'accepted', reply: response };
      } catch (failure) {
        return outcomeOf(failure);
      }
    },
    close: () => {
      transport.close();
      return Promise.resolve();
    },
  };
}
