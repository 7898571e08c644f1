// Login names and e-mail addresses, compared as people mean them.
import { accountFault } from './faults.ts';

/** For looking up whatever was typed. */
export const typedName = (text: string): string => text.normalize('NFKC').trim().toLowerCase().slice(0, 256);

/** Plain letters only, so that no two names look alike. @throws Fault `account.loginNameMalformed` */
export function loginNameOf(text: string): string {
  const name = typedName(text);
  if (!/^[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]$/.test(name)) throw accountFault('account.loginNameMalformed');
  return name;
}

/** Only what a letter needs; line breaks and lists of addresses are refused. @throws Fault `account.emailMalformed` */
export function emailOf(text: string): string {
  const email = typedName(text);
  const wellFormed = /^[^\s@,;:<>()[\]"\\\p{C}]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/u.test(email);
  if (!wellFormed) throw accountFault('account.emailMalformed');
  return email;
}
