// A message as nodemailer takes it.
import type { MailMessage } from '../application/index.ts';

/**
 * RFC 5322: the same Message-ID in every attempt, so that receivers see a repetition for what it is.
 * RFC 3834: marked as sent by a program, so that holiday replies stay away.
 */
export function compose({ id, to, subject, text, language }: MailMessage, from: string) {
  const domain = from.split('@').at(-1) ?? 'localhost';
  return {
    from: { name: 'Giáp Lai', address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    subject: subject.replace(/[\r\n]+/g, ' '),
    text,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
  };
}
