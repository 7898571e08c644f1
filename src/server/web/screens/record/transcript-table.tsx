// What a transcript prints, as tables: results by subject, then levels and decisions of the year.
import type { TranscriptSnapshot } from '../../../../documents/index.ts';
import type { Language } from '../../words.ts';
import { MarkedCell, differsIn, type Marking } from './marked-cell.tsx';
import { NOT_ASSESSED, resultText, tenthsText } from './printed-value.ts';
import { recordWords } from './words.ts';

interface TranscriptTableProps {
  readonly snapshot: TranscriptSnapshot;
  readonly language: Language;
  readonly marking?: Marking | undefined;
  readonly caption: string;
}

const terms = ['term1', 'term2', 'year'] as const;

export function TranscriptTable({ snapshot, language, marking, caption }: TranscriptTableProps) {
  const words = recordWords[language];
  const shared = { language, marking };
  return (
    <>
      <div class="table-responsive">
        <table class="table table-sm table-vcenter card-table">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.subject}</th>
              {terms.map((term) => (
                <th key={term} scope="col" class="num">
                  {words.periods[term]}
                </th>
              ))}
              <th scope="col">{words.remark}</th>
            </tr>
          </thead>
          <tbody>
            {snapshot.rows.map((row) => (
              <tr
                key={row.subject}
                class={differsIn(marking, `rows/${row.subject}`) ? 'row-differs' : undefined}
              >
                <th scope="row">{row.subjectName}</th>
                {terms.map((term) => (
                  <MarkedCell key={term} {...shared} place={`rows/${row.subject}/${term}`} number>
                    {resultText(row[term], language)}
                  </MarkedCell>
                ))}
                <MarkedCell {...shared} place={`rows/${row.subject}/remark`}>
                  {row.remark}
                </MarkedCell>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="table-responsive">
        <table class="table table-sm table-vcenter card-table">
          <tbody>
            {levelsOf(snapshot, language).map(({ name, place, text }) => (
              <tr key={place} class={differsIn(marking, place) ? 'row-differs' : undefined}>
                <th scope="row">{name}</th>
                <MarkedCell {...shared} place={place}>
                  {text}
                </MarkedCell>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface Level {
  readonly name: string;
  readonly place: string;
  readonly text: string;
}

function levelsOf(snapshot: TranscriptSnapshot, language: Language): readonly Level[] {
  const words = recordWords[language];
  const { conduct, learning, mean, absences, promotion, title, pupil } = snapshot;
  const byTerm = (
    name: string,
    place: string,
    texts: Readonly<Record<(typeof terms)[number], string | null>>,
  ) =>
    terms.map((term) => ({
      name: `${name}, ${words.periods[term]}`,
      place: `${place}/${term}`,
      text: texts[term] ?? NOT_ASSESSED,
    }));
  const meanText = (tenths: number | null) => (tenths === null ? null : tenthsText(tenths, language));
  return [
    { name: words.pupil, place: 'pupil/name', text: pupil.name },
    { name: words.birthDate, place: 'pupil/birthDate', text: pupil.birthDate },
    ...byTerm(words.conduct, 'conduct', conduct),
    ...byTerm(words.learning, 'learning', learning),
    ...(mean
      ? byTerm(words.mean, 'mean', {
          term1: meanText(mean.term1),
          term2: meanText(mean.term2),
          year: meanText(mean.year),
        })
      : []),
    {
      name: words.absences,
      place: 'absences',
      text: `${absences.permitted} / ${absences.unpermitted}`,
    },
    { name: words.promotion, place: 'promotion', text: promotion ?? NOT_ASSESSED },
    { name: words.award, place: 'title', text: title ?? NOT_ASSESSED },
  ];
}
