// Corrections: what waits for me, what I asked for, and what else I may see, by class and state.
import {
  correctionsOfClass,
  correctionsOfPerson,
  correctionsSeenUnderWay,
  may,
  classTarget,
  type CorrectionStanding,
  type MyCorrection,
  type SchoolClass,
} from '../../../application/index.ts';
import { byVietnameseWord } from '../../../../kernel/index.ts';
import { classFor, type Caller } from '../../../http/index.ts';
import { Card, Empty, Icon, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { CorrectionTable } from './correction-table.tsx';
import { stateOf, states } from './state.tsx';
import { correctionWords } from './words.ts';

export const corrections = screen({
  name: 'corrections',
  path: '/corrections',
  who: 'person',
  show: async (visit) => {
    const words = correctionWords[visit.language];
    const { desk, caller, appointments, now, query } = visit;
    const classes = await desk.house.store.read((view) => view.classes());
    const seenClasses = classes
      .filter((one) => may(appointments, 'correction.read', classTarget(one), now) !== null)
      .toSorted(byYearAndName);
    const mine = await correctionsOfPerson(desk.house, caller.person);
    const waiting = mine.filter(({ task }) => task !== null);
    const asked = mine.filter(({ correction }) => correction.snapshot.context.requester === caller.person);
    const seen = await chosen(visit);
    const names = new Map(classes.map(({ id, name }) => [id, name]));
    const state = query.get('state') ?? '';
    const shown = seen.filter((one) => state === '' || stateOf(one) === state);
    const mayAsk = appointments.some(({ role }) => role === 'subjectTeacher' || role === 'homeroomTeacher');
    const table = (items: readonly (CorrectionStanding | MyCorrection)[], title: string) => (
      <Card title={title} padded={false}>
        <CorrectionTable visit={visit} items={items} classes={names} />
      </Card>
    );
    const nothing = mine.length === 0 && seen.length === 0 && query.get('class') === null;
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            {mayAsk && <AskLink text={words.ask} />}
          </PageHead>
          {nothing ? (
            <Empty icon="eraser" title={words.nothing} text={words.nothingAbout}>
              {mayAsk && <AskLink text={words.ask} />}
            </Empty>
          ) : (
            <>
              {waiting.length > 0 && table(waiting, words.waiting)}
              {asked.length > 0 && table(asked, words.mine)}
            </>
          )}
          {seenClasses.length > 0 && (
            <Card title={words.seen} padded={false}>
              <Filter visit={visit} classes={seenClasses} />
              {shown.length === 0 ? (
                <p class="card-body m-0">{words.noneSeen}</p>
              ) : (
                <CorrectionTable visit={visit} items={shown} classes={names} />
              )}
            </Card>
          )}
        </>
      ),
    };
  },
});

/** Of one class all that ever were; of the school what goes on. @throws Fault `class.unknown` */
async function chosen({ desk, caller, query }: Visit<Caller>): Promise<readonly CorrectionStanding[]> {
  const asked = query.get('class') ?? '';
  if (asked === '') return correctionsSeenUnderWay(desk.house, caller.person);
  const { schoolClass } = await classFor(desk, caller, asked);
  return correctionsOfClass(desk.house, { classId: schoolClass.id, by: caller.person });
}

const byYearAndName = (one: SchoolClass, other: SchoolClass): number =>
  byVietnameseWord(other.schoolYear, one.schoolYear) || byVietnameseWord(one.name, other.name);

const AskLink = ({ text }: { readonly text: string }) => (
  <a class="btn btn-primary" href="/corrections/new">
    <Icon name="eraser" />
    {text}
  </a>
);

function Filter({
  visit: { query, language },
  classes,
}: {
  readonly visit: Visit;
  readonly classes: readonly SchoolClass[];
}) {
  const words = correctionWords[language];
  return (
    <form class="card-body row g-2 align-items-end" method="get" action="/corrections">
      <div class="col-sm-4">
        <label class="form-label" for="filter-class">
          {words.schoolClass}
        </label>
        <select class="form-select" id="filter-class" name="class">
          <option value="">{words.underWay}</option>
          {classes.map(({ id, name, schoolYear }) => (
            <option key={id} value={id} selected={query.get('class') === id}>
              {`${name} · ${schoolYear}`}
            </option>
          ))}
        </select>
      </div>
      <div class="col-sm-5">
        <label class="form-label" for="filter-state">
          {words.state}
        </label>
        <select class="form-select" id="filter-state" name="state">
          <option value="">{words.anyState}</option>
          {states.map((state) => (
            <option key={state} value={state} selected={query.get('state') === state}>
              {words.states[state]}
            </option>
          ))}
        </select>
      </div>
      <div class="col-auto">
        <button class="btn">{words.filter}</button>
      </div>
    </form>
  );
}
