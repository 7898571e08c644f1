// One run of the office: how far it is while it goes on, cancelling it, and what came of it.
import { runFault, type OfficeRun } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Form, Icon, PageHead, Progress, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { RunState } from './recent-runs.tsx';
import { RunOutcome, type RunTold } from './run-outcome.tsx';
import { archiveWords } from './words.ts';

export const archiveRun = screen({
  name: 'archive-run',
  path: '/archive/runs/{runId}',
  who: 'person',
  show: async (visit) => {
    const { desk, language } = visit;
    const words = archiveWords[language];
    const run = await own(visit);
    const told = await desk.house.store.read(async (view): Promise<RunTold> => ({
      run,
      steps: await view.officeRunSteps(run.id),
      classes: (await view.classes()).filter(({ id }) => run.classes.includes(id)),
      records: run.kind === 'extension' ? await view.records(run.records) : [],
    }));
    const title = `${words.kinds[run.kind](run.records.length)} · ${told.classes.map(({ name }) => name).join(', ')}`;
    return {
      title,
      above: [{ title: words.title, to: '/archive' }],
      main: (
        <>
          <PageHead title={title}>
            <RunState state={run.state} language={language} />
          </PageHead>
          <Refusal visit={visit} />
          {run.state === 'running' || run.state === 'cancelling' ? (
            <GoingOn visit={visit} told={told} />
          ) : (
            <RunOutcome told={told} language={language} />
          )}
        </>
      ),
    };
  },
  deeds: {
    cancel: async (visit) => {
      const run = await own(visit);
      await visit.desk.officeRuns.cancel(run);
      return { to: `/archive/runs/${run.id}`, told: archiveWords[visit.language].cancelled };
    },
  },
});

function GoingOn({ visit, told }: { readonly visit: Visit; readonly told: RunTold }) {
  const words = archiveWords[visit.language];
  const { run, steps } = told;
  return (
    <Card>
      <div data-controller="follow-run" data-follow-run-stream-value={`/api/runs/${run.id}/events`}>
        <div class="mb-2" data-follow-run-target="progress">
          <Progress done={steps.length} of={run.records.length} label={words.progress} />
        </div>
        <p role="status">{run.state === 'cancelling' ? words.cancelling : words.mayClose}</p>
      </div>
      <div class="d-flex flex-wrap gap-2">
        <a class="btn" href={`/archive/runs/${run.id}`}>
          <Icon name="refresh" />
          {words.refresh}
        </a>
        {run.state === 'running' && (
          <Form visit={visit} deed="cancel" confirm={words.cancelSure}>
            <button class="btn btn-outline-danger">
              <Icon name="stop" />
              {words.cancel}
            </button>
          </Form>
        )}
      </div>
    </Card>
  );
}

/** Nobody else's run exists for them. @throws Fault `run.unknown` */
async function own({ desk, caller, params }: Visit<Caller>): Promise<OfficeRun> {
  const run = await desk.house.store.read((view) => view.officeRun(params.runId ?? ''));
  if (run?.personId !== caller.person) throw runFault('run.unknown');
  return run;
}
