// What a right is limited to: classes, subjects, grades and so on; a fault is said beside the limit it concerns.
import { Field } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenPerson } from './seen-person.ts';
import { peopleWords } from './words.ts';

const examples = {
  subjects: 'TOAN, VAN',
  grades: '8, 9',
  schoolYears: '2026-2027',
  terms: 'HK1',
  pupils: 'HS01',
} as const;

type LimitName = keyof typeof examples;

export const limitNames = Object.keys(examples) as readonly LimitName[];
/** Whoever stands in for the principal is there for pupils of classes, never for single ones. */
export const delegableLimits = limitNames.filter((name) => name !== 'pupils');

const scopeFaults = ['access.scopeMissing', 'access.scopeTooWide'];

interface LimitProps {
  readonly seen: SeenPerson;
  readonly visit: Visit;
  readonly deed: string;
  readonly names: readonly LimitName[];
}

export function LimitFields({ seen, visit, deed, names }: LimitProps) {
  const words = peopleWords[visit.language];
  const limit = (name: LimitName) => (
    <div class="col-sm-6" key={name}>
      <Field
        visit={visit}
        deed={deed}
        name={name}
        label={words[name]}
        placeholder={examples[name]}
        maxLength={400}
        autocomplete="off"
        faults={complainedOf(visit, deed, name) ? scopeFaults : []}
        {...(name === 'pupils' && { help: words.pupilsAbout })}
      />
    </div>
  );
  return (
    <fieldset>
      <legend class="form-label">{words.limits}</legend>
      <p class="form-hint">{words.limitsAbout}</p>
      <Classes seen={seen} visit={visit} deed={deed} />
      <div class="row">{names.map(limit)}</div>
    </fieldset>
  );
}

/** The latest school year first; several may be chosen. */
function Classes({ seen, visit, deed }: Omit<LimitProps, 'names'>) {
  const words = peopleWords[visit.language];
  const wrong = complainedOf(visit, deed, 'classes') ? visit.refused?.fault.title[visit.language] : undefined;
  const typed = visit.refused?.deed === deed ? visit.refused.typed.all('classes') : [];
  const newest = seen.classes.toSorted(
    (one, other) =>
      other.schoolYear.localeCompare(one.schoolYear) || one.name.localeCompare(other.name, 'vi'),
  );
  return (
    <div class="mb-3">
      <label class="form-label" for={`${deed}-classes`}>
        {words.classes}
      </label>
      <select
        multiple
        size={5}
        id={`${deed}-classes`}
        name="classes"
        class={`form-select${wrong === undefined ? '' : ' is-invalid'}`}
        aria-describedby={wrong === undefined ? undefined : `${deed}-classes-wrong`}
      >
        {newest.map(({ id, name, schoolYear }) => (
          <option key={id} value={id} selected={typed.includes(id)}>
            {`${name} (${schoolYear})`}
          </option>
        ))}
      </select>
      {wrong !== undefined && (
        <div class="invalid-feedback" id={`${deed}-classes-wrong`}>
          {wrong}
        </div>
      )}
    </div>
  );
}

/** Whether the refusal is about this limit. */
function complainedOf({ refused }: Visit, deed: string, limit: string): boolean {
  if (refused?.deed !== deed || !scopeFaults.includes(refused.fault.code)) return false;
  const { limits } = refused.fault.details;
  return Array.isArray(limits) && limits.includes(limit);
}
