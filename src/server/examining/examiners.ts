// Foreign files on threads of their own: few at once, within limits of time and memory, never where people wait.
import { Worker } from 'node:worker_threads';
import { Fault, type Clock } from '../../kernel/index.ts';
import type { OpenedBook, TakenIn, WantedPlaces } from '../application/index.ts';
import type { Extension, RevocationSource, Timestamper } from '../../signing/index.ts';
import { examiningFault } from './faults.ts';
import type {
  DrawnReport,
  ExaminerJob,
  ExaminerResult,
  ExaminerStart,
  ExtendedFile,
  FromExaminer,
  ReportAsked,
  ToExaminer,
  VerifiedFile,
} from './messages.ts';
import { faultTold, toldFault } from './told-fault.ts';

export interface Examiners {
  /**
   * A place in the queue, taken before a file is even received; returns what gives it back.
   * @throws Fault `verification.tooMany`
   */
  takePlace(): () => void;
  /** The file is handed over: its memory is no longer the caller's. @throws Fault `verification.gaveUp` */
  verify(file: Uint8Array, schoolId: string | null): Promise<VerifiedFile>;
  /** As `verify`, as a PDF with the JSON inside. @throws Fault `verification.gaveUp` */
  report(file: Uint8Array, schoolId: string | null, asked: ReportAsked): Promise<Uint8Array>;
  /** @throws Fault as `extend` of signing, `verification.gaveUp` */
  extend(file: Uint8Array): Promise<Extension>;
  /**
   * An upload that people are to sign, with its places; the file is handed over.
   * @throws Fault `intake.*`, `dossier.*`, `verification.gaveUp`
   */
  takeIn(file: Uint8Array, wanted: WantedPlaces): Promise<TakenIn>;
  /** A book from another school, verified through and through; the file is handed over. @throws Fault `book.notABook`, `book.notSound`, `verification.gaveUp` */
  openBook(file: Uint8Array): Promise<OpenedBook>;
  close(): Promise<void>;
}

export interface ExaminersOptions extends ExaminerStart {
  readonly clock: Clock;
  /** Named in reports; `Giáp Lai 0.1.0`. */
  readonly software?: string;
  /** DER of whom to trust, asked for each file. */
  readonly anchors: () => readonly Uint8Array[];
  readonly revocation: RevocationSource;
  readonly timestamper?: Timestamper | undefined;
  /** Files at once; default 1. */
  readonly threads?: number;
  /** Files under way or waiting; default 8. */
  readonly places?: number;
  /** For one file, in milliseconds; default a minute. */
  readonly limitMs?: number;
  /** Of one thread's heap; default 512. */
  readonly memoryMiB?: number;
}

interface Task {
  readonly job: ExaminerJob;
  readonly done: (result: ExaminerResult) => void;
  readonly failed: (reason: unknown) => void;
}

/** After which somebody who was turned away may try again. */
const AGAIN_SECONDS = 10;

export function examiners(options: ExaminersOptions): Examiners {
  const { clock, anchors, timestamper, software = 'Giáp Lai', places = 8, threads = 1 } = options;
  let taken = 0;
  // A run of extensions must not keep people waiting who upload a file, nor they it.
  const uploads = queueOf(options, threads);
  const extensions = queueOf(options, 1);
  const circumstances = () => ({ now: clock.now(), anchors: anchors() });

  return {
    takePlace: () => {
      if (taken >= places) throw examiningFault('verification.tooMany', { seconds: AGAIN_SECONDS });
      taken += 1;
      return () => void (taken -= 1);
    },
    verify: async (file, schoolId) =>
      (await uploads.run({ kind: 'verify', ...circumstances(), file: own(file), schoolId })) as VerifiedFile,
    report: async (file, schoolId, asked) => {
      const job = { ...circumstances(), file: own(file), schoolId, asked, software };
      return ((await uploads.run({ kind: 'report', ...job })) as DrawnReport).report;
    },
    extend: async (file) => {
      const stamping = timestamper !== undefined;
      const done = await extensions.run({
        kind: 'extend',
        ...circumstances(),
        file: Uint8Array.from(file),
        stamping,
      });
      const { tail, level, shortfalls } = done as ExtendedFile;
      const { buffer, byteOffset, byteLength } = tail;
      return {
        tail: Buffer.from(buffer, byteOffset, byteLength),
        level,
        shortfalls: shortfalls.map(faultTold),
      };
    },
    takeIn: async (file, wanted) =>
      (await uploads.run({ kind: 'takeIn', file: own(file), wanted })) as TakenIn,
    openBook: async (file) =>
      (await uploads.run({ kind: 'book', ...circumstances(), file: own(file) })) as OpenedBook,
    close: async () => {
      await Promise.all([uploads.close(), extensions.close()]);
    },
  };
}

