// Requested ceremonies of this process: started, watched, answered, ended in good order and taken up after a restart.
import { Fault, freshId } from '../../../../kernel/index.ts';
import { externalDevice, questionFrom, type ExternalQuestion } from '../../../../signing/devices/index.ts';
import { applicationFault } from '../../faults.ts';
import type { CeremonyRequest } from '../../ports/api-store.ts';
import type { KeyPlace, KeySecrets } from '../../ports/signing-keys.ts';
import { diskTrouble, passes } from '../../disk-trouble.ts';
import { atSchool } from '../../at-school.ts';
import type { Release } from '../../ports/claims.ts';
import { followers } from '../../runs/follow-elsewhere.ts';
import { runLog } from '../../runs/run-log.ts';
import { untilPassed, type Waits } from '../../runs/until-passed.ts';
import { ceremonyFault } from './faults.ts';
import { holdRequested } from './hold-requested.ts';
import { lookAtKey, type KeyLook } from './look-at-key.ts';
import type {
  AgentAnswer,
  CeremonyAsked,
  CeremonyDesk,
  CeremonyEvent,
  CeremonyHappened,
} from './requested.ts';
import { requestedKey } from './requested-key.ts';
import { externalIdentity, type Given } from './requested-signer.ts';
import { stepsSoFar } from './steps-so-far.ts';

export interface CeremonyRuns {
  /** Tells events of this process from those of another. */
  readonly epoch: string;
  /** Where keys may be besides on the caller's computer. */
  readonly places: readonly KeyPlace[];
  /** Whether the installation keeps keys for people itself: development only. */
  readonly keepsKeys: boolean;
  /** How a key stands, without trying a PIN. */
  look(asked: Pick<CeremonyAsked, 'person' | 'role' | 'key'>, schoolId: string): Promise<KeyLook>;
  /**
   * Stores the request and starts it.
   * @throws Fault `ceremony.underWay`, `ceremony.noKeptKey`, `ceremony.keyPlaceUnknown`, `ceremony.credentialNeeded`, `device.*`
   */
  request(asked: CeremonyAsked): Promise<CeremonyRequest>;
  /**
   * Checked before anything runs: a wrong answer leaves the question as it was.
   * @throws Fault `ceremony.notWaiting`, `ceremony.answersMissing`, `device.signatureMismatch` …
   */
  answer(request: CeremonyRequest, answers: readonly AgentAnswer[]): Promise<CeremonyRequest>;
  /** Goes on with one that was stopped, by a wrong PIN or a service out of reach. @throws Fault `ceremony.notStopped` */
  goOn(request: CeremonyRequest, secrets: KeySecrets): Promise<CeremonyRequest>;
  /** Events of this process after `seq`, those of the past first; returns what ends the watching. */
  watch(request: CeremonyRequest, after: number, tell: (event: CeremonyEvent) => void): () => void;
  /** Number of the last event of a ceremony; 0 when none is known any more. */
  latest(id: string): number;
  /** Why one that is running does not get on, while disk or database are away; null when nothing is in its way. */
  waits(id: string): Waits | null;
  /** Goes on with what an end of the server interrupted. */
  resume(): Promise<void>;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
  /** Finishes the chunks under way; what is left is taken up by `resume`. */
  end(): Promise<void>;
}

