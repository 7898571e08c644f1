// Which of the dossiers one may see are shown: by year, kind, state and author; the address says it, without scripts.
import type { PersonId } from '../../../../kernel/index.ts';
import { byVietnameseName } from '../../../../kernel/index.ts';
import type { DossierStanding } from '../../../application/index.ts';
import type { Visit } from '../../visit.ts';
import type { Called } from './dossier-table.tsx';
import { dossierStates } from './state.tsx';
import { dossiersWords } from './words.ts';

interface FilterProps {
  readonly visit: Visit;
  readonly years: readonly string[];
  readonly schoolYear: string;
  readonly called: Called;
  /** Of those that could be shown. */
  readonly authors: readonly PersonId[];
}

export function Filter({ visit: { language, query }, years, schoolYear, called, authors }: FilterProps) {
  const words = dossiersWords[language];
  const named = authors.map((value) => ({ value, text: called.people.get(value) ?? '' }));
  const pick = (name: string) => ({ name, value: query.get(name) ?? '' });
  return (
    <form class="card-body row g-2 align-items-end" method="get" action="/dossiers">
      <Pick
        name="year"
        value={schoolYear}
        label={words.year}
        options={years.map((year) => ({ value: year, text: year }))}
      />
      <Pick
        {...pick('kind')}
        label={words.kind}
        all={words.anyKind}
        options={[...called.kinds].map(([value, text]) => ({ value, text }))}
      />
      <Pick
        {...pick('state')}
        label={words.state}
        all={words.anyState}
        options={dossierStates.map((value) => ({ value, text: words.states[value] }))}
      />
      <Pick
        {...pick('author')}
        label={words.author}
        all={words.anyAuthor}
        options={named.toSorted((one, other) => byVietnameseName(one.text, other.text))}
      />
      <div class="col-auto">
        <button class="btn">{words.filter}</button>
      </div>
    </form>
  );
}

interface PickProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** The word for no choice. */
  readonly all?: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

const Pick = ({ name, label, value, all, options }: PickProps) => (
  <div class="col-sm-6 col-lg">
    <label class="form-label" for={`filter-${name}`}>
      {label}
    </label>
    <select class="form-select" id={`filter-${name}`} name={name}>
      {all !== undefined && <option value="">{all}</option>}
      {options.map((one) => (
        <option key={one.value} value={one.value} selected={one.value === value}>
          {one.text}
        </option>
      ))}
    </select>
  </div>
);

export const isShown = (query: URLSearchParams) => {
  const [kind, state, author] = ['kind', 'state', 'author'].map((name) => query.get(name) ?? '');
  return ({ dossier: { snapshot } }: DossierStanding): boolean =>
    (kind === '' || snapshot.context.kind === kind) &&
    (state === '' || snapshot.state === state) &&
    (author === '' || snapshot.context.author === author);
};
