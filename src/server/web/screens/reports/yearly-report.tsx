// The October report before it is made: what it says, what goes with it, what is missing and whom to ask (R122).
import { reportsOf } from '../../../application/index.ts';
import { yearlyReportFor } from '../../../http/index.ts';
import { Card, Icon, PageHead, Refusal, YearForm } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { drawOfYear, leadersOf, seal, sign, yearIn } from './deeds.ts';
import { DrawForm, MadeReports } from './made-reports.tsx';
import { reportWords } from './words.ts';

export const yearlyReport = screen({
  name: 'yearly-report',
  path: '/reports/yearly',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = reportWords[language];
    const { person: by, schoolId } = caller;
    const schoolYear = yearIn(visit);
    const ahead = await yearlyReportFor(desk, caller, schoolYear);
    const made = (await reportsOf(desk.house, { schoolId, by })).filter(
      ({ paper }) => paper.kind === 'yearlyReport',
    );
    const people = await desk.house.store.read((view) => view.people());
    const isReader = visit.appointments.every(({ role }) => role === 'inspector');
    return {
      title: words.yearly,
      above: [{ title: words.title, to: '/reports' }],
      main: (
        <>
          <PageHead title={`${words.yearly} · ${schoolYear}`} about={words.yearlyAbout} />
          <Refusal visit={visit} />
          <YearForm id="report-year" label={words.year} year={schoolYear} show={words.show} />
          <MadeReports
            visit={visit}
            reports={made}
            names={new Map(people.map(({ id, name }) => [id, name]))}
          />
          <Card title={words.missing}>
            {ahead.missing.length === 0 ? (
              <p class="m-0">{words.nothingMissing}</p>
            ) : (
              <ul class="m-0">
                {ahead.missing.map(({ what, whom }) => (
                  <li key={what}>
                    {what} <span class="text-secondary">{words.ask(whom)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card title={words.policy}>
            <p class="m-0">
              {ahead.policy ? `${ahead.policy.name} · ${ahead.policy.number}` : words.noPolicy}
            </p>
          </Card>
          {ahead.sections.map(({ title, facts }) => (
            <Card key={title} title={title}>
              <dl class="datagrid m-0">
                {facts.map(({ label, text }) => (
                  <div key={label} class="datagrid-item">
                    <dt class="datagrid-title">{label}</dt>
                    <dd class="datagrid-content">{text}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          ))}
          <Card title={words.attachments}>
            {ahead.attachments.length === 0 ? (
              <p class="m-0">{words.noAttachments}</p>
            ) : (
              <ul class="list-unstyled m-0">
                {ahead.attachments.map(({ title, file }) => (
                  <li key={file}>
                    <Icon name="file" /> {title}
                  </li>
                ))}
              </ul>
            )}
          </Card>
          {!isReader && <DrawForm visit={visit} leaders={await leadersOf(visit)} />}
        </>
      ),
    };
  },
  deeds: { draw: drawOfYear, sign, seal },
});
