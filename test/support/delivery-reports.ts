// Reports as several mail servers write them, invented here after their manners: order, quoting, encodings, omissions.

export interface Reported {
  readonly id: string;
  readonly to: string;
  /** Where the report is sent to. */
  readonly returnedTo: string;
}

const lines = (...all: readonly string[]) => all.join('\r\n');

/** Message-ID in the headers of the returned letter, folded diagnostic, text first. */
const postfix = ({ id, to, returnedTo }: Reported) =>
  lines(
    'Return-Path: <>',
    `Delivered-To: ${returnedTo}`,
    'From: MAILER-DAEMON@mx.vidu.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4F2A11.1780300000/mx.vidu.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4F2A11.1780300000/mx.vidu.example',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${to}>: host mail.vidu.example[192.0.2.9] said: 550 5.1.1 User unknown`,
    '',
    '--4F2A11.1780300000/mx.vidu.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.vidu.example',
    'X-Postfix-Queue-ID: 4F2A11',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.1.1',
    'Remote-MTA: dns; mail.vidu.example',
    'Diagnostic-Code: smtp; 550 5.1.1 User',
    '    unknown in virtual mailbox table',
    '',
    '--4F2A11.1780300000/mx.vidu.example',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${id}@truong.example>`,
    `To: ${to}`,
    '',
    '--4F2A11.1780300000/mx.vidu.example--',
    '',
  );

/** Whole letter returned; boundary without quotes; addresses in capitals. */
const exim = ({ id, to, returnedTo }: Reported) =>
  lines(
    `Envelope-to: ${returnedTo}`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=1780300000-eximdsn-77',
    'X-Failed-Recipients: ' + to,
    '',
    '--1780300000-eximdsn-77',
    'Content-type: text/plain; charset=us-ascii',
    '',
    'A message that you sent could not be delivered.',
    '--1780300000-eximdsn-77',
    'Content-type: message/delivery-status',
    '',
    'Reporting-MTA: dns; exim.vidu.example',
    '',
    'Action: failed',
    `Final-Recipient: rfc822;${to.toUpperCase()}`,
    'Status: 5.0.0',
    'Diagnostic-Code: smtp; 550 no such person here',
    '',
    '--1780300000-eximdsn-77',
    'Content-type: message/rfc822',
    '',
    'Return-path: <giaplai@truong.example>',
    `Message-Id: <${id}@truong.example>`,
    'Subject: x',
    '',
    'body',
    '--1780300000-eximdsn-77--',
    '',
  );

/** Nothing of the letter but In-Reply-To; the status part in base64; HTML in a part of parts. */
const exchange = ({ id, to, returnedTo }: Reported) => {
  const status = lines(
    'Reporting-MTA: dns;EX01.vidu.example',
    '',
    `Final-Recipient: rfc822;${to}`,
    'Action: failed',
    'Status: 5.1.10',
    'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found',
    '',
  );
  return lines(
    `To: <${returnedTo}>`,
    `In-Reply-To: <${id}@truong.example>`,
    `References: <${id}@truong.example>`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="_000_outer_"',
    '',
    '--_000_outer_',
    'Content-Type: multipart/alternative; boundary="_001_inner_"',
    '',
    '--_001_inner_',
    'Content-Type: text/html; charset="utf-8"',
    '',
    '<p>Không gửi được</p>',
    '--_001_inner_--',
    '--_000_outer_',
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(status).toString('base64').replace(/.{60}/g, '$&\r\n'),
    '--_000_outer_--',
    '',
  );
};

/** Nothing of the letter at all: only where the report was sent tells which it is about. No per-message fields. */
const terse = ({ to, returnedTo }: Reported) =>
  lines(
    `X-Original-To: ${returnedTo}`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.2.1 (mailbox disabled)',
    '--b--',
    '',
  );

export const failedReports = { postfix, exim, exchange, terse } as const;

/** Not the address's fault: a full mailbox, or a server that waited in vain. */
export const fullMailbox = (reported: Reported) =>
  postfix(reported).replace('Status: 5.1.1', 'Status: 5.2.2').replace('550 5.1.1 User', '552 5.2.2 Mailbox');
export const gaveUp = (reported: Reported) => postfix(reported).replace('Status: 5.1.1', 'Status: 4.4.7');
export const delayed = (reported: Reported) =>
  postfix(reported).replace('Action: failed', 'Action: delayed').replace('Status: 5.1.1', 'Status: 4.4.1');

export const holidayReply = ({ id, returnedTo }: Reported) =>
  lines(
    `To: ${returnedTo}`,
    'Auto-Submitted: auto-replied',
    `In-Reply-To: <${id}@truong.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Action: failed',
    'Status: 5.1.1',
    'Tôi đang nghỉ.',
  );
