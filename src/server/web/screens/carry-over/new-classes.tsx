// Each class of the new year: where it comes from, its people, and the form that changes them.
import type { ProposedClass } from '../../../application/index.ts';
import { Card, Form } from '../../parts/index.ts';
import { PersonField } from './person-field.tsx';
import { DEED, type SeenProps } from './seen.ts';
import { carryOverWords } from './words.ts';

export function NewClasses({ visit, preview }: SeenProps) {
  const words = carryOverWords[visit.language];
  const { classes } = preview.proposal;
  return (
    <Card title={words.classes} padded={false}>
      {classes.map((one) => (
        <details class="border-bottom" key={one.key} id={one.key.replace(':', '-')}>
          <summary class="card-body py-2 d-flex flex-wrap gap-2 justify-content-between">
            <span>
              <strong>{one.name}</strong>{' '}
              <span class="text-secondary">
                {one.key.startsWith('first:') ? words.first : words.from(one.fromName)}
              </span>
            </span>
            <span class="text-secondary">
              {one.present !== null && <span class="badge bg-azure-lt me-2">{words.present}</span>}
              {one.skipped && <span class="badge bg-secondary-lt me-2">{words.skipped}</span>}
              {words.coming(one.coming)}
            </span>
          </summary>
          <div class="card-body pt-0">
            {one.gone.length > 0 && <p class="text-secondary">{words.gone(one.gone.join(', '))}</p>}
            {one.present === null ? (
              <ClassForm visit={visit} preview={preview} proposed={one} />
            ) : (
              <ul class="list-unstyled m-0">
                <li>{`${words.homeroom}: ${one.homeroom ?? '–'}`}</li>
                {one.subjects.map(({ code, name, teacher }) => (
                  <li key={code}>{`${name}: ${teacher ?? '–'}`}</li>
                ))}
              </ul>
            )}
          </div>
        </details>
      ))}
    </Card>
  );
}

function ClassForm({ visit, proposed }: SeenProps & { readonly proposed: ProposedClass }) {
  const words = carryOverWords[visit.language];
  const { key, name, homeroom, subjects, skipped } = proposed;
  const path = `classes/${key}`;
  return (
    <Form visit={visit} deed={DEED.choose}>
      <div class="row">
        <div class="col-md-4">
          <input type="hidden" name="path" value={`${path}/name`} />
          <label class="form-label mb-1" for={`${path}/name`}>
            {words.className}
          </label>
          <input
            class="form-control mb-2"
            id={`${path}/name`}
            name={`${path}/name`}
            value={name}
            maxLength={20}
          />
          <PersonField path={`${path}/homeroom`} label={words.homeroom} value={homeroom} />
          <label class="form-check">
            <input type="hidden" name="path" value={`${path}/skip`} />
            <input
              class="form-check-input"
              type="checkbox"
              name={`${path}/skip`}
              value="yes"
              checked={skipped}
            />
            <span class="form-check-label">{words.skip}</span>
          </label>
        </div>
        <div class="col-md-8">
          <div class="row">
            {subjects.map((subject) => (
              <div class="col-md-6" key={subject.code}>
                <PersonField
                  path={`${path}/subjects/${subject.code}`}
                  label={subject.name}
                  value={subject.teacher}
                />
              </div>
            ))}
          </div>
        </div>
      </div>
      <button class="btn">{words.save}</button>
    </Form>
  );
}
