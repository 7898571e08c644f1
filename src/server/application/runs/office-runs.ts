// Runs of the office in this process: asked for, watched, cancelled, ended in good order and taken up after a restart.
import { Fault, freshId } from '../../../kernel/index.ts';
import { readyToArchive } from '../archive/archive-class.ts';
import { applicationFault } from '../faults.ts';
import { atSchool } from '../at-school.ts';
import type { OfficeRun } from '../ports/office-runs-store.ts';
import type { Progress } from '../progress.ts';
import { carryOut } from './carry-out-run.ts';
import { runFault } from './faults.ts';
import type { OfficeRunAsked, OfficeRunEvent, OfficeRunHappened, OfficeRunsDesk } from './office-run.ts';
import { followers } from './follow-elsewhere.ts';
import { runLog } from './run-log.ts';
import { untilPassed, type Waiting, type Waits } from './until-passed.ts';

export interface OfficeRuns {
  /** Tells events of this process from those of another. */
  readonly epoch: string;
  /**
   * Stores the run and starts it; one at a time for a class.
   * @throws Fault `run.underWay`, `run.serverEnding`, `class.unknown`, `class.nothingToArchive`, `policy.notPermitted`
   */
  request(asked: OfficeRunAsked): Promise<OfficeRun>;
  /** What is under way is finished, nothing further is begun. @throws Fault `run.notRunning` */
  cancel(run: OfficeRun): Promise<OfficeRun>;
  /** Events of this process after `after`, those of the past first; returns what ends the watching. */
  watch(run: OfficeRun, after: number, tell: (event: OfficeRunEvent) => void): () => void;
  /** Number of the last event of a run; 0 when none is known any more. */
  latest(id: string): number;
  /** Why one that is running does not get on, while disk or database are away; null when nothing is in its way. */
  waits(id: string): Waits | null;
  /** Goes on with what an end of the server interrupted. */
  resume(): Promise<void>;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
  /** Finishes the documents under way; what is left is taken up by `resume`. */
  end(): Promise<void>;
}

