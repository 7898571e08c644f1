// The home page: what waits for me, by when.
import { PageHead, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { homeWords } from './words.ts';

export const home = screen({
  name: 'home',
  path: '/',
  who: 'person',
  show: ({ caller, appointments, language }) => {
    const words = homeWords[language];
    const roles = [...new Set(appointments.map(({ role }) => partsWords[language].roles[role]))];
    return {
      title: words.title,
      main: <PageHead title={words.greeting(caller.name)} about={roles.join(', ')} />,
    };
  },
});
