// How far a ceremony has come by what the store knows: every document of it that is signed, whoever ran it and when.
import type { CeremonyRequest } from '../../ports/api-store.ts';
import type { House } from '../../ports/house.ts';
import { signedAs } from '../outcome.ts';
import { merged } from './hold-requested.ts';

/** The request with the outcomes that a run in between, or one that was cut off, has not told it yet. */
export async function stepsSoFar(
  { store }: Pick<House, 'store'>,
  request: CeremonyRequest,
): Promise<CeremonyRequest> {
  if (request.state === 'finished') return request;
  const steps = await store.read((view) => view.signedSteps(request));
  const signed = steps.map(({ recordId, title, fileHash }) =>
    signedAs({ id: recordId, title }, fileHash, {}),
  );
  return { ...request, outcomes: merged(request.outcomes, signed) };
}
