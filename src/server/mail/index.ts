// Mail: the Mailer port over SMTP, and over a folder for development.
export { mailerFrom, mailSettings, type MailSettings } from './settings.ts';
export { smtpMailer, type SmtpSettings } from './smtp-mailer.ts';
export { folderMailer } from './folder-mailer.ts';
