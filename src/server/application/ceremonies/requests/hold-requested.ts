// Holds a requested ceremony once, with the key it was asked for, and says what became of the request.
import { Fault } from '../../../../kernel/index.ts';
import { externalLater } from '../../../../signing/devices/index.ts';
import { applicationFault } from '../../faults.ts';
import type { CeremonyRequest } from '../../ports/api-store.ts';
import type { CeremonySigner } from '../../ports/signing-keys.ts';
import type { Progress } from '../../progress.ts';
import type { CeremonyHeld } from '../hold-ceremony.ts';
import type { CeremonyOutcome } from '../outcome.ts';
import { sealRecords } from '../seal-records.ts';
import { signRecords } from '../sign-records.ts';
import type { AgentAnswer, CeremonyDesk } from './requested.ts';

export interface Holding {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly answers?: readonly AgentAnswer[] | undefined;
}

/** Never throws for a fault: that is what the request is told. */
export async function holdRequested(
  desk: CeremonyDesk,
  request: CeremonyRequest,
  holding: Holding,
): Promise<CeremonyRequest> {
  try {
    const held = await hold(desk, request, holding);
    return {
      ...request,
      state: stateAfter(held, holding.signal),
      outcomes: merged(request.outcomes, held.outcomes),
      questions: held.questions,
      trouble: null,
    };
  } catch (error) {
    // Whatever an abort broke off comes again, if it does, when the ceremony is taken up.
    if (holding.signal.aborted) return { ...request, state: 'running' };
    if (!(error instanceof Fault)) desk.onUnexpected(error);
    const fault = error instanceof Fault ? error : applicationFault('ceremony.unexpected');
    return { ...request, state: 'stopped', trouble: { code: fault.code, ...fault.title } };
  }
}

async function hold(
  desk: CeremonyDesk,
  request: CeremonyRequest,
  { signal, onProgress, answers }: Holding,
): Promise<CeremonyHeld> {
  const { house } = desk;
  const { personId: person, role, records } = request;
  const watched = { records, signal, onProgress, conditions: await desk.conditions(), withoutWaiting: true };
  const school = await schoolOf(desk, request);
  const signer = await signerOf(desk, request, school.id, answers);
  if (role !== 'seal') return signRecords(house, { ...watched, person, role, signer });
  return sealRecords(house, { ...watched, registrar: person, seal: signer, organisation: school.name });
}

async function signerOf(
  { keptKeys, house }: CeremonyDesk,
  { key, role, personId }: CeremonyRequest,
  schoolId: string,
  answers: readonly AgentAnswer[] = [],
): Promise<CeremonySigner> {
  if (key.kind === 'development') {
    if (keptKeys === null) throw applicationFault('ceremony.noKeptKey');
    return role === 'seal' ? keptKeys.sealOf(schoolId) : keptKeys.ofPerson(personId);
  }
  const values = new Map(answers.map(({ digest, value }) => [digest, value]));
  return externalLater(externalIdentity(key), {
    clock: house.clock,
    answerTo: ({ items }) => {
      const found = items.flatMap(({ digest }) => values.get(digest) ?? []);
      return found.length === items.length ? found : undefined;
    },
  });
}

export const externalIdentity = ({
  chain,
  algorithm,
}: Extract<CeremonyRequest['key'], { readonly kind: 'external' }>) => ({
  chain: chain.map((der) => Buffer.from(der, 'base64')),
  ...(algorithm !== null && { algorithm }),
});

async function schoolOf({ house }: CeremonyDesk, { personId }: CeremonyRequest) {
  return house.store.read(async (view) => {
    const [person] = await view.people([personId]);
    const school = (await view.schools()).find(({ id }) => id === person?.schoolId);
    if (school === undefined) throw applicationFault('person.unknown', { person: personId });
    return school;
  });
}

/** What an end of the server interrupted stays running: the next start goes on with it. */
function stateAfter({ questions, waiting }: CeremonyHeld, signal: AbortSignal): CeremonyRequest['state'] {
  if (questions.length > 0) return 'waiting';
  if (waiting === 0) return 'finished';
  return signal.aborted ? 'running' : 'stopped';
}

/** A document signed before an interruption stays told as signed, not as signed already. */
function merged(
  before: readonly CeremonyOutcome[],
  now: readonly CeremonyOutcome[],
): readonly CeremonyOutcome[] {
  const outcomes = new Map(before.map((outcome) => [outcome.recordId, outcome]));
  for (const outcome of now)
    if (outcomes.get(outcome.recordId)?.trouble !== null) outcomes.set(outcome.recordId, outcome);
  return [...outcomes.values()];
}
