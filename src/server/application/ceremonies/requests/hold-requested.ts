// Holds a requested ceremony once, with the key it was asked for, and says what became of the request.
import { Fault } from '../../../../kernel/index.ts';
import { diskTrouble } from '../../disk-trouble.ts';
import { applicationFault } from '../../faults.ts';
import type { CeremonyRequest } from '../../ports/api-store.ts';
import type { Progress } from '../../progress.ts';
import type { Asked, CeremonyHeld } from '../hold-ceremony.ts';
import type { CeremonyOutcome } from '../outcome.ts';
import { sealRecords } from '../seal-records.ts';
import { signRecords } from '../sign-records.ts';
import type { CeremonyDesk } from './requested.ts';
import { openRequested, type Given } from './requested-signer.ts';

export interface Holding extends Given {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly onAsked: Asked;
}

/** Never throws for a fault: that is what the request is told. */
export async function holdRequested(
  desk: CeremonyDesk,
  request: CeremonyRequest,
  holding: Holding,
): Promise<CeremonyRequest> {
  const confirming = null;
  try {
    const held = await hold(desk, request, holding);
    return {
      ...request,
      confirming,
      state: stateAfter(request, held, holding.signal),
      outcomes: merged(request.outcomes, held.outcomes),
      questions: request.key.kind === 'external' ? held.questions : [],
      trouble: null,
    };
  } catch (error) {
    // Whatever an abort broke off comes again, if it does, when the ceremony is taken up.
    if (holding.signal.aborted) return { ...request, confirming, state: 'running' };
    const known = error instanceof Fault ? error : diskTrouble(error);
    if (!known) desk.onUnexpected(error);
    const fault = known ?? applicationFault('ceremony.unexpected');
    return { ...request, confirming, state: 'stopped', trouble: { code: fault.code, ...fault.title } };
  }
}

async function hold(
  desk: CeremonyDesk,
  request: CeremonyRequest,
  { signal, onProgress, onAsked, ...given }: Holding,
): Promise<CeremonyHeld> {
  const { house } = desk;
  const { personId: person, role, records } = request;
  const conditions = await desk.conditions();
  const school = await schoolOf(desk, request);
  const { signer, close } = await openRequested(desk, request, school.id, given);
  // A phone is waited for here; for an agent the question goes out with the answer to the request.
  const withoutWaiting = request.key.kind === 'external';
  const watched = { records, signal, onProgress, onAsked, conditions, withoutWaiting };
  try {
    return role === 'seal'
      ? await sealRecords(house, { ...watched, registrar: person, seal: signer, organisation: school.name })
      : await signRecords(house, { ...watched, person, role, signer });
  } finally {
    close();
  }
}

async function schoolOf({ house }: CeremonyDesk, { personId }: CeremonyRequest) {
  return house.store.read(async (view) => {
    const [person] = await view.people([personId]);
    const school = (await view.schools()).find(({ id }) => id === person?.schoolId);
    if (school === undefined) throw applicationFault('person.unknown', { person: personId });
    return school;
  });
}

/** What an end of the server interrupted stays running: the next start goes on with it. */
function stateAfter(
  { key }: CeremonyRequest,
  { questions, waiting }: CeremonyHeld,
  signal: AbortSignal,
): CeremonyRequest['state'] {
  if (questions.length > 0 && key.kind === 'external') return 'waiting';
  if (waiting === 0) return 'finished';
  return signal.aborted ? 'running' : 'stopped';
}

/** A document signed before an interruption stays told as signed, not as signed already. */
export function merged(
  before: readonly CeremonyOutcome[],
  now: readonly CeremonyOutcome[],
): readonly CeremonyOutcome[] {
  const outcomes = new Map(before.map((outcome) => [outcome.recordId, outcome]));
  for (const outcome of now)
    if (outcomes.get(outcome.recordId)?.trouble !== null) outcomes.set(outcome.recordId, outcome);
  return [...outcomes.values()];
}
