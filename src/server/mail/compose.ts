// A message as nodemailer takes it.
import type { MailMessage } from '../application/index.ts';

export interface Sender {
  readonly from: string;
  /** Where a letter that cannot be delivered comes back to; `{id}` in it becomes the message's id. `from` when left out. */
  readonly returnPath?: string;
}

/**
 * RFC 5322: the same Message-ID in every attempt, so that receivers see a repetition for what it is.
 * RFC 3834: marked as sent by a program, so that holiday replies stay away.
 */
export function compose({ id, to, subject, text, language }: MailMessage, { from, returnPath }: Sender) {
  const domain = from.split('@').at(-1) ?? 'localhost';
  return {
    from: { name: 'Giáp Lai', address: from },
    to: { name: '', address: to },
    envelope: { from: returnPath?.replace('{id}', id) ?? from, to: [to] },
    subject: subject.replace(/[\r\n]+/g, ' '),
    text,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
  };
}
