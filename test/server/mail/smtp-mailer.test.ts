// Messages through a real SMTP server: one that takes them, and every kind that does not.
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { smtpMailer, type SmtpSettings } from '../../../src/server/mail/index.ts';
import type { MailMessage, MailOutcome } from '../../../src/server/application/index.ts';
import type { SMTPServerOptions } from 'smtp-server';
import { answer, mailServer, ownCertificate } from '../../support/smtp.ts';

const message: MailMessage = {
  id: '0a1b2c',
  to: 'giao.vien@truong.example',
  subject: 'Giáp Lai: 3 hồ sơ đang chờ chữ ký',
  text: 'Kính gửi cô Mẫu,\n\n.\nLớp 7A: 3 hồ sơ\n',
  language: 'vi',
};
const settings = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  encryption: 'none',
  from: 'giaplai@truong.example',
  patienceMs: 400,
  ...more,
});

async function outcomeAt(port: number, more: Partial<SmtpSettings> = {}): Promise<MailOutcome> {
  const mailer = smtpMailer(settings(port, more));
  try {
    return await mailer.send(message);
  } finally {
    await mailer.close();
  }
}

async function outcomeWith(options: SMTPServerOptions, more: Partial<SmtpSettings> = {}) {
  const server = await mailServer(options);
  try {
    return { ...(await outcomeAt(server.port, more)), received: server.received };
  } finally {
    await server.close();
  }
}

/** A server that is no proper one. */
async function outcomeOfSocket(behave: (socket: Socket) => void): Promise<MailOutcome> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    behave(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await outcomeAt((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

describe('a message over SMTP', () => {
  it('arrives as it was written, in Vietnamese, with an identity that stays', async () => {
    const { outcome, received } = await outcomeWith({});
    expect(outcome).toBe('accepted');
    const [mail] = received;
    expect(mail?.subject).toBe(message.subject);
    expect(mail?.text).toBe(message.text);
    expect(mail?.messageId).toBe('<0a1b2c@truong.example>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.from?.value).toEqual([{ name: 'Giáp Lai', address: 'giaplai@truong.example' }]);
  });

  it('goes to exactly one address, whatever the address looks like', async () => {
    const recipients: string[] = [];
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) => {
        recipients.push(address);
        done();
      },
    });
    const mailer = smtpMailer(settings(server.port));
    for (const to of [
      'a@x.example, b@x.example',
      'a@x.example\r\nRCPT TO:<c@x.example>',
      'Mẫu <d@x.example>',
    ])
      await mailer.send({ ...message, to });
    await mailer.close();
    await server.close();
    expect(recipients).not.toContain('b@x.example');
    expect(recipients).not.toContain('c@x.example');
    expect(new Set(recipients).size).toBe(recipients.length);
  });

  it('bounces when the server knows no such address', async () => {
    const { outcome } = await outcomeWith({
      onRcptTo: (_address, _session, done) => done(answer(550, 'no such mailbox')),
    });
    expect(outcome).toBe('bounced');
  });

  it('is deferred when the server asks to come again, or its mailbox is full for now', async () => {
    const later = answer(450, 'greylisted');
    const atRecipient = await outcomeWith({ onRcptTo: (_address, _session, done) => done(later) });
    const atSender = await outcomeWith({ onMailFrom: (_address, _session, done) => done(later) });
    const atData = await outcomeWith({
      onData: (stream, _session, done) => void stream.resume().on('end', () => done(answer(452, 'full'))),
    });
    expect([atRecipient.outcome, atSender.outcome, atData.outcome]).toEqual([
      'deferred',
      'deferred',
      'deferred',
    ]);
  });

  it('fails when the server will never take it', async () => {
    const { outcome } = await outcomeWith({
      onData: (stream, _session, done) => void stream.resume().on('end', () => done(answer(554, 'spam'))),
    });
    expect(outcome).toBe('failed');
  });

  it('is deferred when the password is refused: the administrator can put that right', async () => {
    const refuse: SMTPServerOptions = {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(answer(535, 'no')),
    };
    const account = { user: 'giaplai', password: 'secret-299792' };
    const outcome = await outcomeWith(refuse, { account });
    expect(outcome.outcome).toBe('deferred');
    expect(JSON.stringify(outcome)).not.toContain(account.password);
  });

  it('is deferred when there is nobody, silence, nonsense, or the line breaks off', async () => {
    const nobody = await outcomeAt(1);
    const silence = await outcomeOfSocket(() => undefined);
    const nonsense = await outcomeOfSocket((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const gone = await outcomeOfSocket((socket) => {
      socket.write('220 here\r\n');
      socket.once('data', () => socket.destroy());
    });
    const slow = await outcomeWith({ onMailFrom: () => undefined });
    expect([nobody, silence, nonsense, gone, slow].map(({ outcome }) => outcome)).toEqual(
      Array<string>(5).fill('deferred'),
    );
  });

  it('is not sent in the clear to a server that should encrypt and does not', async () => {
    const { outcome, received } = await outcomeWith({}, { encryption: 'startTls' });
    expect(outcome).toBe('deferred');
    expect(received).toEqual([]);
  });

  it('is not sent to a server whose certificate nobody trusts, and is when its authority is named', async () => {
    const { key, cert } = ownCertificate();
    const tls = { secure: true, key, cert };
    const strange = await outcomeWith(tls, { encryption: 'fromStart' });
    expect([strange.outcome, strange.received]).toEqual(['deferred', []]);
    const known = await outcomeWith(tls, { encryption: 'fromStart', authority: cert });
    expect([known.outcome, known.received.length]).toEqual(['accepted', 1]);
    const upgraded = await outcomeWith(
      { key, cert, disabledCommands: [] },
      { encryption: 'startTls', authority: cert },
    );
    expect([upgraded.outcome, upgraded.received.length]).toEqual(['accepted', 1]);
  });

  it('finds the way again after a failure, over the same mailer', async () => {
    let refuse = true;
    const server = await mailServer({
      onMailFrom: (_address, _session, done) => (refuse ? done(answer(421, 'shutting down')) : done()),
    });
    const mailer = smtpMailer(settings(server.port));
    const first = await mailer.send(message);
    refuse = false;
    const second = await mailer.send(message);
    await mailer.close();
    await server.close();
    expect([first.outcome, second.outcome]).toEqual(['deferred', 'accepted']);
  });
});
