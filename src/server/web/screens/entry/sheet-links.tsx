// The other term, the other subjects, and what is of the class: a press away.
import type { Grid } from '../../../application/index.ts';
import { partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { entryWords } from './words.ts';

export function SheetLinks({ grid, visit }: { readonly grid: Grid; readonly visit: Visit }) {
  const words = entryWords[visit.language];
  const { sheet } = grid.read;
  if (sheet.kind !== 'subject') return null;
  const base = `/classes/${grid.schoolClass.id}`;
  const to = (subject: string, term: string) => `${base}/entry/${encodeURIComponent(subject)}?term=${term}`;
  const terms = partsWords[visit.language].terms;
  const others = grid.subjects.filter(({ code }) => code !== sheet.subject);
  return (
    <div class="entry-links no-print">
      <nav aria-label={words.termSwitch}>
        <ul class="nav nav-pills">
          {(['HK1', 'HK2'] as const).map((term) => (
            <li class="nav-item" key={term}>
              <a
                class={`nav-link${term === sheet.term ? ' active' : ''}`}
                href={to(sheet.subject, term)}
                aria-current={term === sheet.term ? 'page' : undefined}
              >
                {terms[term]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {others.length > 0 && (
        <details>
          <summary class="btn btn-sm">{words.subjects}</summary>
          <ul class="entry-subjects">
            {others.map(({ code, name }) => (
              <li key={code}>
                <a href={to(code, sheet.term)}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {grid.seesClass && (
        <a class="btn btn-sm" href={`${base}/homeroom?sheet=conduct&term=${sheet.term}`}>
          {words.homeroom}
        </a>
      )}
    </div>
  );
}
