// The external key as a device that answers later: the question is stored, the values arrive whenever they arrive.
import { instant, systemClock, type Clock, type Instant } from '../../kernel/index.ts';
import {
  externalDevice,
  type ExternalIdentity,
  type ExternalQuestion,
  type ExternalValue,
} from './external.ts';
import type { LaterDevice } from './later.ts';
import { questionFrom } from './stored-question.ts';

/** JSON, without secrets: what the agent is shown, and until when the documents wait for it. */
export interface ExternalPending extends ExternalQuestion {
  readonly until: Instant;
}

export interface ExternalLaterOptions {
  /** The values for this question, or `undefined` while there are none. */
  readonly answerTo: (
    question: ExternalQuestion,
  ) => readonly ExternalValue[] | undefined | Promise<readonly ExternalValue[] | undefined>;
  /** How long the documents wait for the answer before others may sign them; default 15 minutes. */
  readonly holdMs?: number;
  readonly clock?: Clock;
}

/**
 * An answer is taken at any time, also after the hold, as long as the documents are still the ones asked about.
 * @throws Fault `device.certificateMismatch`, `device.keyRefused`; `poll`: `device.answerCount`,
 * `device.signatureMismatch`, `device.hashedTwice`, `device.otherDigest`
 */
export function externalLater(
  identity: ExternalIdentity,
  { answerTo, holdMs = 900_000, clock = systemClock }: ExternalLaterOptions,
): LaterDevice<ExternalPending> {
  const device = externalDevice(identity, async (question) => {
    return (await answerTo(question)) ?? [];
  });
  const { chain, algorithm, ask, accept } = device;
  return {
    chain,
    algorithm,
    answers: 'later',
    sign: (items) => device.sign(items),
    begin: (items) => Promise.resolve({ ...ask(items), until: instant(clock.now() + holdMs) }),
    poll: async (pending) => {
      const values = await answerTo(pending);
      return values === undefined
        ? { state: 'waiting', pending, askAgainInMs: LOOK_AGAIN_MS }
        : { state: 'answered', signatures: accept(pending.items.map(questionFrom), values) };
    },
  };
}

const LOOK_AGAIN_MS = 1000;
