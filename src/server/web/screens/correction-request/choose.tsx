// The first steps of a request: the class, then the pupil and the sheet.
import { byVietnameseName } from '../../../../kernel/index.ts';
import type { SchoolClass } from '../../../application/index.ts';
import { Card, Empty } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { ClassChosen } from './sheets.ts';
import { requestWords } from './words.ts';

export function ChooseClass({
  visit,
  classes,
}: {
  readonly visit: Visit;
  readonly classes: readonly SchoolClass[];
}) {
  const words = requestWords[visit.language];
  if (classes.length === 0) return <Empty icon="eraser" title={words.noClass} text={words.noClassAbout} />;
  return (
    <Card title={words.chooseClass} padded={false}>
      <p class="card-body text-secondary m-0">{words.chooseClassAbout}</p>
      <div class="list-group list-group-flush">
        {classes.map(({ id, name, schoolYear }) => (
          <a key={id} class="list-group-item list-group-item-action" href={`/corrections/new?class=${id}`}>
            <strong>{name}</strong> <span class="text-secondary">{schoolYear}</span>
          </a>
        ))}
      </div>
    </Card>
  );
}

export function ChooseCells({ visit, chosen }: { readonly visit: Visit; readonly chosen: ClassChosen }) {
  const words = requestWords[visit.language];
  const { schoolClass, sheets, book, pupil } = chosen;
  const pupils = book.pupils.toSorted((a, b) => byVietnameseName(a.name, b.name));
  const sheet = visit.query.get('sheet') ?? '';
  return (
    <Card title={words.chooseCells}>
      <form method="get" action="/corrections/new" class="row g-3">
        <input type="hidden" name="class" value={schoolClass.id} />
        <div class="col-md-6">
          <label class="form-label required" for="choose-pupil">
            {words.pupil}
          </label>
          <select class="form-select" id="choose-pupil" name="pupil" required>
            <option value="" />
            {pupils.map(({ code, name }) => (
              <option key={code} value={code} selected={code === pupil}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="col-md-6">
          <label class="form-label required" for="choose-sheet">
            {words.sheet}
          </label>
          <select class="form-select" id="choose-sheet" name="sheet" required>
            <option value="" />
            {sheets.map(({ name, text }) => (
              <option key={name} value={name} selected={name === sheet}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <div class="col-12">
          <button class="btn btn-primary">{words.next}</button>
        </div>
      </form>
    </Card>
  );
}
