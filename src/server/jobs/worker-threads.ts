// The workshop on worker threads, one per core: synchronous crypto inside, nothing heavy where people wait.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Fault } from '../../kernel/index.ts';
import { applicationFault } from '../application/on-threads/index.ts';
import type {
  DraftOutcome,
  ExamineOutcome,
  LocalSigner,
  PackageParts,
  PartKind,
  PrepareOutcome,
  SignOutcome,
  Workshop,
} from '../application/index.ts';
import type { SignerIdentity } from '../../signing/index.ts';
import type { Answer, Job, JobDone, PartOrder, WorkerStart } from './messages.ts';

export interface WorkerThreads extends Workshop {
  /** Ends the threads; work under way is lost, and found again by running it again. */
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  /** Under way, by number. */
  readonly assignments: Map<number, Assignment>;
}

interface Assignment {
  readonly job: Job;
  readonly done: (results: JobDone) => void;
  readonly failed: (reason: Error) => void;
}

/** While one job waits for the disk, the thread computes the other. */
const JOBS_PER_THREAD = 2;

/** Threads start with the first jobs and stay. Contract: see Workshop in server/application/ports. */
export function workerThreads(start: WorkerStart, threads = availableParallelism()): WorkerThreads {
  const running = new Set<Thread>();
  const waiting: Assignment[] = [];
  let closed = false;
  let number = 0;

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
      const thread = freest();
      const assignment = thread && waiting.shift();
      if (!assignment) return;
      number += 1;
      thread.assignments.set(number, assignment);
      thread.worker.ref();
      thread.worker.postMessage({ number, job: assignment.job });
    }
  };

  /** An idle thread, else a new one, else one with room. */
  const freest = (): Thread | null => {
    const [least] = [...running].sort((a, b) => a.assignments.size - b.assignments.size);
    if (running.size < threads && least?.assignments.size !== 0) return hire();
    return least && least.assignments.size < JOBS_PER_THREAD ? least : null;
  };

  const hire = (): Thread => {
    const thread: Thread = {
      worker: new Worker(workerFile, { workerData: start, env: process.env }),
      assignments: new Map(),
    };
    running.add(thread);
    thread.worker.on('message', (answer: Answer) => {
      const assignment = thread.assignments.get(answer.number);
      thread.assignments.delete(answer.number);
      if (thread.assignments.size === 0) thread.worker.unref();
      if ('done' in answer) assignment?.done(answer.done);
      else assignment?.failed(new Fault(answer.failed.code, answer.failed));
      distribute();
    });
    const lose = (cause?: unknown) => {
      if (!running.delete(thread)) return;
      for (const { failed } of thread.assignments.values()) {
        failed(applicationFault('workshop.laneLost', {}, { cause }));
      }
      if (!closed) distribute();
    };
    thread.worker.on('error', lose);
    thread.worker.on('exit', () => lose());
    return thread;
  };

  return {
    lanes: threads * JOBS_PER_THREAD,
    draft: (tasks) => run({ kind: 'draft', tasks }) as Promise<readonly DraftOutcome[]>,
    sign: (signer, tasks) =>
      run({ kind: 'sign', signer: handedOver(signer), tasks }) as Promise<readonly SignOutcome[]>,
    prepare: ({ identity, reserve }, tasks) =>
      run({ kind: 'prepare', signer: { identity: handedOver(identity), reserve }, tasks }) as Promise<
        readonly PrepareOutcome[]
      >,
    embed: (signer, tasks) =>
      run({ kind: 'embed', signer: withoutKey(signer), tasks }) as Promise<readonly SignOutcome[]>,
    examine: (tasks) => run({ kind: 'examine', tasks }) as Promise<readonly ExamineOutcome[]>,
    compose: <Kind extends PartKind>(kind: Kind, from: PackageParts[Kind]['from']) =>
      run({ kind: 'compose', part: { kind, from } as PartOrder }) as Promise<PackageParts[Kind]['made']>,
    close: async () => {
      closed = true;
      for (const { failed } of waiting.splice(0)) failed(applicationFault('workshop.laneLost'));
      await Promise.all([...running].map(({ worker }) => worker.terminate()));
    },
  };
}

/** Only what a thread can be handed: a device's functions stay behind. */
const handedOver = <Signer extends SignerIdentity | LocalSigner>(signer: Signer): Signer =>
  ('key' in signer ? { ...withoutKey(signer), key: signer.key } : withoutKey(signer)) as Signer;

const withoutKey = ({ chain, algorithm }: SignerIdentity): SignerIdentity => ({ chain, algorithm });

/** Threads run compiled code; the tests run the sources and take the build beside them. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/src/server/jobs/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);
