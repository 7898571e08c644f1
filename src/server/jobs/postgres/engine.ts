// Jobs on Postgres: each step that orders effects queues jobs for them in its own transaction; any process takes them.
import PgBoss from 'pg-boss';
import { schoolInReach } from '../../application/index.ts';

export interface JobsPlace {
  readonly url: string;
  /** Of the installation; its jobs are in a schema beside it. */
  readonly schema: string;
}

/** Statements of the transaction that orders the effects. */
interface InStep {
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** @param school whose step ordered them; null when it was none of a school's own */
export type JobHandler = (effects: ReadonlySet<number>, school: string | null) => Promise<void>;

interface EffectsJob {
  readonly effects: readonly number[];
  readonly school?: string | null;
}

export interface JobEngine {
  /** Where the jobs are. */
  readonly schema: string;
  /** Queues jobs for these effects: they are there when the step is, and not when it is not. */
  readonly ordered: (effects: readonly number[], step: InStep) => Promise<void>;
  /**
   * Takes jobs from now on. At least once each: what a killed process had taken is taken again after `TAKEN_FOR_S`, and
   * what fails is tried again, ever later. Carrying out an effect twice changes nothing.
   */
  readonly work: (handler: JobHandler, lanes: number) => Promise<void>;
  /** Jobs that are not done: waiting, to be tried again, or taken. */
  readonly open: () => Promise<number>;
  /** Lets jobs under way end. */
  readonly close: () => Promise<void>;
}

const QUEUE = 'effects';
/** Effects of one job: as many as a transaction of theirs takes (application/lanes.ts). */
const EFFECTS_OF_A_JOB = 25;
const TAKEN_FOR_S = 120;
const DAYS_KEPT = 30;
/** The waits double; together they are more than a day. */
const RETRIES = { retryLimit: 12, retryDelay: 20, retryBackoff: true };

/** @param onFailure what the engine itself cannot do, e.g. while the database is away; it tries again */
export async function postgresJobs(
  { url, schema }: JobsPlace,
  onFailure: (error: unknown) => void,
): Promise<JobEngine> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: `giaplai jobs ${schema}`,
    schema: `${schema}_jobs`,
    max: 4,
    schedule: false,
    maintenanceIntervalSeconds: 10,
    deleteAfterDays: DAYS_KEPT,
  });
  boss.on('error', onFailure);
  await boss.start();
  await boss.createQueue(QUEUE, {
    name: QUEUE,
    expireInSeconds: TAKEN_FOR_S,
    retentionDays: DAYS_KEPT,
    ...RETRIES,
  });
  let closing: Promise<void> | undefined;
  return {
    schema: `${schema}_jobs`,
    ordered: async (effects, step) => {
      const jobs: PgBoss.JobInsert[] = [];
      for (let start = 0; start < effects.length; start += EFFECTS_OF_A_JOB)
        jobs.push({
          name: QUEUE,
          data: { effects: effects.slice(start, start + EFFECTS_OF_A_JOB), school: schoolInReach() },
        });
      await boss.insert(jobs, { db: step });
    },
    work: async (handler, lanes) => {
      for (let lane = 0; lane < lanes; lane++)
        await boss.work<EffectsJob>(QUEUE, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async (jobs) => {
          for (const { data } of jobs) await handler(new Set(data.effects), data.school ?? null);
        });
    },
    open: () => boss.getQueueSize(QUEUE, { before: 'completed' }),
    close: () => (closing ??= boss.stop({ graceful: true, wait: true, timeout: 30_000 })),
  };
}
