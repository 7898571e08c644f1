// Which credential of a remote signing service is one's own, noted once so that requests need not name it.
import type { PersonId } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type { RemoteCredential } from '../../ports/api-store.ts';
import type { KeyPlace } from '../../ports/signing-keys.ts';
import { ceremonyFault } from './faults.ts';

export interface CredentialNote {
  readonly person: PersonId;
  readonly provider: string;
  readonly credential: string;
}

/** Replaces the one noted before. @throws Fault `ceremony.keyPlaceUnknown` */
export async function noteRemoteCredential(
  { store, clock }: House,
  places: readonly KeyPlace[],
  { person, provider, credential }: CredentialNote,
): Promise<RemoteCredential> {
  if (!places.some(({ kind, name }) => kind === 'csc' && name === provider))
    throw ceremonyFault('ceremony.keyPlaceUnknown', { name: provider });
  const noted = { personId: person, provider, credential, at: clock.now() };
  await store.write((transaction) => transaction.saveRemoteCredential(noted));
  return noted;
}
