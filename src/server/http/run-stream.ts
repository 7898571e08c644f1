// What watchers of a run of the office are told. Titles of records are pupils' names: left out.
import type { Readable } from 'node:stream';
import type { OfficeRun, OfficeRunEvent } from '../application/index.ts';
import { eventStream } from './event-stream.ts';
import type { HttpDesk } from './ports.ts';

/** @param heard the value of Last-Event-ID */
export const runStream = (
  { officeRuns, house }: Pick<HttpDesk, 'officeRuns' | 'house'>,
  run: OfficeRun,
  heard: string | undefined,
  gone: AbortSignal,
): Promise<Readable> =>
  eventStream<OfficeRunEvent>(
    {
      epoch: officeRuns.epoch,
      latest: () => officeRuns.latest(run.id),
      watch: (after, tell) => officeRuns.watch(run, after, tell),
      before: async () => {
        const steps = await house.store.read((view) => view.officeRunSteps(run.id));
        return {
          done: steps.length,
          total: run.records.length,
          items: steps.map(({ recordId, shortfalls: [first] }) => ({
            record: recordId,
            trouble: first ?? null,
          })),
        };
      },
      told,
      rests: (event) => event.type === 'state' && !underWay.includes(event.state),
    },
    heard,
    gone,
  );

const underWay: readonly OfficeRun['state'][] = ['running', 'cancelling'];

function told(event: OfficeRunEvent): object {
  if (event.type === 'state') return { state: event.state };
  const { done, total, recordId, stage, trouble } = event.progress;
  return { done, total, record: recordId, stage, trouble };
}
