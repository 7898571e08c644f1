// Appointing somebody by a decision: role, limits, validity; what is missing is said beside the limit it concerns.
import { Card, Choice, Field, Form, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { DecisionFields, PeriodFields } from './decision-fields.tsx';
import type { SeenPerson } from './seen-person.ts';
import { roles } from './typed.ts';
import { peopleWords } from './words.ts';

const DEED = 'appoint';
const scopeFaults = ['access.scopeMissing', 'access.scopeTooWide'];

export function AppointForm({ seen, visit }: { readonly seen: SeenPerson; readonly visit: Visit }) {
  const words = peopleWords[visit.language];
  const named = partsWords[visit.language].roles;
  const limit = (name: 'schoolYears' | 'grades' | 'subjects' | 'terms' | 'pupils', placeholder: string) => (
    <div class="col-sm-6">
      <Field
        visit={visit}
        deed={DEED}
        name={name}
        label={words[name]}
        placeholder={placeholder}
        maxLength={400}
        autocomplete="off"
        faults={complainedOf(visit, name) ? scopeFaults : []}
        {...(name === 'pupils' && { help: words.pupilsAbout })}
      />
    </div>
  );
  return (
    <Card title={words.appoint} id="appoint">
      <Form visit={visit} deed={DEED}>
        <Choice
          visit={visit}
          deed={DEED}
          name="role"
          label={words.roleAsked}
          required
          options={roles.map((value) => ({ value, text: named[value] }))}
          faults={['access.mixedDuties', 'access.ownAppointment']}
        />
        <DecisionFields visit={visit} deed={DEED} />
        <PeriodFields visit={visit} deed={DEED} />
        <fieldset>
          <legend class="form-label">{words.limits}</legend>
          <p class="form-hint">{words.limitsAbout}</p>
          <Classes seen={seen} visit={visit} />
          <div class="row">
            {limit('subjects', 'TOAN, VAN')}
            {limit('grades', '8, 9')}
            {limit('schoolYears', '2026-2027')}
            {limit('terms', 'HK1')}
            {limit('pupils', 'HS01')}
          </div>
        </fieldset>
        <button class="btn btn-primary">{words.appoint}</button>
      </Form>
    </Card>
  );
}

/** The latest school year first; several may be chosen. */
function Classes({ seen, visit }: { readonly seen: SeenPerson; readonly visit: Visit }) {
  const words = peopleWords[visit.language];
  const wrong = complainedOf(visit, 'classes') ? visit.refused?.fault.title[visit.language] : undefined;
  const typed = visit.refused?.deed === DEED ? visit.refused.typed.all('classes') : [];
  const newest = seen.classes.toSorted(
    (one, other) =>
      other.schoolYear.localeCompare(one.schoolYear) || one.name.localeCompare(other.name, 'vi'),
  );
  return (
    <div class="mb-3">
      <label class="form-label" for="appoint-classes">
        {words.classes}
      </label>
      <select
        multiple
        size={5}
        id="appoint-classes"
        name="classes"
        class={`form-select${wrong === undefined ? '' : ' is-invalid'}`}
        aria-describedby={wrong === undefined ? undefined : 'appoint-classes-wrong'}
      >
        {newest.map(({ id, name, schoolYear }) => (
          <option key={id} value={id} selected={typed.includes(id)}>
            {`${name} (${schoolYear})`}
          </option>
        ))}
      </select>
      {wrong !== undefined && (
        <div class="invalid-feedback" id="appoint-classes-wrong">
          {wrong}
        </div>
      )}
    </div>
  );
}

/** Whether the refusal is about this limit. */
function complainedOf({ refused }: Visit, limit: string): boolean {
  if (refused?.deed !== DEED || !scopeFaults.includes(refused.fault.code)) return false;
  const { limits } = refused.fault.details;
  return Array.isArray(limits) && limits.includes(limit);
}
