// Mail: the Mailer port over SMTP, and over a folder for development.
export { bouncesFrom, mailerFrom, mailSettings, type MailSettings } from './settings.ts';
export { smtpMailer, type SmtpSettings } from './smtp-mailer.ts';
export { bounceFolder } from './bounce-folder.ts';
export { readDeliveryReport } from './delivery-report.ts';
export { folderMailer } from './folder-mailer.ts';
