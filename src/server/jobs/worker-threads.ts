// The workshop on worker threads, one per core: synchronous crypto inside, nothing heavy where people wait.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { applicationFault } from '../application/index.ts';
import type { DraftOutcome, SignOutcome, Workshop } from '../application/index.ts';
import type { Answer, Job, JobDone, WorkerStart } from './messages.ts';

export interface WorkerThreads extends Workshop {
  /** Ends the threads; work under way is lost, and found again by running it again. */
  close(): Promise<void>;
}

interface Lane {
  readonly worker: Worker;
  assignment: Assignment | null;
}

interface Assignment {
  readonly job: Job;
  readonly done: (results: JobDone) => void;
  readonly failed: (reason: Error) => void;
}

/** Threads start with the first job and stay. Contract: see Workshop in server/application/ports. */
export function workerThreads(start: WorkerStart, lanes = availableParallelism()): WorkerThreads {
  const running = new Set<Lane>();
  const waiting: Assignment[] = [];
  let closed = false;

  const run = (job: Job) =>
    new Promise<JobDone>((done, failed) => {
      if (closed) {
        failed(applicationFault('workshop.laneLost'));
        return;
      }
      waiting.push({ job, done, failed });
      distribute();
    });

  const distribute = () => {
    while (waiting.length > 0) {
      const lane = [...running].find(({ assignment }) => assignment === null) ?? hire();
      const assignment = lane && waiting.shift();
      if (!assignment) return;
      lane.assignment = assignment;
      lane.worker.ref();
      lane.worker.postMessage(assignment.job);
    }
  };

  const hire = (): Lane | null => {
    if (running.size >= lanes) return null;
    const lane: Lane = { worker: new Worker(workerFile, { workerData: start }), assignment: null };
    running.add(lane);
    lane.worker.on('message', (answer: Answer) => {
      const assignment = lane.assignment;
      lane.assignment = null;
      lane.worker.unref();
      if ('done' in answer) assignment?.done(answer.done);
      else assignment?.failed(applicationFault('workshop.unexpected', { reason: answer.failed.reason }));
      distribute();
    });
    const lose = (cause?: unknown) => {
      if (!running.delete(lane)) return;
      lane.assignment?.failed(applicationFault('workshop.laneLost', {}, { cause }));
      if (!closed) distribute();
    };
    lane.worker.on('error', lose);
    lane.worker.on('exit', () => lose());
    return lane;
  };

  return {
    lanes,
    draft: (tasks) => run({ kind: 'draft', tasks }) as Promise<readonly DraftOutcome[]>,
    sign: (signer, tasks) =>
      run({ kind: 'sign', signer: handedOver(signer), tasks }) as Promise<readonly SignOutcome[]>,
    close: async () => {
      closed = true;
      for (const { failed } of waiting.splice(0)) failed(applicationFault('workshop.laneLost'));
      await Promise.all([...running].map(({ worker }) => worker.terminate()));
    },
  };
}

/** Only what a thread can be handed: a device's functions stay behind. */
const handedOver = ({ key, chain, algorithm }: Extract<Job, { kind: 'sign' }>['signer']) => ({
  key,
  chain,
  algorithm,
});

/** Threads run compiled code; the tests run the sources and take the build beside them. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/src/server/jobs/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);
