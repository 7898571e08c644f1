// The years inside another school's book, each with its verdict.
import { Icon } from '../../parts/index.ts';
import type { ForeignBookStanding } from '../../../application/index.ts';
import type { Language } from '../../words.ts';
import { booksWords } from './words.ts';

interface ForeignYearsProps {
  readonly standing: ForeignBookStanding;
  readonly language: Language;
}

export function ForeignYears({ standing, language }: ForeignYearsProps) {
  const words = booksWords[language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.schoolClass}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.file}</th>
          </tr>
        </thead>
        <tbody>
          {standing.examined.years.map(({ schoolYear, className, school, verdict, sha256, file }) => (
            <tr key={file}>
              <th scope="row">{schoolYear}</th>
              <td>{className}</td>
              <td>{school}</td>
              <td>
                <span class={`badge ${verdict === 'valid' ? 'bg-green-lt' : 'bg-red-lt'}`}>
                  <Icon name={verdict === 'valid' ? 'check' : 'close'} />
                  {verdict === 'valid' ? words.valid : words.notValid}
                </span>
              </td>
              <td>
                <code>{sha256.slice(0, 16)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
