// Writing to the families of the class, or of some pupils.
import { Card, Choice, Field, Form } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { contactBookWords } from './words.ts';

interface WriteFormProps {
  readonly visit: Visit;
  readonly pupils: readonly { readonly pupil: string; readonly name: string }[];
}

export function WriteForm({ visit, pupils }: WriteFormProps) {
  const words = contactBookWords[visit.language];
  const typed = visit.refused?.typed.all('pupil') ?? [];
  return (
    <Card title={words.write}>
      <Form visit={visit} deed="write">
        <Choice
          visit={visit}
          deed="write"
          name="kind"
          label={words.kind}
          options={[
            { value: 'weekly', text: words.weekly },
            { value: 'violation', text: words.violation },
          ]}
        />
        <details class="mb-3" open={typed.length > 0}>
          <summary>
            {words.to}: {words.everybody} / {words.some}
          </summary>
          <fieldset class="mt-2">
            <legend class="form-hint">{words.someHelp}</legend>
            <div class="pupil-choice">
              {pupils.map(({ pupil, name }) => (
                <label class="form-check" key={pupil}>
                  <input
                    class="form-check-input"
                    type="checkbox"
                    name="pupil"
                    value={pupil}
                    checked={typed.includes(pupil)}
                  />
                  <span class="form-check-label">{name}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </details>
        <Field
          visit={visit}
          deed="write"
          name="text"
          label={words.text}
          help={words.textHelp}
          rows={5}
          required
          maxLength={4000}
        />
        <button class="btn btn-primary">{words.send}</button>
      </Form>
    </Card>
  );
}
