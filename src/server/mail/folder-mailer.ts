// Messages as .eml files in a folder: for development, and to see what would be sent.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../application/index.ts';
import { compose, type Sender } from './compose.ts';

/** One file a message, named by its id: sending again writes the same file. Contract: see Mailer. */
export function folderMailer({ folder, ...sender }: { readonly folder: string } & Sender): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (message) => {
      const { message: bytes } = await composer.sendMail(compose(message, sender));
      const file = path.join(folder, `${message.id.replace(/[^\w-]/g, '_')}.eml`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(file, bytes as Buffer, { mode: 0o600 });
      } catch (failure) {
        return { outcome: 'deferred', reason: (failure as Error).message };
      }
      return { outcome: 'accepted', reply: file };
    },
    close: () => Promise.resolve(),
  };
}
