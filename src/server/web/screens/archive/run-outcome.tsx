// What came of a run: the package and what stayed out of it, or the level of each document; what stood in the way.
import type {
  OfficeRun,
  OfficeRunStep,
  PackageMade,
  SchoolClass,
  SchoolRecord,
} from '../../../application/index.ts';
import { Card, Icon } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { archiveWords } from './words.ts';

export interface RunTold {
  readonly run: OfficeRun;
  readonly steps: readonly OfficeRunStep[];
  readonly classes: readonly SchoolClass[];
  readonly records: readonly SchoolRecord[];
}

interface OutcomeProps {
  readonly told: RunTold;
  readonly language: Language;
}

export function RunOutcome({ told, language }: OutcomeProps) {
  const words = archiveWords[language];
  const { run } = told;
  return (
    <Card title={words.outcome}>
      {run.trouble && (
        <p class="text-danger d-flex gap-2" role="alert">
          <Icon name="alert" />
          {run.trouble[language]}
        </p>
      )}
      {run.state === 'stopped' && <p>{words.askAgain}</p>}
      {run.state === 'cancelled' && <p>{words.nothingMade}</p>}
      {run.package && <Made made={run.package} language={language} />}
      {run.kind === 'extension' && <Levels told={told} language={language} />}
      <a class="btn btn-primary" href="/archive">
        {words.toArchive}
      </a>
    </Card>
  );
}

function Made({ made, language }: { readonly made: PackageMade; readonly language: Language }) {
  const words = archiveWords[language];
  return (
    <>
      <p class="d-flex gap-2">
        <Icon name="archive" />
        {words.made(made.archived, made.files, made.name)}
      </p>
      {made.leftOut.length > 0 && (
        <>
          <p class="mb-1">{words.leftOut(made.leftOut.length)}</p>
          <ul>
            {made.leftOut.map(({ title }) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Levels({ told: { records, steps }, language }: OutcomeProps) {
  const words = archiveWords[language];
  const of = new Map(steps.map((step) => [step.recordId, step]));
  return (
    <div class="table-responsive mb-3">
      <table class="table table-vcenter">
        <thead>
          <tr>
            <th scope="col">{words.document}</th>
            <th scope="col">{words.level}</th>
            <th scope="col">{words.shortfalls}</th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ id, title }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{of.get(id)?.level ?? words.untouched}</td>
              <td>
                {of
                  .get(id)
                  ?.shortfalls.map((each) => each[language])
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
