// Where messages go, read from the environment: an SMTP server, or a folder when none is named.
import path from 'node:path';
import { isMailAddress } from '../application/index.ts';
import type { BounceBox, Mailer } from '../application/index.ts';
import { bounceFolder } from './bounce-folder.ts';
import { mailFault } from './faults.ts';
import { folderMailer } from './folder-mailer.ts';
import { smtpMailer, type SmtpSettings } from './smtp-mailer.ts';

export type MailSettings = (
  | ({ readonly kind: 'smtp' } & SmtpSettings)
  | { readonly kind: 'folder'; readonly folder: string; readonly from: string }
) & {
  readonly returnPath?: string;
  /** A Maildir with what came back. */
  readonly bounceFolder?: string;
};

export const mailerFrom = (settings: MailSettings): Mailer =>
  settings.kind === 'smtp' ? smtpMailer(settings) : folderMailer(settings);

/** Null where nobody collects what comes back. */
export const bouncesFrom = ({ bounceFolder: folder, returnPath, from }: MailSettings): BounceBox | null =>
  folder === undefined ? null : bounceFolder({ folder, returnPath: returnPath ?? from });

/**
 * `GIAPLAI_SMTP_URL` (`smtps://user:password@host:465`, or `smtp://…:587`, where STARTTLS is required) and
 * `GIAPLAI_MAIL_FROM`. Plain connections need `GIAPLAI_SMTP_PLAIN=yes`, and then carry no password.
 * What cannot be delivered comes back to `GIAPLAI_MAIL_RETURN` (`bounces+{id}@school.example`; `{id}` may be left out), and
 * is read from the Maildir `GIAPLAI_BOUNCE_FOLDER`.
 * @param home messages go to its folder `outgoing-mail` when no server is named
 * @throws Fault `mail.badSettings`
 */
export function mailSettings(environment: NodeJS.ProcessEnv, home: string): MailSettings {
  const { GIAPLAI_SMTP_URL: url, GIAPLAI_MAIL_FROM: from, GIAPLAI_SMTP_PLAIN: plain } = environment;
  if (url === undefined || url === '')
    return {
      kind: 'folder',
      folder: path.join(home, 'outgoing-mail'),
      from: from ?? 'giaplai@localhost',
      ...comingBack(environment),
    };
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
    ...comingBack(environment),
    ...(server.username !== '' && {
      account: { user: decodeURIComponent(server.username), password: decodeURIComponent(server.password) },
    }),
  };
}

function comingBack({ GIAPLAI_MAIL_RETURN: returnPath, GIAPLAI_BOUNCE_FOLDER: folder }: NodeJS.ProcessEnv) {
  if (returnPath !== undefined && !isMailAddress(returnPath.replace('{id}', 'id')))
    throw mailFault('mail.badSettings', {
      name: 'GIAPLAI_MAIL_RETURN',
      reason: 'bounces+{id}@school.example',
    });
  if (folder !== undefined && !path.isAbsolute(folder))
    throw mailFault('mail.badSettings', { name: 'GIAPLAI_BOUNCE_FOLDER', reason: 'a path from / is needed' });
  return {
    ...(returnPath !== undefined && { returnPath }),
    ...(folder !== undefined && { bounceFolder: folder }),
  };
}
