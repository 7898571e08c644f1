// A worker thread: answers each job when its results are durable; while one waits for the disk the next computes.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openBlobs } from '../blobs/index.ts';
import { composePart } from './compose-part.ts';
import { draftAll } from './draft-all.ts';
import { embedAll } from './embed-all.ts';
import { examineAll } from './examine-all.ts';
import type { Answer, Job, JobDone, Order, WorkerStart } from './messages.ts';
import { prepareAll } from './prepare-all.ts';
import { signAll } from './sign-all.ts';
import { failureOf } from './failure.ts';

/** Niceness: a third of the processor where everybody wants it, all of it where nobody does. */
const BEHIND = 5;

// Whoever asks the server something goes first. Only on Linux is a priority the thread's own and not the process's.
if (process.platform === 'linux') setPriority(BEHIND);

const blobs = openBlobs((workerData as WorkerStart).blobs);

async function carryOut(job: Job): Promise<JobDone> {
  switch (job.kind) {
    case 'draft':
      return draftAll(blobs, job.tasks);
    case 'sign':
      return signAll(blobs, job);
    case 'prepare':
      return prepareAll(blobs, job);
    case 'embed':
      return embedAll(blobs, job);
    case 'examine':
      return examineAll(blobs, job.tasks);
    case 'compose':
      return composePart(job.part);
  }
}

parentPort?.on('message', ({ number, job }: Order) => {
  const answer = (message: Answer) => parentPort?.postMessage(message);
  carryOut(job).then(
    (done) => answer({ number, done }),
    (error: unknown) => answer({ number, failed: failureOf(error) }),
  );
});