export function ceremonyRuns(desk: CeremonyDesk): CeremonyRuns {
  const { store, clock, claims } = desk.house;
  const ending = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const log = runLog<CeremonyHappened>();
  const waiting = new Map<string, Waits>();
  const elsewhere = followers<CeremonyRequest['state']>();
  const isHere = ({ personId, role }: CeremonyRequest) => underWay.has(`${personId}/${role}`);

  /** One gesture of a person in a role at a time: the engine would make one ceremony of two. */
  const start = async (request: CeremonyRequest, given: Given = {}): Promise<CeremonyRequest> => {
    const gesture = `${request.personId}/${request.role}`;
    if (underWay.has(gesture)) throw applicationFault('ceremony.underWay');
    if (ending.signal.aborted) throw applicationFault('ceremony.serverEnding');
    const running: CeremonyRequest = { ...request, state: 'running', questions: [], trouble: null };
    const saved = claim(gesture, request, running);
    const done = saved.then(
      (release) => run(running, given).finally(release),
      () => undefined,
    );
    underWay.set(gesture, done);
    void done.finally(() => underWay.delete(gesture));
    await saved;
    return running;
  };

  /** No other process carries it out, and none has done so since it was read. */
  const claim = async (
    gesture: string,
    read: CeremonyRequest,
    running: CeremonyRequest,
  ): Promise<Release> => {
    const release = await claims.claim(`ceremony ${gesture}`);
    if (release === null) throw applicationFault('ceremony.underWay');
    try {
      await store.write(async (transaction) => {
        const now = await transaction.ceremonyRequest(running.id);
        if (now !== null && now.state !== read.state) throw applicationFault('ceremony.underWay');
        await transaction.saveCeremonyRequest(running);
      });
      return release;
    } catch (failure) {
      await release();
      throw failure;
    }
  };

  const run = async (request: CeremonyRequest, given: Given) => {
    const save = (as: CeremonyRequest) => store.write((transaction) => transaction.saveCeremonyRequest(as));
    let saved = Promise.resolve();
    try {
      const { id } = request;
      log.add(id, { type: 'state', state: 'running' });
      const hold = async () => {
        // What an earlier try, or an earlier process, has signed of it stays told as signed.
        const held = await holdRequested(desk, await stepsSoFar(desk.house, request), {
          ...given,
          signal: ending.signal,
          onProgress: (progress) => log.add(id, { type: 'progress', progress }),
          onAsked: ({ until }, documents) => {
            const confirming = { documents, until };
            if (request.key.kind !== 'external') log.add(id, { type: 'confirming', confirming });
            saved = saved.then(() => save({ ...request, confirming })).catch(desk.onUnexpected);
          },
        });
        if (held.trouble && passes(held.trouble) && mayHoldAgain(request, given))
          throw new Fault(held.trouble.code, held.trouble);
        return held;
      };
      const patient = {
        clock,
        signal: ending.signal,
        onWaits: (waits: Waits | null) => (waits ? waiting.set(id, waits) : waiting.delete(id)),
      };
      const held = await untilPassed(hold, patient);
      await saved;
      await untilPassed(() => save(held), patient);
      log.add(id, { type: 'state', state: held.state });
    } catch (error) {
      // What ends while disk or database are away is still running for the store: the next start goes on with it.
      if (!ending.signal.aborted || !passing(error)) desk.onUnexpected(error);
    } finally {
      waiting.delete(request.id);
      given.secrets?.pin?.fill(0);
      given.secrets?.code?.fill(0);
    }
  };

  return {
    epoch: String(freshId<never>()).slice(0, 8),
    places: desk.keyPlaces.places,
    keepsKeys: desk.keptKeys !== null,
    look: (asked, schoolId) => lookAtKey(desk, asked, schoolId),
    request: async (asked) => {
      const { person: personId, secrets, role, records } = asked;
      const key = await requestedKey(desk, asked);
      const fresh = { id: freshId<never>(), personId, at: clock.now(), state: 'running' as const };
      const request = { ...fresh, role, records, key, outcomes: [], questions: [], trouble: null };
      return start(request, { secrets });
    },
    answer: (request, answers) => {
      if (request.state !== 'waiting' || request.key.kind !== 'external')
        throw applicationFault('ceremony.notWaiting');
      checkAnswers(request, externalDevice(externalIdentity(request.key)), answers);
      return start(request, { answers });
    },
    goOn: (request, secrets) => {
      if (request.state !== 'stopped') throw ceremonyFault('ceremony.notStopped');
      return start(request, { secrets });
    },
    watch: (request, after, tell) => {
      const { id, state } = request;
      const stop = log.watch(id, { type: 'state', state }, after, tell);
      if (!claims.shared || state !== 'running' || isHere(request)) return stop;
      const unfollow = elsewhere.follow(id, (happened) => log.add(id, happened), {
        look: () => lookAtSteps(desk.house, id),
        here: () => isHere(request),
        running: (now) => now === 'running',
      });
      return () => {
        unfollow();
        stop();
      };
    },
    latest: (id) => log.latest(id),
    waits: (id) => waiting.get(id) ?? null,
    resume: async () => {
      const left = await store.read((view) => view.runningCeremonyRequests());
      for (const request of left) {
        if (isHere(request)) continue;
        // What another process carries out is taken up once that process is no more.
        if (!claims.shared) await Promise.all(underWay.values());
        if (ending.signal.aborted) return;
        const schoolId = await schoolOfPerson(desk.house, request.personId);
        await atSchool(schoolId, () => start(request)).catch((failure: unknown) => {
          if (!(failure instanceof Fault && failure.code === 'ceremony.underWay')) throw failure;
        });
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

/** Of what another process carries out. */
async function lookAtSteps(house: CeremonyDesk['house'], id: string) {
  const stored = await house.store.read((view) => view.ceremonyRequest(id));
  if (stored === null) return null;
  const { state, records, outcomes, role } = await stepsSoFar(house, stored);
  const stage = role === 'seal' ? ('seal' as const) : ('sign' as const);
  const steps = outcomes.map(({ recordId, title, trouble }) => ({ recordId, title, stage, trouble }));
  return { state, steps, total: records.length };
}

const schoolOfPerson = ({ store }: CeremonyDesk['house'], id: CeremonyRequest['personId']): Promise<string> =>
  store.read(async (view) => {
    const [person] = await view.people([id]);
    if (person === undefined) throw applicationFault('person.unknown', { person: id });
    return person.schoolId;
  });

/** Not where somebody would have to type a PIN again, or to confirm another time on the phone. */
const mayHoldAgain = ({ key }: CeremonyRequest, { secrets }: Given): boolean =>
  secrets === undefined && key.kind !== 'csc' && key.kind !== 'pkcs11';

function passing(error: unknown): boolean {
  const fault = error instanceof Fault ? error : diskTrouble(error);
  return fault !== undefined && passes(fault);
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
