// Where messages go, as the environment says; and the folder of development.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { folderMailer, mailerFrom, mailSettings } from '../../../src/server/mail/index.ts';
import { Fault } from '../../../src/kernel/index.ts';
import { temporaryFolder } from '../../support/house.ts';

const from = 'giaplai@truong.example';

describe('the settings of mail', () => {
  it('mean a folder of the installation while no server is named', () => {
    expect(mailSettings({}, '/home')).toEqual({
      kind: 'folder',
      folder: path.join('/home', 'outgoing-mail'),
      from: 'giaplai@localhost',
    });
  });

  it('take address, port, encryption and account from one URL', () => {
    const url = 'smtps://giao.vu:m%E1%BA%ADt%40kh%E1%BA%A9u@thu.truong.example';
    expect(mailSettings({ GIAPLAI_SMTP_URL: url, GIAPLAI_MAIL_FROM: from }, '/home')).toEqual({
      kind: 'smtp',
      host: 'thu.truong.example',
      port: 465,
      encryption: 'fromStart',
      from,
      account: { user: 'giao.vu', password: 'mật@khẩu' },
    });
    const plain = { GIAPLAI_SMTP_URL: 'smtp://[::1]:2525', GIAPLAI_MAIL_FROM: from };
    expect(mailSettings(plain, '/home')).toMatchObject({ host: '::1', port: 2525, encryption: 'startTls' });
    expect(mailSettings({ ...plain, GIAPLAI_SMTP_PLAIN: 'yes' }, '/home')).toMatchObject({
      encryption: 'none',
    });
  });

  it.each([
    ['no sender', { GIAPLAI_SMTP_URL: 'smtps://thu.truong.example' }],
    ['two senders', { GIAPLAI_SMTP_URL: 'smtps://thu.truong.example', GIAPLAI_MAIL_FROM: 'a@x.vn,b@x.vn' }],
    ['no mail server', { GIAPLAI_SMTP_URL: 'https://thu.truong.example', GIAPLAI_MAIL_FROM: from }],
    ['no URL', { GIAPLAI_SMTP_URL: 'thu.truong.example', GIAPLAI_MAIL_FROM: from }],
    [
      'a password in the clear',
      { GIAPLAI_SMTP_URL: 'smtp://a:b@thu.example', GIAPLAI_MAIL_FROM: from, GIAPLAI_SMTP_PLAIN: 'yes' },
    ],
  ])('are refused with %s', (_what, environment) => {
    expect(() => mailSettings(environment, '/home')).toThrow(Fault);
  });
});

describe('the folder of development', () => {
  it('has a file for each message, as it would have been sent', async () => {
    const folder = path.join(temporaryFolder(), 'mail');
    const message = {
      id: 'ab/../12',
      to: 'co.mau@truong.example',
      subject: 'Việc đang chờ',
      text: 'Lớp 7A\n',
    };
    const mailer = mailerFrom({ kind: 'folder', folder, from });
    const sent = await mailer.send({ ...message, language: 'vi' });
    await mailer.send({ ...message, language: 'vi' });
    await mailer.close();
    expect(sent.outcome).toBe('accepted');
    expect(readdirSync(folder)).toEqual(['ab____12.eml']);
    const mail = await simpleParser(readFileSync(path.join(folder, 'ab____12.eml')));
    expect([mail.subject, mail.text]).toEqual([message.subject, message.text]);
    rmSync(path.dirname(folder), { recursive: true });
  });

  it('that cannot be written to defers', async () => {
    const mailer = folderMailer({ folder: path.join(__filename, 'below'), from });
    const sent = await mailer.send({ id: '1', to: from, subject: '', text: '', language: 'vi' });
    expect(sent.outcome).toBe('deferred');
  });
});
