// Which kind of entry is looked for, by the name that people know it by.
import type { Visit } from '../../visit.ts';
import { kindWords } from './kind-words.ts';
import { journalWords } from './words.ts';

export function KindChoice({ visit }: { readonly visit: Visit }) {
  const words = journalWords[visit.language];
  const asked = visit.query.get('kind') ?? '';
  const named = Object.entries(kindWords[visit.language].kinds).toSorted(([, one], [, other]) =>
    one.localeCompare(other, visit.language),
  );
  // An address may ask by the first letters of kinds, also of kinds without a name here.
  const choices = named.some(([kind]) => kind === asked) || asked === '' ? named : [[asked, asked], ...named];
  return (
    <div class="col-sm-6 col-lg-4 mb-2">
      <label class="form-label" for="kind">
        {words.kind}
      </label>
      <select id="kind" name="kind" class="form-select">
        <option value="">{words.kindAny}</option>
        {choices.map(([kind, name]) => (
          <option key={kind} value={kind} selected={kind === asked}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
