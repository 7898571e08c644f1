// Asking for a change: what, where that was said, and who was there; it becomes minutes (biên bản ghi nhớ, R55).
import { Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { dossierWords } from './dossier-words.ts';
import type { SeenDossier } from './seen-dossier.ts';

interface ReturnFormProps {
  readonly visit: Visit;
  readonly seen: SeenDossier;
}

const DEED = 'return';

export function ReturnForm({ visit, seen }: ReturnFormProps) {
  const words = dossierWords[visit.language];
  const refused = visit.refused?.deed === DEED ? visit.refused : null;
  const typed = new Set(refused?.typed.all('present'));
  const shared = { visit, deed: DEED, faults: ['dossier.minutesIncomplete'], required: true };
  return (
    <details class="mt-3" open={refused !== null}>
      <summary class="btn w-100">
        <Icon name="undo" />
        {words.giveBack}
      </summary>
      <p class="text-secondary mt-2">{words.giveBackAbout}</p>
      <Form visit={visit} deed={DEED}>
        <input type="hidden" name="seen" value={seen.standing.dossier.revision} />
        <Field {...shared} name="reason" label={words.reason} rows={4} maxLength={4000} />
        <Field {...shared} name="place" label={words.place} maxLength={300} />
        {seen.others.length > 0 && (
          <fieldset class="mb-3">
            <legend class="form-label">{words.present}</legend>
            <div class="people-there" tabindex={0} role="group" aria-label={words.present}>
              {seen.others.map(({ id, name }) => (
                <label key={id} class="form-check">
                  <input
                    type="checkbox"
                    class="form-check-input"
                    name="present"
                    value={id}
                    checked={typed.has(id)}
                  />
                  <span class="form-check-label">{name}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <button class="btn btn-danger w-100">{words.giveBack}</button>
      </Form>
    </details>
  );
}
