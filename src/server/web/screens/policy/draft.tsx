// A draft of a policy: typed, checked with words at each place, compared with what is in force, then adopted.
import {
  placeOf,
  readPolicy,
  untraced,
  type Policy,
  type PolicyProblem,
} from '../../../../policies/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { differences } from './differences.ts';
import { lineOf } from './line-of.ts';
import { SettingsForm } from './settings-form.tsx';
import { inFile } from './settings.ts';
import { policyWords } from './words.ts';

interface DraftProps {
  readonly visit: Visit;
  /** What was typed; null before anything was. */
  readonly typed: string | null;
  readonly former: Policy | null;
  readonly adopts: boolean;
  /** What the next version starts from. */
  readonly beginning: Readonly<Record<string, unknown>>;
}

export function Draft({ visit, typed, former, adopts, beginning }: DraftProps) {
  const words = policyWords[visit.language];
  const reading = typed === null ? null : readPolicy(Buffer.from(typed));
  const text = typed ?? inFile(beginning);
  const problems = reading?.ok === false ? reading.problems : [];
  return (
    <>
      {reading?.ok === false && <Problems problems={reading.problems} text={typed ?? ''} visit={visit} />}
      {reading?.ok && (
        <Review visit={visit} former={former} next={reading.policy} typed={typed ?? ''} adopts={adopts} />
      )}
      <SettingsForm visit={visit} text={text} problems={problems} />
      <Card title={words.editor} id="draft">
        <p class="text-secondary">{words.editorAbout}</p>
        <Form visit={visit} deed="check" action="/policy" once>
          <Field visit={visit} deed="check" name="file" label={words.file} rows={18} required value={text} />
          <button class="btn btn-primary">{words.check}</button>
        </Form>
      </Card>
    </>
  );
}

interface ProblemsProps {
  readonly problems: readonly PolicyProblem[];
  readonly text: string;
  readonly visit: Visit;
}

function Problems({ problems, text, visit }: ProblemsProps) {
  const { language } = visit;
  const words = policyWords[language];
  const lines = text.split('\n');
  return (
    <div class="alert alert-danger d-block" role="alert">
      <div class="fw-bold mb-2">
        <Icon name="alert" /> {words.problems(String(problems.length))}
      </div>
      <ul class="mb-0">
        {problems.slice(0, MOST).map(({ pointer, place, allowed, ...said }) => {
          const line = lineOf(text, pointer);
          return (
            <li key={pointer} class="mb-2">
              <span class="fw-bold">{words.line(String(line))}</span> · {place[language]}: {said[language]}
              <div class="text-break">
                <code>{(lines[line - 1] ?? '').trim().slice(0, 200)}</code>
              </div>
              {allowed.length > 0 && <div>{words.allowed(allowed.join(', '))}</div>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const MOST = 30;

interface ReviewProps {
  readonly visit: Visit;
  readonly former: Policy | null;
  readonly next: Policy;
  readonly typed: string;
  readonly adopts: boolean;
}

function Review({ visit, former, next, typed, adopts }: ReviewProps) {
  const { language } = visit;
  const words = policyWords[language];
  const changes = differences(former, next);
  const open = untraced(next).length;
  return (
    <Card title={words.diff} padded={false} id="review">
      {changes.length === 0 && <p class="card-body mb-0">{words.noDiff}</p>}
      {changes.length > 0 && (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.place}</th>
                <th scope="col">{words.former}</th>
                <th scope="col">{words.next}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((one) => (
                <tr key={one.pointer}>
                  <th scope="row" class="fw-normal text-break">
                    {placeOf(one.pointer)[language]}
                  </th>
                  <td class="text-break">{one.former ?? <em>{words.absent}</em>}</td>
                  <td class="text-break fw-bold">{one.next ?? <em>{words.absent}</em>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="card-body">
        {open > 0 && <p class="text-secondary">{words.untraced(String(open))}</p>}
        {adopts ? <Adoption visit={visit} typed={typed} /> : <p class="mb-0">{words.onlyPrincipal}</p>}
      </div>
    </Card>
  );
}

function Adoption({ visit, typed }: { readonly visit: Visit; readonly typed: string }) {
  const words = policyWords[visit.language];
  return (
    <Form visit={visit} deed="adopt" action="/policy">
      <input type="hidden" name="file" value={typed} />
      <Field
        visit={visit}
        deed="adopt"
        name="number"
        label={words.decisionNumber}
        help={words.decisionHelp}
        maxLength={100}
        autocomplete="off"
        faults={['policy.decisionMissing']}
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
