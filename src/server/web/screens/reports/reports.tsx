// Statistics of a term or a year to read, print and download, and the reports that were made of them.
import { reportsOf, type Statistics } from '../../../application/index.ts';
import { statisticsFor } from '../../../http/index.ts';
import { Card, Empty, Icon, PageHead, Refusal, YearForm } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { drawOfPeriod, leadersOf, periodIn, periods, seal, sign, yearIn } from './deeds.ts';
import { DrawForm, MadeReports } from './made-reports.tsx';
import { StatisticsTables } from './statistics-tables.tsx';
import { reportWords } from './words.ts';

/** Of which not everything is locked. */
const openClasses = (sources: Statistics['sources']): readonly string[] =>
  sources.filter(({ locked, pupils }) => locked < pupils).map(({ className }) => className);

export const reports = screen({
  name: 'reports',
  path: '/reports',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = reportWords[language];
    const { person: by, schoolId } = caller;
    const [schoolYear, period] = [yearIn(visit), periodIn(visit)];
    const statistics = await statisticsFor(desk, caller, { schoolYear, period });
    const made = await reportsOf(desk.house, { schoolId, by });
    const leaders = await leadersOf(visit);
    const people = await desk.house.store.read((view) => view.people());
    const isReader = visit.appointments.every(({ role }) => role === 'inspector');
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            <a class="btn" href={`/reports/yearly?year=${schoolYear}`}>
              <Icon name="file" />
              {words.yearly}
            </a>
            <a
              class="btn"
              href={`/api/statistics/workbook?schoolYear=${schoolYear}&period=${period}`}
              download
            >
              <Icon name="download" />
              {words.workbook}
            </a>
          </PageHead>
          <Refusal visit={visit} />
          <YearForm id="report-year" label={words.year} year={schoolYear} show={words.show}>
            <div>
              <label class="form-label mb-1" for="report-period">
                {words.period}
              </label>
              <select class="form-select" id="report-period" name="period">
                {periods.map((one) => (
                  <option key={one} value={one} selected={one === period}>
                    {words.periods[one]}
                  </option>
                ))}
              </select>
            </div>
          </YearForm>
          <MadeReports
            visit={visit}
            reports={made}
            names={new Map(people.map(({ id, name }) => [id, name]))}
          />
          {statistics.sources.length === 0 ? (
            <Card>
              <Empty icon="chart" title={words.none} text={words.noneAbout} />
            </Card>
          ) : (
            <>
              <StatisticsTables statistics={statistics} language={language} />
              {!isReader && (
                <DrawForm visit={visit} leaders={leaders} open={openClasses(statistics.sources)} />
              )}
            </>
          )}
        </>
      ),
    };
  },
  deeds: { draw: drawOfPeriod, sign, seal },
});
