// The key that a paper of the office is signed with over the network, opened for one signature and forgotten.
import type { PersonId } from '../../../kernel/index.ts';
import type { CeremonyAsked, CeremonyDesk } from '../ceremonies/requests/requested.ts';
import { ceremonyFault } from '../ceremonies/requests/faults.ts';
import { requestedKey } from '../ceremonies/requests/requested-key.ts';
import { openRequested } from '../ceremonies/requests/requested-signer.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { CeremonySigner, LocalSigner } from '../ports/signing-keys.ts';

export interface PaperDesk {
  readonly ceremonies: CeremonyDesk;
  /** The school's own certification of what it makes. */
  readonly serviceSigner: (schoolId: string) => Promise<LocalSigner>;
}

export interface KeyWish extends Pick<CeremonyAsked, 'key' | 'secrets'> {
  readonly person: PersonId;
  readonly schoolId: string;
  readonly as: 'signer' | 'seal';
}

/** @throws Fault `ceremony.keyCannotWait` for keys that answer in a request of their own, `ceremony.*`, `device.*`, and whatever `work` throws */
export async function withKey<Result>(
  { ceremonies }: PaperDesk,
  { person, schoolId, as, key, secrets }: KeyWish,
  work: (signer: CeremonySigner, conditions: SigningConditions) => Promise<Result>,
): Promise<Result> {
  if (key.kind === 'external') throw ceremonyFault('ceremony.keyCannotWait');
  const role = as === 'seal' ? 'seal' : 'principal';
  const asked = await requestedKey(ceremonies, { person, role, records: [], key });
  const request = { key: asked, role, personId: person } as const;
  const { signer, close } = await openRequested(ceremonies, request, schoolId, { secrets });
  try {
    return await work(signer, await ceremonies.conditions());
  } finally {
    close();
  }
}
