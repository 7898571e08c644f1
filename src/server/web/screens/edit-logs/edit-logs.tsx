// Edit logs of a school year: the year together and month by month, who must sign each, and drawing one up.
import { frozenEditLog, httpFault, type Caller } from '../../../http/index.ts';
import type { ClassId, PersonId } from '../../../../kernel/index.ts';
import type { EditLogStanding } from '../../../application/index.ts';
import { Card, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { FreezeForm } from './freeze-form.tsx';
import { seenLogs, type SeenLogs } from './seen-logs.ts';
import { LogBadge, logPeriodText } from './standing.tsx';
import { editLogsWords } from './words.ts';

export const editLogs = screen({
  name: 'edit-logs',
  path: '/edit-logs',
  who: 'person',
  show: async (visit) => {
    const words = editLogsWords[visit.language];
    const seen = await seenLogs(visit);
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about(seen.schoolYear)}>
            <YearForm visit={visit} seen={seen} />
          </PageHead>
          <Refusal visit={visit} />
          {seen.mayRead ? (
            <Card padded={false}>
              <LogTable
                visit={visit}
                seen={seen}
                rows={seen.periods.map(({ period, standing }) => ({
                  period,
                  name: logPeriodText(period, visit.language),
                  standing,
                }))}
              />
            </Card>
          ) : (
            <p class="text-secondary">{words.nothingAbout}</p>
          )}
          {seen.mayFreeze && <FreezeForm visit={visit} seen={seen} />}
          <Card title={words.ofClasses} padded={false}>
            {seen.ofClasses.length === 0 ? (
              <p class="card-body m-0">{words.noneOfClasses}</p>
            ) : (
              <LogTable
                visit={visit}
                seen={seen}
                rows={seen.ofClasses.map(({ name, standing }) => ({
                  period: standing.log.period,
                  name: `${words.schoolClass(name)} · ${logPeriodText(standing.log.period, visit.language)}`,
                  standing,
                }))}
              />
            )}
          </Card>
        </>
      ),
    };
  },
  deeds: { freeze },
});

async function freeze({ desk, caller, language }: Visit<Caller>, fields: Fields): Promise<Done> {
  const words = editLogsWords[language];
  const [period, classId, checker] = [fields.text('period'), fields.text('class'), fields.text('checker')];
  if (period === '') throw httpFault('request.invalid');
  const { log, isNew, since } = await frozenEditLog(desk, caller, {
    period,
    checker: (checker === '' ? caller.person : checker) as PersonId,
    again: fields.text('again') === 'yes',
    ...(classId !== '' && { classId: classId as ClassId }),
  });
  const told = isNew ? words.frozen : since.length === 0 ? words.there : words.since(since.length);
  return { to: `/edit-logs/${log.id}`, told };
}

interface YearFormProps {
  readonly visit: Visit;
  readonly seen: SeenLogs;
}

function YearForm({ visit: { language }, seen: { years, schoolYear } }: YearFormProps) {
  const words = editLogsWords[language];
  return (
    <form method="get" action="/edit-logs" class="d-flex gap-2">
      <select class="form-select w-auto" name="year" aria-label={words.year}>
        {years.map((year) => (
          <option key={year} value={year} selected={year === schoolYear}>
            {year}
          </option>
        ))}
      </select>
      <button class="btn">{words.show}</button>
    </form>
  );
}

interface LogTableProps extends YearFormProps {
  readonly rows: readonly {
    readonly period: string;
    readonly name: string;
    readonly standing: EditLogStanding | null;
  }[];
}

function LogTable({ visit: { language, caller }, seen: { names }, rows }: LogTableProps) {
  const words = editLogsWords[language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.edition}</th>
            <th scope="col" class="num">
              {words.edits}
            </th>
            <th scope="col">{words.state}</th>
            <th scope="col" class="w-1" aria-label={words.open} />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, name, standing }) => (
            <tr key={`${period} ${name}`}>
              <th scope="row" class="fw-normal">
                {name}
              </th>
              <td>{standing && words.editionOf(standing.log.edition)}</td>
              <td class="num">{standing?.log.edits}</td>
              <td>
                <LogBadge standing={standing} names={names} language={language} />
              </td>
              <td>
                {standing && (
                  <a
                    class={`btn btn-sm${standing.awaited === caller?.person ? ' btn-primary' : ''}`}
                    href={`/edit-logs/${standing.log.id}`}
                    aria-label={words.openOf(name)}
                  >
                    {words.open}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
