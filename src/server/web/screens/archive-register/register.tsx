// The register of what is kept and destroyed: holds, orders of disposal, and what became of each.
import { registerSeen } from '../../../application/index.ts';
import { PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { archiveWords } from '../archive/words.ts';
import { HoldForm, Holds } from './holds.tsx';
import { OrderForm, Orders } from './orders.tsx';
import { PastTimes, Remains } from './past-times.tsx';
import { execute, hold, order, release } from './register-deeds.ts';
import { registerWords } from './words.ts';

export const archiveRegister = screen({
  name: 'archive-register',
  path: '/archive/register',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = registerWords[language];
    const seen = await registerSeen(desk.house, { schoolId: caller.schoolId, by: caller.person });
    return {
      title: words.title,
      above: [{ title: archiveWords[language].title, to: '/archive' }],
      main: (
        <>
          <PageHead title={words.title} about={words.about} />
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-lg-8">
              <Holds visit={visit} seen={seen} />
              <PastTimes past={seen.past} language={language} />
              <Orders visit={visit} seen={seen} />
            </div>
            <div class="col-lg-4">
              {seen.mayHold && <HoldForm visit={visit} seen={seen} />}
              {seen.mayOrder && <OrderForm visit={visit} seen={seen} />}
              <Remains language={language} />
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: { hold, release, order, execute },
});
