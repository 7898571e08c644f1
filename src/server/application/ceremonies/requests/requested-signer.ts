// The key that a ceremony was asked for: kept here, on somebody's own computer, at a remote service, on a token.
import { externalLater } from '../../../../signing/devices/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { capacityOf, holdsAt } from '../../access/appointment.ts';
import { accessFault } from '../../access/faults.ts';
import { applicationFault } from '../../faults.ts';
import type { CeremonyRequest } from '../../ports/api-store.ts';
import type { KeySecrets, OpenKey } from '../../ports/signing-keys.ts';
import type { AgentAnswer, CeremonyDesk } from './requested.ts';

export interface Given {
  /** Values that an agent with the key sent. */
  readonly answers?: readonly AgentAnswer[] | undefined;
  readonly secrets?: KeySecrets | undefined;
}

/** @throws Fault `access.notPermitted`, `ceremony.noKeptKey`, `ceremony.noSealKey`, `ceremony.keyPlaceUnknown`, `ceremony.secretNeeded`, `device.*` */
export async function openRequested(
  desk: CeremonyDesk,
  request: Pick<CeremonyRequest, 'key' | 'role' | 'personId'>,
  schoolId: string,
  { answers = [], secrets = {} }: Given,
): Promise<OpenKey> {
  const { key, role, personId } = request;
  const { keyPlaces, keptKeys } = desk;
  switch (key.kind) {
    case 'csc':
      return keyPlaces.openRemote(key.provider, key.credential, secrets);
    case 'pkcs11':
      return keyPlaces.openToken(key.token, secrets);
    case 'schoolSeal':
      // Before a PIN is tried: it may open a file, and a file does not count attempts.
      await mayHoldSeal(desk.house, personId);
      return keyPlaces.openSeal(schoolId, secrets);
    case 'external':
      return elsewhere(desk, key, answers);
    case 'development': {
      if (keptKeys === null) throw applicationFault('ceremony.noKeptKey');
      const signer = role === 'seal' ? await keptKeys.sealOf(schoolId) : await keptKeys.ofPerson(personId);
      return { signer, close: nothing };
    }
  }
}

/** @throws Fault `access.notPermitted` */
export const mayHoldSeal = ({ store, clock }: CeremonyDesk['house'], person: PersonId): Promise<void> =>
  store.read(async (view) => {
    const at = clock.now();
    const held = await view.appointmentsOf(person);
    if (!held.some((one) => capacityOf(one) === 'registrar' && holdsAt(one, at)))
      throw accessFault('access.notPermitted', { action: 'seal.applied' });
  });

type External = Extract<CeremonyRequest['key'], { readonly kind: 'external' }>;

export const externalIdentity = ({ chain, algorithm }: External) => ({
  chain: chain.map((der) => Buffer.from(der, 'base64')),
  ...(algorithm !== null && { algorithm }),
});

function elsewhere({ house }: CeremonyDesk, key: External, answers: readonly AgentAnswer[]): OpenKey {
  const values = new Map(answers.map(({ digest, value }) => [digest, value]));
  const signer = externalLater(externalIdentity(key), {
    clock: house.clock,
    answerTo: ({ items }) => {
      const found = items.flatMap(({ digest }) => values.get(digest) ?? []);
      return found.length === items.length ? found : undefined;
    },
  });
  return { signer, close: nothing };
}

const nothing = () => undefined;
