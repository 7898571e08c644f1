// A worker thread: takes one job at a time, answers when its results are durable.
import { parentPort, workerData } from 'node:worker_threads';
import { blobFolder } from '../blobs/index.ts';
import { draftAll } from './draft-all.ts';
import type { Answer, Job, JobDone, WorkerStart } from './messages.ts';
import { signAll } from './sign-all.ts';
import { failureOf } from './failure.ts';

const { blobs: folder } = workerData as WorkerStart;
const blobs = blobFolder(folder);

const carryOut = (job: Job): Promise<JobDone> =>
  job.kind === 'draft' ? draftAll(blobs, job.tasks) : signAll(folder, blobs, job);

parentPort?.on('message', (job: Job) => {
  const answer = (message: Answer) => parentPort?.postMessage(message);
  carryOut(job).then(
    (done) => answer({ done }),
    (error: unknown) => answer({ failed: { code: failureOf(error).code, reason: failureOf(error).en } }),
  );
});
