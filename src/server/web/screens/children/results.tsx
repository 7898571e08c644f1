// What one released document says about the child.
import type { ReleasedResults } from '../../../application/index.ts';
import { printedText, tenthsText } from '../../../http/index.ts';
import { Card, dayText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { childrenWords } from './words.ts';

interface ResultsProps {
  readonly one: ReleasedResults;
  readonly visit: Visit;
}

export function Results({ one, visit }: ResultsProps) {
  const words = childrenWords[visit.language];
  const titles: Readonly<Record<string, string>> = words.term;
  const title = one.kind === 'transcript' ? words.transcript : (titles[one.period] ?? one.period);
  return (
    <Card
      title={one.at === null ? title : `${title}, ${words.released(dayText(one.at))}`}
      padded={false}
      actions={
        <>
          {one.corrected && <span class="badge bg-orange-lt">{words.corrected}</span>}
          {one.beingCorrected && <span class="badge bg-azure-lt">{words.beingCorrected}</span>}
        </>
      }
    >
      <div class="table-responsive">
        {one.kind === 'transcript' ? <Year one={one} visit={visit} /> : <Term one={one} visit={visit} />}
      </div>
      <Levels one={one} visit={visit} />
    </Card>
  );
}

type Transcript = Extract<ReleasedResults, { kind: 'transcript' }>;
type Summary = Extract<ReleasedResults, { kind: 'classSummary' }>;

function Year({ one, visit }: { readonly one: Transcript; readonly visit: Visit }) {
  const words = childrenWords[visit.language];
  const { rows } = one.transcript;
  const retested = rows.some(({ retest }) => retest !== null);
  return (
    <table class="table table-vcenter card-table">
      <thead>
        <tr>
          <th scope="col">{words.subject}</th>
          <th scope="col" class="num">
            {words.term1}
          </th>
          <th scope="col" class="num">
            {words.term2}
          </th>
          <th scope="col" class="num">
            {words.year}
          </th>
          {retested && (
            <th scope="col" class="num">
              {words.retest}
            </th>
          )}
          <th scope="col">{words.remark}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ subject, subjectName, teacher, term1, term2, year, retest, remark }) => (
          <tr key={subject}>
            <th scope="row">
              {subjectName}
              <div class="text-secondary small fw-normal">{teacher}</div>
            </th>
            <td class="num">{printedText(term1)}</td>
            <td class="num">{printedText(term2)}</td>
            <td class="num fw-bold">{printedText(year)}</td>
            {retested && <td class="num">{printedText(retest)}</td>}
            <td>{remark}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Term({ one, visit }: { readonly one: Summary; readonly visit: Visit }) {
  const words = childrenWords[visit.language];
  return (
    <table class="table table-vcenter card-table">
      <thead>
        <tr>
          <th scope="col">{words.subject}</th>
          <th scope="col" class="num">
            {words.result}
          </th>
        </tr>
      </thead>
      <tbody>
        {one.subjects.map(({ code, name }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <td class="num">{printedText(one.row.results[code] ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Levels({ one, visit }: ResultsProps) {
  const words = childrenWords[visit.language];
  const told = one.kind === 'transcript' ? ofTranscript(one) : ofSummary(one);
  const { permitted, unpermitted } = told.absences;
  const lines: readonly (readonly [string, string | null])[] = [
    [words.learning, told.learning],
    [words.conduct, told.conduct],
    [words.absences, words.absencesText(String(permitted), String(unpermitted))],
    [words.afterSummer, told.afterSummer],
    [words.promotion, told.promotion],
    [words.award, told.title],
    [words.homeroom, told.remark],
  ];
  return (
    <dl class="card-body datagrid mb-0">
      {lines
        .filter(([, text]) => text !== null && text !== '')
        .map(([name, text]) => (
          <div class="datagrid-item" key={name}>
            <dt class="datagrid-title">{name}</dt>
            <dd class="datagrid-content mb-0">{text}</dd>
          </div>
        ))}
    </dl>
  );
}

const ofTranscript = ({ transcript }: Transcript) => ({
  learning: inPeriods(transcript.learning),
  conduct: inPeriods(transcript.conduct),
  absences: transcript.absences,
  afterSummer: summerText(transcript.afterSummer),
  promotion: transcript.promotion,
  title: transcript.title,
  remark: transcript.homeroomRemark,
});

const ofSummary = ({ row }: Summary) => ({
  learning: typeof row.mean === 'number' ? `${row.learning ?? ''} (${tenthsText(row.mean)})` : row.learning,
  conduct: row.conduct,
  absences: row.absences,
  afterSummer: null,
  promotion: row.promotion,
  title: row.title,
  remark: null,
});

const summerText = (summer: Transcript['transcript']['afterSummer']): string | null =>
  summer ? [summer.learning, summer.conduct, summer.training].filter((one) => one !== null).join(', ') : null;

/** `Khá → Tốt → Tốt`: term by term, then the year. */
const inPeriods = ({ term1, term2, year }: Transcript['transcript']['learning']): string | null => {
  const told = [term1, term2, year].filter((level) => level !== null);
  return told.length === 0 ? null : told.join(' → ');
};
