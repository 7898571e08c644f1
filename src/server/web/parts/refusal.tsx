// Why the last deed was refused, in words, with a way to what can be done.
import type { Visit } from '../visit.ts';
import { Icon } from './icon.tsx';
import { partsWords } from './words.ts';

/** Nothing when the deed was not refused. */
export function Refusal({ visit, deed }: { readonly visit: Visit; readonly deed?: string }) {
  const { refused, language } = visit;
  if (refused === null || (deed !== undefined && refused.deed !== deed)) return null;
  const { fault } = refused;
  return (
    <div class="alert alert-danger d-flex gap-2" role="alert">
      <Icon name="alert" />
      <div>
        <div class="fw-bold">{fault.title[language]}</div>
        <a href={`/problems/${fault.code}`} target="_blank" rel="noopener">
          {partsWords[language].whatToDo}
        </a>
      </div>
    </div>
  );
}
