// An examiner thread: one foreign file at a time, with a connection of its own to the store.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Fault, type Instant } from '../../kernel/index.ts';
import { openBook, takeInDossier } from '../application/index.ts';
import { blobsPlace, openBlobs } from '../blobs/index.ts';
import { openDatabase, unitOfWork } from '../persistence/index.ts';
import {
  extend,
  parseCertificate,
  type Imprint,
  type RevocationMaterial,
  type RevocationSource,
  type Timestamper,
} from '../../signing/index.ts';
import { examineFile, reportOnFile, type Shelves } from './examine-file.ts';
import { judgeWith } from './judge.ts';
import type {
  ExaminerJob,
  ExaminerResult,
  ExaminerStart,
  FromExaminer,
  RevocationQuestion,
  ToExaminer,
} from './messages.ts';
import { faultTold, toldFault } from './told-fault.ts';

const { home } = workerData as ExaminerStart;
const say = (message: FromExaminer) => parentPort?.postMessage(message);

let shelves: Promise<Shelves> | undefined;
const openShelves = async (): Promise<Shelves> => ({
  store: unitOfWork(await openDatabase(join(home, 'giaplai.sqlite'))),
  blobs: openBlobs(blobsPlace(home)),
});

interface Waiting {
  readonly done: (answer: never) => void;
  readonly failed: (fault: Fault) => void;
}
const waiting = new Map<number, Waiting>();
let asked = 0;

/** Questions to authorities go through the main thread, which keeps their answers for everybody. */
const ask = <Answer>(message: (number: number) => FromExaminer) =>
  new Promise<Answer>((done, failed) => {
    asked += 1;
    waiting.set(asked, { done, failed });
    say(message(asked));
  });
const revocation: RevocationSource = {
  collect: ({ certificate, issuer, since }) => {
    const question: RevocationQuestion = { certificate, issuer, ...(since !== undefined && { since }) };
    return ask<RevocationMaterial>((number) => ({ kind: 'collect', ask: number, question }));
  },
};
const timestamper: Timestamper = {
  stamp: (imprint: Imprint) => ask<Uint8Array>((number) => ({ kind: 'stamp', ask: number, imprint })),
};

async function carryOut(job: ExaminerJob): Promise<ExaminerResult> {
  if (job.kind === 'takeIn') return takeInDossier(job.file, job.wanted);
  const anchors = job.anchors.map(parseCertificate);
  if (job.kind === 'book') {
    const clock = { now: () => job.now };
    return openBook(job.file, judgeWith({ anchors, clock }, revocation)[0]);
  }
  if (job.kind === 'verify')
    return examineFile(await (shelves ??= openShelves()), job, { anchors, revocation });
  if (job.kind === 'report')
    return reportOnFile(await (shelves ??= openShelves()), job, { anchors, revocation });
  const at: Instant = job.now;
  const { tail, level, shortfalls } = await extend(job.file, {
    revocation,
    ...(job.stamping && { timestamper }),
    to: 'B-LTA',
    anchors,
    at,
    otherwise: 'lowerLevel',
  });
  return { tail, level, shortfalls: shortfalls.map(shortfallTold) };
}

const shortfallTold = (error: Error) =>
  error instanceof Fault
    ? toldFault(error)
    : { code: 'extend.unexpected', title: { vi: error.message, en: error.message }, details: {} };

parentPort?.on('message', (message: ToExaminer) => {
  if (message.kind === 'job') {
    carryOut(message.job).then(
      (result) => say({ kind: 'done', result }),
      (error: unknown) =>
        say({
          kind: 'failed',
          fault: error instanceof Fault ? toldFault(error) : null,
          reason: String(error),
        }),
    );
    return;
  }
  const found = waiting.get(message.ask);
  waiting.delete(message.ask);
  if (message.kind === 'collected') found?.done(message.material as never);
  else if (message.kind === 'stamped') found?.done(message.token as never);
  else found?.failed(faultTold(message.fault));
});
