// The classes of a homeroom teacher; one alone is opened at once.
import { Card, Empty, Icon, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { contactBookWords } from './words.ts';

export const contactBooks = screen({
  name: 'contact-books',
  path: '/contact-book',
  who: 'person',
  show: async ({ desk, appointments, language }) => {
    const words = contactBookWords[language];
    const mine = new Set(
      appointments
        .filter(({ role }) => role === 'homeroomTeacher')
        .flatMap(({ scope }) => scope.classes ?? []),
    );
    const classes = (await desk.house.store.read((view) => view.classes())).filter(({ id }) => mine.has(id));
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.choose} />
          {classes.length === 0 ? (
            <Empty icon="letter" title={words.none} text={words.noneAbout} />
          ) : (
            <Card padded={false}>
              <div class="list-group list-group-flush">
                {classes.map(({ id, name, schoolYear }) => (
                  <a
                    key={id}
                    class="list-group-item list-group-item-action d-flex gap-3"
                    href={`/contact-book/${id}`}
                  >
                    <Icon name="users" />
                    {words.classOf(name, schoolYear)}
                  </a>
                ))}
              </div>
            </Card>
          )}
        </>
      ),
    };
  },
});
