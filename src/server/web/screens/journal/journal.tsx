// The journal as people look through it: filtered, page by page, each entry with what it tells.
import { beginChainCheck } from '../../../application/index.ts';
import { Card, Empty, Icon, Moment, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { ChainCard } from './chain-card.tsx';
import { entriesSeen, type EntriesSeen } from './entries-seen.ts';
import { EntryTold } from './entry-told.tsx';
import { KindChoice } from './kind-choice.tsx';
import { journalWords } from './words.ts';

const journal = screen({
  name: 'journal',
  path: '/journal',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = journalWords[language];
    const seen = await entriesSeen(visit);
    await desk.readings.note({ by: caller.person, what: 'journal' });
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            <span class="badge bg-blue-lt">
              <Icon name="chain" /> {words.head(String(seen.head))}
            </span>
          </PageHead>
          <ChainCard check={seen.check} visit={visit} />
          <Filter visit={visit} />
          <Entries seen={seen} visit={visit} />
          <Extracts seen={seen} visit={visit} />
        </>
      ),
    };
  },
  deeds: {
    check: async ({ desk, caller }) => {
      const { person: by, schoolId } = caller;
      const { ended } = await beginChainCheck(desk.house, { by, schoolId });
      // A journal of some thousands is done by then; for a longer one the page tells how far it is.
      await Promise.race([ended, new Promise((go) => setTimeout(go, PATIENCE_MS))]);
      return { to: '/journal' };
    },
  },
});

const PATIENCE_MS = 700;

export const journalScreens = [journal];

const filters = [
  ['who', 'search'],
  ['record', 'search'],
  ['from', 'date'],
  ['to', 'date'],
] as const;

/** The kinds of input are typed apart from each other. */
const kindOf = (type: 'search' | 'date'): object => ({ type });

function Filter({ visit }: { readonly visit: Visit }) {
  const words = journalWords[visit.language];
  return (
    <form method="get" action="/journal" role="search" class="row align-items-end mb-3">
      {filters.map(([name, type]) => (
        <div class="col-sm-6 col-lg-4 mb-2" key={name}>
          <label class="form-label" for={name}>
            {words[name]}
          </label>
          <input
            id={name}
            name={name}
            {...kindOf(type)}
            class="form-control"
            value={visit.query.get(name) ?? ''}
          />
        </div>
      ))}
      <KindChoice visit={visit} />
      <div class="col-sm-6 col-lg-4 mb-2 d-flex flex-wrap gap-2">
        <button class="btn btn-primary">
          <Icon name="search" />
          {words.filter}
        </button>
        <a class="btn" href="/journal">
          {words.clear}
        </a>
      </div>
    </form>
  );
}

interface SeenProps {
  readonly seen: EntriesSeen;
  readonly visit: Visit;
}

function Entries({ seen, visit }: SeenProps) {
  const words = journalWords[visit.language];
  const older = new URLSearchParams(visit.query);
  older.set('before', String(seen.older));
  return (
    <Card padded={false}>
      {seen.entries.length === 0 ? (
        <Empty icon="search" title={words.none} text={words.noneAbout} />
      ) : (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.seq}</th>
                <th scope="col" class="d-none d-md-table-cell">
                  {words.when}
                </th>
                <th scope="col" class="d-none d-md-table-cell">
                  {words.by}
                </th>
                <th scope="col">{words.event}</th>
              </tr>
            </thead>
            <tbody>
              {seen.entries.map((one) => (
                <tr key={one.seq}>
                  <td class="num">{one.seq}</td>
                  <td class="d-none d-md-table-cell">
                    <Moment at={one.at} />
                  </td>
                  <td class="d-none d-md-table-cell">{one.by}</td>
                  <td>
                    <div class="d-md-none text-secondary">
                      <Moment at={one.at} /> · {one.by}
                    </div>
                    <EntryTold entry={one} language={visit.language} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="card-footer d-flex flex-wrap gap-2">
        {visit.query.has('before') && (
          <a class="btn" href="/journal">
            {words.newest}
          </a>
        )}
        {seen.older !== null && (
          <a class="btn" href={`/journal?${older.toString()}`}>
            {words.older}
          </a>
        )}
      </div>
    </Card>
  );
}

function Extracts({ seen, visit }: SeenProps) {
  const words = journalWords[visit.language];
  if (seen.classes.length === 0) return null;
  return (
    <Card title={words.exports}>
      <p class="text-secondary">{words.exportsAbout}</p>
      <ul class="mb-0">
        {seen.classes.map(({ id, name, schoolYear }) => (
          <li key={id}>
            <a href={`/api/classes/${id}/journal`} download={`${name}.jsonl`}>
              {words.extractOf(name, schoolYear)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
