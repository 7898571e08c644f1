// A parent's children, and the parent's consent to be written to.
import { childrenOf, consentsOf, giveConsent, withdrawConsent } from '../../../application/index.ts';
import { Card, Empty, Icon, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { Consent } from './consent.tsx';
import { childrenWords } from './words.ts';

export const children = screen({
  name: 'children',
  path: '/children',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, appointments } = visit;
    const words = childrenWords[language];
    const mine = await childrenOf(desk.house, caller.person);
    const isParent = appointments.some(({ role }) => role === 'parent');
    const [consent = null] = isParent
      ? (await consentsOf(desk.house, caller.person)).filter(({ withdrawnAt }) => withdrawnAt === null)
      : [];
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} />
          {mine.length === 0 ? (
            <Empty icon="child" title={words.none} text={words.noneAbout} />
          ) : (
            <Card padded={false}>
              <div class="list-group list-group-flush">
                {mine.map(({ schoolClass, pupil, name }) => (
                  <a
                    key={`${schoolClass.id}.${pupil}`}
                    class="list-group-item list-group-item-action d-flex align-items-center gap-3"
                    href={`/children/${schoolClass.id}.${encodeURIComponent(pupil)}`}
                  >
                    <Icon name="child" />
                    <span class="flex-fill">
                      <span class="d-block fw-bold">{name}</span>
                      <span class="text-secondary">
                        {words.classOf(schoolClass.name, schoolClass.schoolYear)}
                      </span>
                    </span>
                    <Icon name="forward" />
                  </a>
                ))}
              </div>
            </Card>
          )}
          {isParent && <Consent visit={visit} consent={consent} />}
        </>
      ),
    };
  },
  deeds: {
    agree: async ({ desk, caller, language }, fields) => {
      await giveConsent(desk.house, {
        channel: 'email',
        address: fields.text('address'),
        language: fields.text('language') === 'en' ? 'en' : 'vi',
        parent: caller.person,
        by: caller.person,
      });
      return { to: '/children', told: childrenWords[language].agreed };
    },
    withdraw: async ({ desk, caller, language }) => {
      await withdrawConsent(desk.house, { parent: caller.person, channel: 'email', by: caller.person });
      return { to: '/children', told: childrenWords[language].withdrawn };
    },
  },
});
