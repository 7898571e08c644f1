// Before a change takes effect: what was and what will be, which days move, which windows open or shut by it, and the decision.
import {
  occurrencesIn,
  placeOf,
  readPolicy,
  topics,
  windowKey,
  windowWords,
  windowsAt,
  type Policy,
} from '../../../../policies/index.ts';
import { Card, Field, Form, dateText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { differences } from '../policy/index.ts';
import type { SeenCalendar } from './seen-calendar.ts';
import { calendarWords } from './words.ts';

interface ReviewProps {
  readonly visit: Visit;
  readonly seen: SeenCalendar;
  readonly file: string;
  readonly adopts: boolean;
}

export function Review({ visit, seen, file, adopts }: ReviewProps) {
  const { language } = visit;
  const words = calendarWords[language];
  const reading = readPolicy(Buffer.from(file));
  const former = seen.inForce?.policy;
  if (!reading.ok || !former) return null;
  const changes = differences(former.calendar, reading.policy.calendar);
  if (changes.length === 0) return <p class="alert alert-info">{words.noChange}</p>;
  return (
    <Card title={words.reviewTitle} padded={false} id="review">
      <div class="table-responsive">
        <table class="table card-table">
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              <th scope="col">{words.former}</th>
              <th scope="col">{words.next}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ pointer, former: before, next }) => (
              <tr key={pointer}>
                <th scope="row" class="fw-normal">
                  {placeOf(`/calendar${pointer}`)[language]}
                </th>
                <td>{before ?? <em>{words.absent}</em>}</td>
                <td class="fw-bold">{next ?? <em>{words.absent}</em>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="card-body">
        <h3>{words.follows}</h3>
        <ul>
          {consequences(former, reading.policy, { visit, schoolYear: seen.schoolYear }).map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{words.keepsPast}</li>
        </ul>
        {adopts ? <Adoption visit={visit} file={file} /> : <p class="mb-0">{words.onlyPrincipal}</p>}
      </div>
    </Card>
  );
}

/** Days that move, come or go, and windows that would stand otherwise at this moment. */
function consequences(
  former: Policy,
  next: Policy,
  { visit, schoolYear }: { readonly visit: Visit; readonly schoolYear: string },
): readonly string[] {
  const { language, now } = visit;
  const words = calendarWords[language];
  const before = occurrencesIn(former, schoolYear);
  const after = occurrencesIn(next, schoolYear);
  const moves = (next.calendar?.milestones ?? []).flatMap(({ id, topic }) => {
    const daysIn = (all: typeof before) =>
      all.filter(({ milestone }) => milestone.id === id).map(({ lastDay }) => lastDay);
    const [were, are] = [daysIn(before), daysIn(after)];
    if (were.join() === are.join()) return [];
    const shown = (days: readonly string[]) => days.map(dateText).join(', ') || words.absent;
    const again = after.some(({ milestone, passesAt }) => milestone.id === id && passesAt > now);
    const passed = before.some(({ milestone, passesAt }) => milestone.id === id && passesAt <= now);
    const line = words.moves(`${topics[topic][language]} (${id})`, shown(were), shown(are));
    return [passed && again ? `${line} ${words.passesAgain}` : line];
  });
  const states = new Map(windowsAt(before, now).map(({ window, open }) => [windowKey(window), open]));
  const windows = windowsAt(after, now).flatMap(({ window, open }) => {
    const was = states.get(windowKey(window));
    if (was === undefined || was === open) return [];
    const name = windowWords(window)[language];
    return [open ? words.opensNow(name) : words.shutsNow(name)];
  });
  return [...moves, ...windows];
}

function Adoption({ visit, file }: { readonly visit: Visit; readonly file: string }) {
  const words = calendarWords[visit.language];
  return (
    <Form visit={visit} deed="adopt">
      <input type="hidden" name="file" value={file} />
      <Field
        visit={visit}
        deed="adopt"
        name="number"
        label={words.decisionNumber}
        faults={['policy.decisionMissing']}
        required
        maxLength={100}
        autocomplete="off"
      />
      <Field
        visit={visit}
        deed="adopt"
        name="effectiveFrom"
        type="date"
        label={words.effectiveFrom}
        help={words.effectiveHelp}
        faults={['policy.badDate']}
      />
      <button class="btn btn-primary">{words.adopt}</button>
    </Form>
  );
}
