// Everybody of the school by Vietnamese name: found by what is typed, added when no class book names them.
import { addPerson, listPeople, may, type PersonCard } from '../../../application/index.ts';
import { page } from '../../../http/index.ts';
import { Card, Empty, Field, Form, Icon, PageHead, Refusal, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { peopleWords } from './words.ts';

export const people = screen({
  name: 'people',
  path: '/people',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, query, language, appointments, now } = visit;
    const words = peopleWords[language];
    const { person: by, schoolId } = caller;
    const called = (query.get('called') ?? '').slice(0, 200);
    const after = query.get('after');
    const found = await listPeople(desk.house, { by, schoolId, called });
    const seen = page(found, after === null ? {} : { after });
    const adds = may(appointments, 'person.added', { schoolId }, now) !== null;
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about} />
          <Refusal visit={visit} />
          <div class="row">
            <div class={adds ? 'col-lg-8' : 'col-12'}>
              <Search called={called} visit={visit} />
              <Found items={seen.items} next={seen.next} called={called} visit={visit} />
            </div>
            {adds && (
              <div class="col-lg-4">
                <Add visit={visit} />
              </div>
            )}
          </div>
        </>
      ),
    };
  },
  deeds: {
    add: async ({ desk, caller, language }, fields) => {
      const wish = { schoolId: caller.schoolId, name: fields.text('name') };
      const { id, name } = await addPerson(desk.house, wish, { person: caller.person });
      return { to: `/people/${id}`, told: peopleWords[language].added(name) };
    },
  },
});

function Search({ called, visit }: { readonly called: string; readonly visit: Visit }) {
  const words = peopleWords[visit.language];
  return (
    <form method="get" action="/people" role="search" class="mb-3">
      <label class="form-label" for="called">
        {words.search}
      </label>
      <div class="d-flex flex-wrap gap-2">
        <input
          id="called"
          name="called"
          type="search"
          class="form-control w-auto flex-fill"
          value={called}
          aria-describedby="called-help"
        />
        <button class="btn btn-primary">
          <Icon name="search" />
          {words.find}
        </button>
        {called !== '' && (
          <a class="btn" href="/people">
            {words.all}
          </a>
        )}
      </div>
      <div class="form-hint" id="called-help">
        {words.searchHint}
      </div>
    </form>
  );
}

interface FoundProps {
  readonly items: readonly PersonCard[];
  readonly next: string | null;
  readonly called: string;
  readonly visit: Visit;
}

function Found({ items, next, called, visit }: FoundProps) {
  const words = peopleWords[visit.language];
  const parts = partsWords[visit.language];
  if (items.length === 0)
    return <Empty icon="search" title={words.noneFound(called)} text={words.noneFoundAbout} />;
  const more = new URLSearchParams({ ...(called !== '' && { called }), after: next ?? '' });
  return (
    <Card padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.rolesNow}</th>
              <th scope="col">{words.account}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, name, roles, hasAccount }) => (
              <tr key={id}>
                <td>
                  <a href={`/people/${id}`}>{name}</a>
                </td>
                <td>
                  {roles.length === 0 ? (
                    <span class="text-secondary">{words.noRole}</span>
                  ) : (
                    roles.map((role) => parts.roles[role]).join(', ')
                  )}
                </td>
                <td>
                  {hasAccount ? (
                    <span class="badge bg-green-lt">
                      <Icon name="check" /> {words.hasAccount}
                    </span>
                  ) : (
                    <span class="text-secondary">{words.noAccount}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next !== null && (
        <div class="card-footer">
          <a class="btn" href={`/people?${more.toString()}`}>
            {parts.next}
          </a>
        </div>
      )}
    </Card>
  );
}

function Add({ visit }: { readonly visit: Visit }) {
  const words = peopleWords[visit.language];
  return (
    <Card title={words.add}>
      <p class="text-secondary">{words.addAbout}</p>
      <Form visit={visit} deed="add">
        <Field
          visit={visit}
          deed="add"
          name="name"
          label={words.name}
          required
          maxLength={200}
          autocomplete="off"
          faults={['person.alreadyThere', 'person.nameMalformed']}
        />
        <button class="btn btn-primary">{words.add}</button>
      </Form>
    </Card>
  );
}
