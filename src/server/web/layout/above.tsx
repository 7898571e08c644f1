// The way down to a page, as links.
import type { Shown, Visit } from '../visit.ts';
import { layoutWords } from './words.ts';

export function Above({ shown, visit }: { readonly shown: Shown; readonly visit: Visit }) {
  const { above = [] } = shown;
  if (above.length === 0) return null;
  return (
    <nav aria-label={layoutWords[visit.language].where}>
      <ol class="breadcrumb mb-2">
        {above.map(({ title, to }) => (
          <li class="breadcrumb-item" key={to}>
            <a href={to}>{title}</a>
          </li>
        ))}
        <li class="breadcrumb-item active" aria-current="page">
          {shown.title}
        </li>
      </ol>
    </nav>
  );
}
