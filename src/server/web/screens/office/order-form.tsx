// The request for a copy as it was made, and the number of the decision on it (R100).
import type { YearOfPupil } from '../../../application/index.ts';
import { Card, Choice, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { officeWords } from './words.ts';

interface OrderFormProps {
  readonly visit: Visit;
  /** Those that a copy may be decided on. */
  readonly years: readonly YearOfPupil[];
}

const DEED = 'order';
const LONGEST = 300;

export function OrderForm({ visit, years }: OrderFormProps) {
  const words = officeWords[visit.language];
  const refused = visit.refused?.deed === DEED ? visit.refused.typed : null;
  const text = { visit, deed: DEED, maxLength: LONGEST };
  return (
    <Card>
      <details open={refused !== null}>
        <summary class="fw-bold">{words.orderTitle}</summary>
        <p class="text-secondary mt-2">{words.orderAbout}</p>
        <Form visit={visit} deed={DEED}>
          <div class="row">
            <div class="col-md-6">
              <Choice
                visit={visit}
                deed={DEED}
                name="record"
                label={words.whichYear}
                faults={['office.notSealed', 'office.superseded']}
                options={years.map(({ record, schoolClass }) => ({
                  value: record.id,
                  text: `${schoolClass.schoolYear} · ${schoolClass.name}`,
                }))}
              />
              <Choice
                visit={visit}
                deed={DEED}
                name="kind"
                label={words.kind}
                faults={['office.transcriptsOnly']}
                options={(['certifiedCopy', 'extract'] as const).map((kind) => ({
                  value: kind,
                  text: words.kinds[kind],
                }))}
              />
              <fieldset class="mb-3">
                <legend class="form-label">{words.periods}</legend>
                {(['term1', 'term2', 'year'] as const).map((period) => (
                  <Tick
                    key={period}
                    name="period"
                    value={period}
                    text={words.periodNames[period]}
                    checked={refused === null || refused.all('period').includes(period)}
                  />
                ))}
                <div class="form-hint">{words.periodsHelp}</div>
              </fieldset>
              <Field {...text} name="subjects" label={words.subjects} help={words.subjectsHelp} />
            </div>
            <div class="col-md-6">
              <Field {...text} name="by" label={words.requester} faults={INCOMPLETE} required />
              <Field {...text} name="relation" label={words.relation} help={words.relationHelp} required />
              <Field {...text} name="identity" label={words.identity} required />
              <Field {...text} name="letter" label={words.letter} help={words.letterHelp} />
              <Field {...text} name="purpose" label={words.purpose} required />
              <Field
                {...text}
                name="decisionNumber"
                label={words.decisionNumber}
                faults={['office.decisionMissing']}
                maxLength={100}
                required
              />
              <Tick
                name="evenSuperseded"
                value="yes"
                text={words.superseded}
                checked={refused?.has('evenSuperseded') === true}
              />
            </div>
          </div>
          <button class="btn btn-primary mt-2">
            <Icon name="check" />
            {words.orderNow}
          </button>
        </Form>
      </details>
    </Card>
  );
}

const INCOMPLETE = ['office.requestIncomplete'];

interface TickProps {
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

const Tick = ({ name, value, text, checked }: TickProps) => (
  <label class="form-check">
    <input type="checkbox" class="form-check-input" name={name} value={value} checked={checked} />
    <span class="form-check-label">{text}</span>
  </label>
);
