// Signing out.
import { cookieOf, httpFault } from '../../../http/index.ts';
import { screen } from '../../screen.ts';
import { signInWords } from './words.ts';

export const signOut = (secure: boolean) =>
  screen({
    name: 'sign-out',
    path: '/sign-out',
    who: 'person',
    opensTo: 'signOut',
    show: () => {
      throw httpFault('request.notFound');
    },
    deeds: {
      signOut: async ({ desk, session, language }) => {
        if (session !== undefined) await desk.accounts.signOut(session);
        return { to: '/sign-in', told: signInWords[language].signedOut, cookies: [cookieOf(secure, '', 0)] };
      },
    },
  });
