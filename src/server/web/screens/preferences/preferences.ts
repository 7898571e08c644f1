// Language and theme: kept in cookies, for people without an account as well.
import { httpFault } from '../../../http/index.ts';
import { screen } from '../../screen.ts';
import { languageCookie, themeCookie } from '../../serving/cookies.ts';
import { inside } from '../../serving/inside.ts';

export const preferences = (secure: boolean) =>
  screen({
    name: 'preferences',
    path: '/preferences',
    who: 'anybody',
    show: () => {
      throw httpFault('request.notFound');
    },
    deeds: {
      choose: (_, fields) => {
        const language = fields.text('language');
        const theme = fields.text('theme');
        return Promise.resolve({
          to: inside(fields.text('to')),
          cookies: [
            ...(language === 'vi' || language === 'en' ? [languageCookie(language, secure)] : []),
            ...(theme === 'light' || theme === 'dark' || theme === 'auto'
              ? [themeCookie(theme, secure)]
              : []),
          ],
        });
      },
    },
  });
