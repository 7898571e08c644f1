// One entry of the journal as a sentence with what it concerns, old and new beside each other; as data for whoever checks.
import { Icon } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import type { ToldEntry } from './entries-seen.ts';
import { kindWords } from './kind-words.ts';
import { journalWords } from './words.ts';

interface ToldProps {
  readonly entry: ToldEntry;
  readonly language: Language;
}

export function EntryTold({ entry, language }: ToldProps) {
  const words = journalWords[language];
  const { event, hash, facts, changes, correction } = entry;
  const more = typeof event.count === 'number' ? event.count - changes.length : 0;
  return (
    <>
      <strong>{kindName(event.type, language)}</strong>
      {facts.length > 0 && (
        <div class="text-secondary text-break">
          {facts.map(({ label, value }, index) => (
            <span key={label}>
              {index > 0 && ' · '}
              {label} <span class="text-body">{value}</span>
            </span>
          ))}
        </div>
      )}
      {changes.length > 0 && (
        <ul class="list-unstyled mb-1">
          {changes.map(({ place, before, after }) => (
            <li key={place}>
              {place}: <del>{before ?? words.empty}</del> → <ins>{after ?? words.empty}</ins>
            </li>
          ))}
          {more > 0 && <li class="text-secondary">{words.moreCells(more)}</li>}
        </ul>
      )}
      {correction !== null && (
        <a class="d-block" href={`/corrections/${correction}`}>
          <Icon name="eraser" /> {words.toCorrection}
        </a>
      )}
      <details class="small">
        <summary class="text-secondary">{words.details}</summary>
        <pre class="text-wrap text-break mb-1">{JSON.stringify(event, null, 1)}</pre>
        <code class="text-break">{hash}</code>
      </details>
    </>
  );
}

/** A kind that came with a later program keeps its name. */
const kindName = (type: string, language: Language): string => {
  const { kinds } = kindWords[language];
  return Object.hasOwn(kinds, type) ? kinds[type as keyof typeof kinds] : type;
};
