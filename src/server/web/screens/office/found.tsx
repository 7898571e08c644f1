// What was found, best first: each a way to all years of the pupil, or to the summary itself.
import type { FoundRecord, RecordsFound } from '../../../application/index.ts';
import { Empty, StateBadge } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { officeWords } from './words.ts';

interface FoundProps {
  readonly asked: string;
  /** Null when nothing was asked. */
  readonly answer: RecordsFound | null;
  readonly language: Language;
}

export function Found({ asked, answer, language }: FoundProps) {
  const words = officeWords[language];
  if (answer === null) return <Empty icon="search" title={words.start} text={words.startAbout} />;
  const { found, more } = answer;
  return (
    <div data-find-as-typed-target="answer" data-asked={asked}>
      <p class="visually-hidden" role="status">
        {words.found(found.length)}
      </p>
      {found.length === 0 ? (
        <Empty icon="search" title={words.nothing} text={words.nothingAbout} />
      ) : (
        <div
          class="list-group list-group-flush found"
          id="found-list"
          role="listbox"
          aria-label={words.results}
        >
          {found.map((one, index) => (
            <Line key={one.record.id} one={one} index={index} language={language} />
          ))}
        </div>
      )}
      {more && <p class="card-footer text-secondary m-0">{words.more}</p>}
    </div>
  );
}

interface LineProps {
  readonly one: FoundRecord;
  readonly index: number;
  readonly language: Language;
}

function Line({ one: { record, schoolClass, match, state }, index, language }: LineProps) {
  const words = officeWords[language];
  const to = record.kind === 'transcript' ? `/office/pupils/${record.id}` : `/records/${record.id}`;
  return (
    <a
      class="list-group-item list-group-item-action found-line"
      href={to}
      id={`found-${index}`}
      role="option"
      aria-selected={index === 0 ? 'true' : 'false'}
      data-find-as-typed-target="result"
    >
      <span class="fw-bold">{record.title}</span>
      <span class="num">{record.key}</span>
      <span>
        {schoolClass.name} · {schoolClass.schoolYear}
      </span>
      <StateBadge state={state.name} language={language} />
      <span class="text-secondary small">{words.matches[match]}</span>
    </a>
  );
}
