// Where messages go, read from the environment: an SMTP server, or a folder when none is named.
import path from 'node:path';
import { isMailAddress } from '../application/index.ts';
import type { Mailer } from '../application/index.ts';
import { mailFault } from './faults.ts';
import { folderMailer } from './folder-mailer.ts';
import { smtpMailer, type SmtpSettings } from './smtp-mailer.ts';

export type MailSettings =
  | ({ readonly kind: 'smtp' } & SmtpSettings)
  | { readonly kind: 'folder'; readonly folder: string; readonly from: string };

export const mailerFrom = (settings: MailSettings): Mailer =>
  settings.kind === 'smtp' ? smtpMailer(settings) : folderMailer(settings);

/**
 * `GIAPLAI_SMTP_URL` (`smtps://user:password@host:465`, or `smtp://…:587`, where STARTTLS is required) and
 * `GIAPLAI_MAIL_FROM`. Plain connections need `GIAPLAI_SMTP_PLAIN=yes`, and then carry no password.
 * @param home messages go to its folder `outgoing-mail` when no server is named
 * @throws Fault `mail.badSettings`
 */
export function mailSettings(environment: NodeJS.ProcessEnv, home: string): MailSettings {
  const { GIAPLAI_SMTP_URL: url, GIAPLAI_MAIL_FROM: from, GIAPLAI_SMTP_PLAIN: plain } = environment;
  if (url === undefined || url === '')
    return { kind: 'folder', folder: path.join(home, 'outgoing-mail'), from: from ?? 'giaplai@localhost' };
  if (from === undefined || !isMailAddress(from))
    throw mailFault('mail.badSettings', { name: 'GIAPLAI_MAIL_FROM', reason: 'an address is needed' });
  const server = URL.canParse(url) ? new URL(url) : null;
  if (!server || !['smtp:', 'smtps:'].includes(server.protocol) || server.hostname === '')
    throw mailFault('mail.badSettings', { name: 'GIAPLAI_SMTP_URL', reason: 'smtp://… or smtps://…' });
  const encryption = server.protocol === 'smtps:' ? 'fromStart' : plain === 'yes' ? 'none' : 'startTls';
  if (encryption === 'none' && server.password !== '')
    throw mailFault('mail.badSettings', { name: 'GIAPLAI_SMTP_URL', reason: 'a password needs TLS' });
  return {
    kind: 'smtp',
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port) || (encryption === 'fromStart' ? 465 : 587),
    encryption,
    from,
    ...(server.username !== '' && {
      account: { user: decodeURIComponent(server.username), password: decodeURIComponent(server.password) },
    }),
  };
}
