// Dossiers: what waits for me, what I owe, mine, and what else I may see; who owes what by the policy's plan.
import { Card, Empty, Icon, PageHead } from '../../parts/index.ts';
import type { DossierStanding } from '../../../application/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { DossierTable } from './dossier-table.tsx';
import { Filter, isShown } from './filter.tsx';
import { OwedByOthers } from './owed-by-others.tsx';
import { OwedByMe, isOwed } from './owed.tsx';
import { seenDossiers, type SeenDossiers } from './seen-dossiers.ts';
import { dossiersWords } from './words.ts';

export const dossiers = screen({
  name: 'dossiers',
  path: '/dossiers',
  who: 'person',
  show: async (visit) => {
    const words = dossiersWords[visit.language];
    const seen = await seenDossiers(visit);
    const { person } = visit.caller;
    const own = seen.due.filter((one) => one.person === person && isOwed(one));
    const watched = seen.due.filter((one) => one.person !== person);
    const table = (items: readonly DossierStanding[], title: string) =>
      items.length > 0 && (
        <Card title={title} padded={false}>
          <DossierTable visit={visit} items={items} called={seen.called} />
        </Card>
      );
    const some = seen.mine.length + seen.others.length + own.length + seen.minutes.length;
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about(seen.schoolYear)}>
            <BringLink text={words.bring} />
          </PageHead>
          {some === 0 && (
            <Card>
              <Empty icon="folder" title={words.nothing} text={words.nothingAbout} />
            </Card>
          )}
          {table(seen.waiting, words.waiting)}
          <MinutesToSign visit={visit} seen={seen} />
          {own.length > 0 && <OwedByMe visit={visit} due={own} subjects={seen.called.subjects} />}
          {table(seen.mine, words.mine)}
          {watched.length > 0 && <OwedByOthers visit={visit} due={watched} subjects={seen.called.subjects} />}
          <Others visit={visit} seen={seen} />
        </>
      ),
    };
  },
});

const BringLink = ({ text }: { readonly text: string }) => (
  <a class="btn btn-primary" href="/dossiers/new">
    <Icon name="upload" />
    {text}
  </a>
);

interface SeenProps {
  readonly visit: Visit;
  readonly seen: SeenDossiers;
}

function MinutesToSign({ visit, seen: { minutes } }: SeenProps) {
  const words = dossiersWords[visit.language];
  if (minutes.length === 0) return null;
  return (
    <Card title={words.minutesToSign} padded={false}>
      <div class="list-group list-group-flush">
        {minutes.map(({ dossier, minutes: { number } }) => (
          <a
            key={`${dossier.id} ${number}`}
            class="list-group-item list-group-item-action d-flex align-items-center gap-2"
            href={`/dossiers/${dossier.id}/minutes/${number}`}
          >
            <Icon name="pen" />
            <span class="text-break">{words.minutesOf(number, dossier.snapshot.context.title)}</span>
          </a>
        ))}
      </div>
    </Card>
  );
}

const PAGE = 50;

function Others({ visit, seen }: SeenProps) {
  const { query, language } = visit;
  const words = dossiersWords[language];
  if (seen.others.length === 0 && seen.years.length < 2) return null;
  const found = seen.others.filter(isShown(query));
  const from = Math.max(0, Math.trunc(Number(query.get('from') ?? 0)) || 0);
  const shown = found.slice(from, from + PAGE);
  const authors = [...new Set(seen.others.map(({ dossier }) => dossier.snapshot.context.author))];
  return (
    <Card title={words.seen} padded={false}>
      <Filter
        visit={visit}
        years={seen.years}
        schoolYear={seen.schoolYear}
        called={seen.called}
        authors={authors}
      />
      {shown.length === 0 ? (
        <p class="card-body m-0">{words.noneSeen}</p>
      ) : (
        <DossierTable visit={visit} items={shown} called={seen.called} />
      )}
      {from + PAGE < found.length && (
        <div class="card-footer">
          <a class="btn" href={`/dossiers?${nextOf(query, from + PAGE)}`}>
            {words.next}
          </a>
        </div>
      )}
    </Card>
  );
}

function nextOf(query: URLSearchParams, from: number): string {
  const next = new URLSearchParams(query);
  next.set('from', String(from));
  return next.toString();
}
