// Drafting the minutes of an order that was carried out: who witnessed it, their number, media that were sealed.
import type { Person } from '../../../application/index.ts';
import { httpFault } from '../../../http/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Visit } from '../../visit.ts';
import { lockMinutesWords } from './minutes-words.ts';

interface DraftFormProps {
  readonly visit: Visit;
  readonly others: readonly Person[];
}

const DEED = 'draft';
const ROWS = [1, 2, 3] as const;
const LONGEST = 200;

export function DraftForm({ visit, others }: DraftFormProps) {
  const words = lockMinutesWords[visit.language];
  const refused = visit.refused?.deed === DEED ? visit.refused : null;
  const typed = new Set(refused?.typed.all('witness'));
  const text = { visit, deed: DEED, maxLength: LONGEST };
  return (
    <Card title={words.draft}>
      <p class="text-secondary">{words.draftAbout}</p>
      <Form visit={visit} deed={DEED}>
        <Field {...text} name="number" label={words.number} />
        <fieldset class="mb-3">
          <legend class="form-label">{words.witnesses}</legend>
          <div class="people-there" tabindex={0} role="group" aria-label={words.witnesses}>
            {others.map(({ id, name }) => (
              <label key={id} class="form-check">
                <input
                  type="checkbox"
                  class="form-check-input"
                  name="witness"
                  value={id}
                  checked={typed.has(id)}
                />
                <span class="form-check-label">{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset class="mb-3">
          <legend class="form-label">{words.media}</legend>
          <p class="form-hint">{words.mediaAbout}</p>
          {ROWS.map((row) => (
            <div key={row} class="row">
              {(['kind', 'label', 'sealNumber'] as const).map((part) => (
                <div key={part} class="col-sm-4">
                  <Field {...text} name={`${part}-${row}`} label={words[part](row)} />
                </div>
              ))}
            </div>
          ))}
        </fieldset>
        <button class="btn btn-primary">
          <Icon name="file" />
          {words.draft}
        </button>
      </Form>
    </Card>
  );
}

/** @throws Fault `request.invalid` for a medium of which something is missing, and for what is too long */
export function mediaIn(fields: Fields) {
  return ROWS.flatMap((row) => {
    const [kind, label, sealNumber] = [`kind-${row}`, `label-${row}`, `sealNumber-${row}`].map((name) =>
      shortIn(fields, name),
    );
    if (!kind && !label && !sealNumber) return [];
    if (!kind || !label || !sealNumber) throw httpFault('request.invalid');
    return [{ kind, label, sealNumber }];
  });
}

/** @throws Fault `request.invalid` */
export function shortIn(fields: Fields, name: string): string {
  const text = fields.text(name);
  if (text.length > LONGEST) throw httpFault('request.invalid');
  return text;
}
