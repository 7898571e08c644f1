// The home page: what waits for me, by when; each thing once, however many roles I have.
import { Card, Empty, PageHead, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { Corrections, Dossiers, Orders, Papers, Records } from './blocks.tsx';
import { homeOf, type Home } from './seen.ts';
import { Sheets } from './sheets.tsx';
import { Calendar, Children, Shortcuts } from './side.tsx';
import { homeWords } from './words.ts';

export const home = screen({
  name: 'home',
  path: '/',
  who: 'person',
  show: async (visit) => {
    const { caller, appointments, language } = visit;
    const words = homeWords[language];
    const roles = [...new Set(appointments.map(({ role }) => partsWords[language].roles[role]))];
    const seen = await homeOf(visit);
    const block = { visit, home: seen };
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.greeting(caller.name)} about={roles.join(', ')} />
          <div class="row g-3">
            <div class="col-lg-8">
              {isIdle(seen) && (
                <Card>
                  <Empty title={words.nothing} text={words.nothingAbout} />
                </Card>
              )}
              <Records {...block} />
              <Corrections {...block} />
              <Orders {...block} />
              <Papers {...block} />
              <Dossiers {...block} />
              <Sheets {...block} />
              <Children {...block} />
            </div>
            <div class="col-lg-4">
              <Calendar {...block} />
              <Shortcuts {...block} />
            </div>
          </div>
        </>
      ),
    };
  },
});

const isIdle = (seen: Home): boolean =>
  [
    seen.records,
    seen.corrections,
    seen.orders,
    seen.lockMinutes,
    seen.dossierMinutes,
    seen.editLogs,
    seen.books,
    seen.dossiers,
    seen.owed,
    seen.sheets,
    seen.children,
  ].every((some) => some.length === 0) && seen.copies === 0;
