// Requested ceremonies of this process: started, watched, answered, ended in good order and taken up after a restart.
import { freshId } from '../../../../kernel/index.ts';
import { externalDevice, questionFrom, type ExternalQuestion } from '../../../../signing/devices/index.ts';
import { applicationFault } from '../../faults.ts';
import type { CeremonyRequest } from '../../ports/api-store.ts';
import { externalIdentity, holdRequested } from './hold-requested.ts';
import type { AgentAnswer, CeremonyAsked, CeremonyDesk, CeremonyEvent } from './requested.ts';
import { runLog, type RunLog } from './run-log.ts';

export interface CeremonyRuns {
  /** Stores the request and starts it. @throws Fault `ceremony.underWay`, `ceremony.noKeptKey`, `device.*` */
  request(asked: CeremonyAsked): Promise<CeremonyRequest>;
  /**
   * Checked before anything runs: a wrong answer leaves the question as it was.
   * @throws Fault `ceremony.notWaiting`, `ceremony.answersMissing`, `device.signatureMismatch` …
   */
  answer(request: CeremonyRequest, answers: readonly AgentAnswer[]): Promise<CeremonyRequest>;
  /** Events after `seq`, those of the past first; returns what ends the watching. */
  watch(request: CeremonyRequest, after: number, tell: (event: CeremonyEvent) => void): () => void;
  /** Number of the last event of a ceremony; 0 when none is known any more. */
  latest(id: string): number;
  /** Goes on with what an end of the server interrupted. */
  resume(): Promise<void>;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
  /** Finishes the chunks under way; what is left is taken up by `resume`. */
  end(): Promise<void>;
}

export function ceremonyRuns(desk: CeremonyDesk): CeremonyRuns {
  const { store, clock } = desk.house;
  const ending = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const log: RunLog = runLog();

  /** One gesture of a person in a role at a time: the engine would make one ceremony of two. */
  const start = async (
    request: CeremonyRequest,
    answers?: readonly AgentAnswer[],
  ): Promise<CeremonyRequest> => {
    const gesture = `${request.personId}/${request.role}`;
    if (underWay.has(gesture)) throw applicationFault('ceremony.underWay');
    if (ending.signal.aborted) throw applicationFault('ceremony.serverEnding');
    const running: CeremonyRequest = { ...request, state: 'running', questions: [], trouble: null };
    const saved = store.write((transaction) => transaction.saveCeremonyRequest(running));
    const done = saved.then(
      () => run(running, answers),
      () => undefined,
    );
    underWay.set(gesture, done);
    void done.finally(() => underWay.delete(gesture));
    await saved;
    return running;
  };

  const run = async (request: CeremonyRequest, answers: readonly AgentAnswer[] | undefined) => {
    try {
      const { id } = request;
      log.state(id, 'running');
      const onProgress = log.progressOf(id);
      const held = await holdRequested(desk, request, { signal: ending.signal, onProgress, answers });
      await store.write((transaction) => transaction.saveCeremonyRequest(held));
      log.state(id, held.state);
    } catch (error) {
      desk.onUnexpected(error);
    }
  };

  return {
    request: (asked) => {
      if (asked.key.kind === 'development' && desk.keptKeys === null)
        throw applicationFault('ceremony.noKeptKey');
      // Refuses certificates that cannot sign before anything is stored.
      if (asked.key.kind === 'external') externalDevice(externalIdentity(asked.key));
      const { person: personId, ...rest } = asked;
      const fresh = { id: freshId<never>(), personId, at: clock.now(), state: 'running' as const };
      return start({ ...rest, ...fresh, outcomes: [], questions: [], trouble: null });
    },
    answer: (request, answers) => {
      if (request.state !== 'waiting' || request.key.kind !== 'external')
        throw applicationFault('ceremony.notWaiting');
      checkAnswers(request, externalDevice(externalIdentity(request.key)), answers);
      return start(request, answers);
    },
    watch: (request, after, tell) => log.watch(request, after, tell),
    latest: (id) => log.latest(id),
    resume: async () => {
      const left = await store.read((view) => view.runningCeremonyRequests());
      for (const request of left) {
        await Promise.all(underWay.values());
        if (!ending.signal.aborted) await start(request);
      }
    },
    idle: async () => {
      await Promise.all(underWay.values());
    },
    end: async () => {
      ending.abort();
      await Promise.all(underWay.values());
    },
  };
}

function checkAnswers(
  { questions }: CeremonyRequest,
  device: ReturnType<typeof externalDevice>,
  answers: readonly AgentAnswer[],
): void {
  const values = new Map(answers.map(({ digest, value }) => [digest, value]));
  for (const { items } of questions as unknown as readonly ExternalQuestion[]) {
    const found = items.flatMap(({ digest }) => values.get(digest) ?? []);
    if (found.length < items.length)
      throw applicationFault('ceremony.answersMissing', { missing: items.length - found.length });
    device.accept(items.map(questionFrom), found);
  }
}
