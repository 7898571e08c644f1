// Gestures of signing and runs of the office that are in the middle: whose, since when, what they wait for.
import type { Waits } from '../../../application/index.ts';
import { Card, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { Mark } from './mark.tsx';
import type { StatusProps } from './store.tsx';
import { statusWords } from './words.ts';

const grades = { running: 'look', waiting: 'look', stopped: 'bad', cancelling: 'look' } as const;

export function UnderWay({ visit, seen }: StatusProps) {
  const { language } = visit;
  const words = statusWords[language];
  const { ceremonies, runs } = seen.operations;
  if (ceremonies.length + runs.length === 0)
    return (
      <Card title={words.underWay}>
        <Mark grade="good" text={words.nothingUnderWay} />
      </Card>
    );
  return (
    <Card title={words.underWay}>
      <p class="text-secondary">{words.underWayDo}</p>
      <ul class="list-unstyled mb-0">
        {ceremonies.map(({ request: { id, state, at, records, trouble }, name }) => (
          <li key={id} class="mb-2">
            <Mark
              grade={grades[state as keyof typeof grades]}
              text={words.states[state as keyof typeof grades]}
            />{' '}
            {words.signingOf(name, records.length)} · <Moment at={at} />
            {trouble && (
              <div>
                <a href={`/problems/${trouble.code}`}>{trouble[language]}</a>
              </div>
            )}
            {state === 'stopped' && <div class="text-secondary">{words.stoppedDo}</div>}
            <WaitsFor visit={visit} waits={visit.desk.runs.waits(id)} />
          </li>
        ))}
        {runs.map(({ run: { id, kind, state, at }, name }) => (
          <li key={id} class="mb-2">
            <Mark grade="look" text={words.states[state as keyof typeof grades]} /> {words.runs[kind]} ·{' '}
            {name} · <Moment at={at} />
            <WaitsFor visit={visit} waits={visit.desk.officeRuns.waits(id)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Of what goes on by itself once its trouble is over: why, since when, and when it is tried again. */
function WaitsFor({ visit, waits }: { readonly visit: Visit; readonly waits: Waits | null }) {
  if (waits === null) return null;
  const { trouble, since, next } = waits;
  const words = statusWords[visit.language];
  return (
    <div class="text-danger text-break">
      <a href={`/problems/${trouble.code}`}>{trouble[visit.language]}</a>
      <div class="text-secondary">
        {words.waitsSince} <Moment at={since} /> · {words.triedAgain} <Moment at={next} />
      </div>
    </div>
  );
}