/** Handed over without a copy; small buffers share their memory with others and are copied. */
const own = (file: Uint8Array): Uint8Array =>
  file.byteLength === file.buffer.byteLength ? file : Uint8Array.from(file);

function queueOf(options: ExaminersOptions, threads: number) {
  const { home, revocation, timestamper, limitMs = 60_000, memoryMiB = 512 } = options;
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: Task[] = [];
  let busy = 0;
  let closed = false;

  const hire = (): Worker => {
    const workerData: ExaminerStart = { home };
    const worker = new Worker(workerFile, {
      workerData,
      env: process.env,
      resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
    });
    all.add(worker);
    worker.once('exit', () => all.delete(worker));
    return worker;
  };

  const next = () => {
    const task = busy < threads ? waiting.shift() : undefined;
    if (task === undefined) return;
    busy += 1;
    const worker = idle.pop() ?? hire();
    worker.ref();
    const settle = (keep: boolean, tell: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
      busy -= 1;
      if (keep) {
        worker.once('exit', () => leave(worker)).once('error', () => leave(worker));
        worker.unref();
        idle.push(worker);
      } else {
        leave(worker);
        void worker.terminate();
      }
      tell();
      next();
    };
    const giveUp = () => settle(false, () => task.failed(examiningFault('verification.gaveUp')));
    const timer = setTimeout(giveUp, limitMs);
    worker.on('message', (message: FromExaminer) => {
      if (message.kind === 'done') settle(true, () => task.done(message.result));
      else if (message.kind === 'failed') {
        const { fault, reason } = message;
        settle(true, () => task.failed(fault ? faultTold(fault) : new TypeError(reason)));
      } else void answer(message, worker);
    });
    // Out of memory, or whatever else ends a thread: the file is to blame, and the next one gets a new thread.
    worker.on('error', giveUp).on('exit', giveUp);
    const message: ToExaminer = { kind: 'job', job: task.job };
    worker.postMessage(message, [task.job.file.buffer as ArrayBuffer]);
  };

  const leave = (worker: Worker) => {
    all.delete(worker);
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  };

  async function answer(
    asked: Extract<FromExaminer, { readonly ask: number }>,
    worker: Worker,
  ): Promise<void> {
    const { ask } = asked;
    const say = (message: ToExaminer) => worker.postMessage(message);
    try {
      if (asked.kind === 'collect')
        say({ kind: 'collected', ask, material: await revocation.collect(asked.question) });
      else if (timestamper) say({ kind: 'stamped', ask, token: await timestamper.stamp(asked.imprint) });
    } catch (error) {
      const fault =
        error instanceof Fault ? error : examiningFault('verification.gaveUp', {}, { cause: error });
      say({ kind: 'refused', ask, fault: toldFault(fault) });
    }
  }

  return {
    run: (job: ExaminerJob) =>
      new Promise<ExaminerResult>((done, failed) => {
        if (closed) failed(examiningFault('verification.tooMany', { seconds: AGAIN_SECONDS }));
        else waiting.push({ job, done, failed });
        next();
      }),
    close: async () => {
      closed = true;
      for (const { failed } of waiting.splice(0))
        failed(examiningFault('verification.tooMany', { seconds: AGAIN_SECONDS }));
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** Threads run compiled code; the tests run the sources and take the build beside them. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/src/server/examining/examiner.js', import.meta.url)
  : new URL('./examiner.js', import.meta.url);