export function officeRuns(desk: OfficeRunsDesk): OfficeRuns {
  const { store, clock, claims } = desk.house;
  const ending = new AbortController();
  const underWay = new Map<string, { readonly done: Promise<void>; readonly cancel: AbortController }>();
  const log = runLog<OfficeRunHappened>();
  const waiting = new Map<string, Waits>();
  const elsewhere = followers<OfficeRun['state']>();
  const settled = () => Promise.all([...underWay.values()].map(({ done }) => done));

  /** Known as under way before anybody can read of it. */
  const start = async (run: OfficeRun, saved: Promise<void>): Promise<void> => {
    const cancel = new AbortController();
    const claimed = saved.then(() => claims.claim(claimOf(run)));
    const done = claimed
      .then(
        (release) => release && carry(run, cancel).finally(release),
        () => undefined,
      )
      .then(() => void underWay.delete(run.id));
    underWay.set(run.id, { done, cancel });
    await claimed;
  };

  const carry = async (read: OfficeRun, cancel: AbortController): Promise<void> => {
    const { id } = read;
    const cancelled = cancel.signal;
    let watching: NodeJS.Timeout | undefined;
    try {
      // Another process may have carried it on since it was read.
      const run = await store.read((view) => view.officeRun(id));
      if (run?.state !== 'running') return;
      if (claims.shared) watching = setInterval(() => void cancelledElsewhere(id, cancel), AGAIN_MS);
      log.add(id, { type: 'state', state: 'running' });
      const signal = AbortSignal.any([cancelled, ending.signal]);
      const patient = {
        clock,
        signal,
        onWaits: (waits: Waits | null) => (waits ? waiting.set(id, waits) : waiting.delete(id)),
      };
      const after = await attempt(run, signal, patient);
      // Broken off by the end of the server it is still running, or cancelling: the next start sees to it.
      if (after.state === 'running' && !cancelled.aborted) return;
      const rested: OfficeRun = after.state === 'running' ? { ...after, state: 'cancelled' } : after;
      await untilPassed(() => store.write((transaction) => transaction.saveOfficeRun(rested)), patient);
      log.add(id, { type: 'state', state: rested.state });
    } catch (error) {
      desk.onUnexpected(error);
    } finally {
      clearInterval(watching);
      waiting.delete(id);
    }
  };

  const cancelledElsewhere = async (id: string, cancel: AbortController): Promise<void> => {
    const run = await store.read((view) => view.officeRun(id)).catch(() => null);
    if (run?.state === 'cancelling') cancel.abort();
  };

  const attempt = async (run: OfficeRun, signal: AbortSignal, patient: Waiting): Promise<OfficeRun> => {
    try {
      const onProgress = (progress: Progress) => log.add(run.id, { type: 'progress', progress });
      return await untilPassed(() => carryOut(desk, run, { onProgress, signal }), patient);
    } catch (error) {
      if (signal.aborted) return run;
      if (!(error instanceof Fault)) desk.onUnexpected(error);
      const { code, title } = error instanceof Fault ? error : runFault('run.unexpected');
      return { ...run, state: 'stopped', trouble: { code, ...title } };
    }
  };

  return {
    epoch: String(freshId<never>()).slice(0, 8),
    request: async (asked) => {
      if (ending.signal.aborted) throw runFault('run.serverEnding');
      const { kind, person: personId } = asked;
      const { records, classes } = asked.kind === 'extension' ? asked : await wholeClass(desk, asked);
      const fresh = { id: freshId<never>(), kind, personId, at: clock.now(), state: 'running' as const };
      const run: OfficeRun = { ...fresh, classes, records, package: null, trouble: null };
      const saved = store.write(async (transaction) => {
        const others = (await transaction.officeRunsUnderWay()).flatMap((other) => other.classes);
        if (classes.some((id) => others.includes(id))) throw runFault('run.underWay');
        await transaction.saveOfficeRun(run);
      });
      if (desk.elsewhere === true) await saved;
      else await start(run, saved);
      return run;
    },
    cancel: async ({ id }) => {
      const release = underWay.has(id) ? null : await claims.claim(claimOf({ id }));
      const cancelling = await store
        .write(async (transaction) => {
          const run = await transaction.officeRun(id);
          if (run?.state !== 'running') throw runFault('run.notRunning');
          // With nobody who carries it out, it is over at once.
          const state: OfficeRun['state'] = release === null ? 'cancelling' : 'cancelled';
          const changed = { ...run, state };
          await transaction.saveOfficeRun(changed);
          return changed;
        })
        .finally(release ?? undefined);
      underWay.get(id)?.cancel.abort();
      return cancelling;
    },
    watch: ({ id, state, records }, after, tell) => {
      const stop = log.watch(id, { type: 'state', state }, after, tell);
      if (!claims.shared || !isUnderWay(state) || underWay.has(id)) return stop;
      const unfollow = elsewhere.follow(id, (happened) => log.add(id, happened), {
        look: () => lookAtSteps(desk.house, id, records.length),
        here: () => underWay.has(id),
        running: isUnderWay,
      });
      return () => {
        unfollow();
        stop();
      };
    },
    latest: (id) => log.latest(id),
    waits: (id) => waiting.get(id) ?? null,
    resume: async () => {
      const left = await store.read((view) => view.officeRunsUnderWay());
      for (const run of left) {
        if (underWay.has(run.id) || ending.signal.aborted) continue;
        if (run.state === 'running') {
          const schoolId = await schoolOfPerson(desk.house, run);
          await atSchool(schoolId, () => start(run, Promise.resolve()));
          continue;
        }
        const release = await claims.claim(claimOf(run));
        if (release === null) continue;
        await store
          .write((transaction) => transaction.saveOfficeRun({ ...run, state: 'cancelled' }))
          .finally(release);
      }
    },
    idle: async () => {
      await settled();
    },
    end: async () => {
      ending.abort();
      await settled();
    },
  };
}

const AGAIN_MS = 1_000;
const claimOf = ({ id }: Pick<OfficeRun, 'id'>): string => `run ${id}`;
const isUnderWay = (state: OfficeRun['state']): boolean => state === 'running' || state === 'cancelling';

/** Of what another process carries out. */
const lookAtSteps = ({ store }: OfficeRunsDesk['house'], id: string, total: number) =>
  store.read(async (view) => {
    const run = await view.officeRun(id);
    if (run === null) return null;
    const steps = (await view.officeRunSteps(id)).map(({ recordId, shortfalls: [first] }) => ({
      recordId,
      title: '',
      stage: run.kind === 'archive' ? ('archive' as const) : ('extend' as const),
      trouble: first ?? null,
    }));
    return { state: run.state, steps, total };
  });

const schoolOfPerson = ({ store }: OfficeRunsDesk['house'], { personId }: OfficeRun): Promise<string> =>
  store.read(async (view) => {
    const [person] = await view.people([personId]);
    if (person === undefined) throw applicationFault('person.unknown', { person: personId });
    return person.schoolId;
  });

async function wholeClass(
  { house }: OfficeRunsDesk,
  { classId, person }: Extract<OfficeRunAsked, { readonly kind: 'archive' }>,
): Promise<Pick<OfficeRun, 'records' | 'classes'>> {
  const ready = await readyToArchive(house, { classId, by: person });
  return { classes: [classId], records: ready.map(({ id }) => id) };
}
