// Putting a medium under seal: who signs, what stands on it, where it is kept; and opening a seal.
import type { MediaSeen, MediumSeen, Person } from '../../../application/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import { LONGEST_LINE } from '../../serving/short-text.ts';
import type { Visit } from '../../visit.ts';
import { policyWords } from '../policy/words.ts';
import { mediaWords } from './words.ts';

interface SealFormProps {
  readonly visit: Visit;
  readonly medium: MediumSeen;
  readonly others: readonly Person[];
  readonly rules: MediaSeen['rules'];
}

export function SealForm({ visit, medium, others, rules }: SealFormProps) {
  const words = mediaWords[visit.language];
  const typed = visit.refused?.deed === 'seal' ? visit.refused.typed : null;
  const witnesses = new Set(typed?.all('witness'));
  const text = { visit, deed: 'seal', maxLength: LONGEST_LINE };
  const { party } = policyWords[visit.language];
  const leader = rules.sealingLeader === 'leadership' ? [] : [rules.sealingLeader];
  const asked = [...rules.sealingWitnesses, ...leader].map((one) => party[one]);
  return (
    <Card title={words.seal}>
      <p class="text-secondary">{words.sealAbout}</p>
      {asked.length > 0 && <p>{words.asked(asked.join(', '))}</p>}
      <Form visit={visit} deed="seal">
        <input type="hidden" name="medium" value={medium.target.id} />
        <div class="mb-3">
          <label class="form-label" for="seal-leader">
            {words.leader}
          </label>
          <select class="form-select" id="seal-leader" name="leader" required>
            <option value="">{words.choose}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id} selected={typed?.text('leader') === id}>
                {name}
              </option>
            ))}
          </select>
        </div>
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
                  checked={witnesses.has(id)}
                />
                <span class="form-check-label">{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field {...text} name="label" label={words.label} required />
        <Field {...text} name="serial" label={words.serial} />
        <Field {...text} name="sealNumber" label={words.sealNumber} required />
        <Field {...text} name="keptAt" label={words.keptAt} required />
        <Field {...text} name="number" label={words.number} />
        <button class="btn btn-primary">
          <Icon name="seal" />
          {words.draw}
        </button>
      </Form>
    </Card>
  );
}

export function OpenForm({ visit, medium }: Omit<SealFormProps, 'others' | 'rules'>) {
  const words = mediaWords[visit.language];
  return (
    <Card title={words.break}>
      <p class="text-secondary">{words.breakAbout}</p>
      <Form visit={visit} deed="open" confirm={words.breakSure}>
        <input type="hidden" name="medium" value={medium.target.id} />
        <Field
          visit={visit}
          deed="open"
          name="reason"
          label={words.reason}
          required
          maxLength={LONGEST_LINE}
        />
        <button class="btn btn-outline-danger">{words.break}</button>
      </Form>
    </Card>
  );
}
