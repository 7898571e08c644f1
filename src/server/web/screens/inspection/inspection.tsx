// Years, classes and evidence; edits by person; and the way to everything else that may be read.
import { classOverviews, permission, type ClassOverview } from '../../../application/index.ts';
import { Card, Empty, Frame, Icon, PageHead, StateBadge } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { inspectionWords } from './words.ts';

export const inspection = screen({
  name: 'inspection',
  path: '/inspection',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, query, now } = visit;
    const words = inspectionWords[language];
    const { person, schoolId } = caller;
    const wish = { person, action: 'evidence.read', target: { schoolId }, at: now } as const;
    await desk.house.store.read((view) => permission(view, wish));
    const asked = query.get('year');
    const { years, schoolYear, classes } = await classOverviews(desk.house, {
      ...{ schoolId, by: person },
      ...(asked !== null && { schoolYear: asked }),
    });
    const edits = `/inspection/edits?year=${schoolYear}`;
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about} />
          <Places visit={visit} />
          {years.length === 0 ? (
            <Card>
              <Empty icon="table" title={words.none} text={words.noneAbout} />
            </Card>
          ) : (
            <>
              <Years visit={visit} years={years} schoolYear={schoolYear} />
              <Classes visit={visit} classes={classes} />
              <Card title={words.edits(schoolYear)} padded={false} id="edits">
                <Frame id="inspection-edits" from={edits}>
                  <p class="card-body m-0" role="status">
                    <span class="spinner-border spinner-border-sm" aria-hidden="true" /> {words.counting}{' '}
                    <a class="text-decoration-underline" href={edits}>
                      {words.open}
                    </a>
                  </p>
                </Frame>
              </Card>
            </>
          )}
        </>
      ),
    };
  },
});

const places = [
  { to: '/journal', icon: 'chain', name: 'journal' },
  { to: '/edit-logs', icon: 'file', name: 'editLogs' },
  { to: '/corrections', icon: 'eraser', name: 'corrections' },
  { to: '/office/registers', icon: 'book', name: 'registers' },
  { to: '/policy', icon: 'scale', name: 'policy' },
  { to: '/calendar', icon: 'calendar', name: 'calendar' },
  { to: '/school', icon: 'map', name: 'school' },
  { to: '/verify', icon: 'shield', name: 'verify' },
] as const;

function Places({ visit }: { readonly visit: Visit }) {
  const words = inspectionWords[visit.language];
  return (
    <nav class="mb-3" aria-label={words.places}>
      <ul class="list-unstyled row g-2 mb-0">
        {places.map(({ to, icon, name }) => (
          <li class="col-12 col-sm-6 col-xl-3" key={to}>
            <a class="btn w-100 justify-content-start" href={to}>
              <Icon name={icon} />
              {words.placeNames[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface YearsProps {
  readonly visit: Visit;
  readonly years: readonly string[];
  readonly schoolYear: string;
}

const Years = ({ visit, years, schoolYear }: YearsProps) => (
  <nav class="mb-3" aria-label={inspectionWords[visit.language].years}>
    <ul class="nav nav-pills flex-wrap">
      {years.map((year) => (
        <li class="nav-item" key={year}>
          <a
            class={`nav-link${year === schoolYear ? ' active' : ''}`}
            href={`/inspection?year=${year}`}
            aria-current={year === schoolYear ? 'page' : undefined}
          >
            {year}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

function Classes({ visit, classes }: { readonly visit: Visit; readonly classes: readonly ClassOverview[] }) {
  const { language } = visit;
  const words = inspectionWords[language];
  return (
    <Card title={words.classes} padded={false}>
      <p class="card-body mb-0 pb-2 text-secondary">{words.evidenceAbout}</p>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.schoolClass}</th>
              <th scope="col">{words.records}</th>
              <th scope="col">{words.take}</th>
            </tr>
          </thead>
          <tbody>
            {classes.map(({ schoolClass: { id, name }, byState }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/classes/${id}`}>{name}</a>
                </th>
                <td>
                  <div class="d-flex flex-wrap gap-1">
                    {[...byState].map(([state, count]) => (
                      <span key={state} class="d-inline-flex align-items-center gap-1">
                        <StateBadge state={state} language={language} />
                        <span class="num">{count}</span>
                      </span>
                    ))}
                  </div>
                </td>
                <td>
                  <div class="d-flex flex-wrap gap-2">
                    {[...byState.keys()].some((state) => state !== 'draft') && (
                      <a class="btn btn-sm" href={`/api/classes/${id}/evidence`} download data-turbo="false">
                        <Icon name="download" />
                        {words.evidenceOf(name)}
                      </a>
                    )}
                    <a class="btn btn-sm" href={`/api/classes/${id}/journal`} download={`${name}.jsonl`}>
                      <Icon name="chain" />
                      {words.extractOf(name)}
                    </a>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
