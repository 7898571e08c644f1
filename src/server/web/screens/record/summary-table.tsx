// What a class summary prints, as a table: a row for each pupil.
import type { ClassSummarySnapshot } from '../../../../documents/index.ts';
import type { Language } from '../../words.ts';
import { MarkedCell, differsIn, type Marking } from './marked-cell.tsx';
import { NOT_ASSESSED, resultText } from './printed-value.ts';
import { recordWords } from './words.ts';

interface SummaryTableProps {
  readonly snapshot: ClassSummarySnapshot;
  readonly language: Language;
  readonly marking?: Marking | undefined;
  readonly caption: string;
}

export function SummaryTable({ snapshot, language, marking, caption }: SummaryTableProps) {
  const words = recordWords[language];
  const shared = { language, marking };
  return (
    <div class="table-responsive">
      <table class="table table-sm table-vcenter card-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.pupil}</th>
            {snapshot.subjects.map(({ code, name }) => (
              <th key={code} scope="col" class="num">
                {name}
              </th>
            ))}
            <th scope="col">{words.conduct}</th>
            <th scope="col">{words.learning}</th>
            <th scope="col">{words.award}</th>
          </tr>
        </thead>
        <tbody>
          {snapshot.rows.map((row) => (
            <tr key={row.code} class={differsIn(marking, `rows/${row.code}`) ? 'row-differs' : undefined}>
              <th scope="row" class="text-nowrap">
                {row.name}
              </th>
              {snapshot.subjects.map(({ code }) => (
                <MarkedCell key={code} {...shared} place={`rows/${row.code}/results/${code}`} number>
                  {resultText(row.results[code] ?? null, language)}
                </MarkedCell>
              ))}
              <MarkedCell {...shared} place={`rows/${row.code}/conduct`}>
                {row.conduct ?? NOT_ASSESSED}
              </MarkedCell>
              <MarkedCell {...shared} place={`rows/${row.code}/learning`}>
                {row.learning ?? NOT_ASSESSED}
              </MarkedCell>
              <MarkedCell {...shared} place={`rows/${row.code}/title`}>
                {row.title ?? NOT_ASSESSED}
              </MarkedCell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
