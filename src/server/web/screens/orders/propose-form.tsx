// Proposing one order for a whole grade or school: marks or class data, narrowed as far as needed (R72).
import { Card, Choice, Field, Form, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { ordersWords } from './words.ts';

const DEED = 'propose';
const GRADES = 12;

export function ProposeForm({ visit }: { readonly visit: Visit }) {
  const words = ordersWords[visit.language];
  const { terms } = partsWords[visit.language];
  const choice = { visit, deed: DEED };
  return (
    <Card>
      <details open={visit.refused?.deed === DEED}>
        <summary class="fw-bold">{words.propose}</summary>
        <Form visit={visit} deed={DEED} class="mt-3">
          <div class="row">
            <div class="col-md-6">
              <Choice {...choice} name="deed" label={words.deed} options={optionsOf(words.deeds)} />
              <Choice
                {...choice}
                name="grade"
                label={words.reach}
                faults={['order.noClasses']}
                options={[
                  { value: '', text: words.school },
                  ...Array.from({ length: GRADES }, (_, index) => ({
                    value: String(index + 1),
                    text: words.grade(index + 1),
                  })),
                ]}
              />
              <Choice {...choice} name="part" label={words.part} options={optionsOf(words.parts)} />
            </div>
            <div class="col-md-6">
              <Choice
                {...choice}
                name="term"
                label={words.term}
                options={[
                  { value: '', text: words.bothTerms },
                  { value: 'HK1', text: terms.HK1 },
                  { value: 'HK2', text: terms.HK2 },
                ]}
              />
              <Field
                {...choice}
                name="subject"
                label={words.subject}
                faults={['results.scopeUnknown']}
                maxLength={40}
              />
              <Choice
                {...choice}
                name="column"
                label={words.column}
                options={[{ value: '', text: words.allColumns }, ...optionsOf(words.columns)]}
              />
            </div>
          </div>
          <Field
            {...choice}
            name="reason"
            label={words.reason}
            faults={['order.reasonMissing']}
            rows={2}
            maxLength={2000}
            required
          />
          <button class="btn btn-primary">{words.proposeNow}</button>
        </Form>
      </details>
    </Card>
  );
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));
