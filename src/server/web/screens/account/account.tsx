// One's own account: duties, letters, sessions, tokens of programs.
import { contactOf, listSessions } from '../../../application/index.ts';
import { held } from '../../../http/index.ts';
import { Icon, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { accountDeeds } from './deeds.tsx';
import { Duties } from './duties.tsx';
import { Letters } from './letters.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';
import { accountWords } from './words.ts';

export const account = screen({
  name: 'account',
  path: '/account',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, session, language } = visit;
    const words = accountWords[language];
    const [contact, sessions, { tokens, classes }] = await Promise.all([
      contactOf(desk.house, caller.person),
      listSessions(desk.gate, held(session)),
      desk.house.store.read(async (view) => ({
        tokens: await view.apiTokensOf(caller.person),
        classes: new Map(
          (await view.classes()).map(({ id, name, schoolYear }) => [id, `${name} (${schoolYear})`]),
        ),
      })),
    ]);
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={caller.name}>
            <a class="btn" href="/account/security">
              <Icon name="key" />
              {words.security}
            </a>
          </PageHead>
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-xl-6">
              <Duties visit={visit} classes={classes} />
              <Letters visit={visit} contact={contact} />
            </div>
            <div class="col-xl-6">
              <Sessions visit={visit} sessions={sessions} />
              <Tokens visit={visit} tokens={tokens} />
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: accountDeeds,
});
