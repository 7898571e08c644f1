// Which key a request means, checked before anything is stored.
import { externalDevice } from '../../../../signing/devices/index.ts';
import { applicationFault } from '../../faults.ts';
import type { RequestedKey } from '../../ports/api-store.ts';
import { ceremonyFault } from './faults.ts';
import type { CeremonyAsked, CeremonyDesk } from './requested.ts';
import { externalIdentity, mayHoldSeal } from './requested-signer.ts';

/** @throws Fault `access.notPermitted`, `ceremony.noKeptKey`, `ceremony.keyPlaceUnknown`, `ceremony.credentialNeeded`, `device.certificateMismatch` … */
export async function requestedKey(
  { house, keptKeys, keyPlaces }: CeremonyDesk,
  { person, role, key }: CeremonyAsked,
): Promise<RequestedKey> {
  const known = (kind: string, name: string) => {
    if (!keyPlaces.places.some((place) => place.kind === kind && place.name === name))
      throw ceremonyFault('ceremony.keyPlaceUnknown', { name });
  };
  switch (key.kind) {
    case 'development':
      if (keptKeys === null) throw applicationFault('ceremony.noKeptKey');
      return key;
    case 'external':
      // Refuses certificates that cannot sign.
      externalDevice(externalIdentity(key));
      return key;
    case 'pkcs11':
      known(key.kind, key.token);
      return key;
    case 'schoolSeal':
      if (role !== 'seal') throw ceremonyFault('ceremony.sealOnly');
      await mayHoldSeal(house, person);
      return key;
    case 'csc': {
      const { kind, provider, credential } = key;
      known(kind, provider);
      if (credential !== undefined) return { kind, provider, credential };
      const own = await house.store.read((view) => view.remoteCredentialsOf(person));
      const found = own.find((one) => one.provider === provider);
      if (found === undefined) throw ceremonyFault('ceremony.credentialNeeded', { provider });
      return { kind, provider, credential: found.credential };
    }
  }
}
