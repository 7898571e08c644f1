// The places of keys that the settings name, opened for one ceremony at a time.
import { readFileSync } from 'node:fs';
import type { Clock } from '../../kernel/index.ts';
import { certificatesIn } from '../../cli/anchors.ts';
import {
  cscClient,
  heldSecret,
  openCsc,
  openPkcs11,
  openPkcs12,
  type CscClient,
} from '../../signing/devices/index.ts';
import {
  ceremonyFault,
  type KeyPlace,
  type KeyPlaces,
  type KeySecrets,
  type OpenKey,
} from '../application/index.ts';
import { programAccess } from './program-access.ts';
import type { KeySettings } from './settings.ts';
import { typedAnswers } from './typed-answers.ts';

/** @param schoolName of a school, by which the settings may call it */
export function keyPlaces(
  settings: KeySettings,
  { clock, schoolName }: { readonly clock: Clock; readonly schoolName: (id: string) => Promise<string> },
): KeyPlaces {
  const clients = new Map<string, CscClient>();
  const clientOf = (name: string): CscClient => {
    const found = settings.remote.get(name);
    if (found === undefined) throw ceremonyFault('ceremony.keyPlaceUnknown', { name });
    const { service, client: clientId, clientSecret } = found;
    const client =
      clients.get(name) ?? cscClient({ service, access: programAccess({ service, clientId, clientSecret }) });
    clients.set(name, client);
    return client;
  };

  const openRemote: KeyPlaces['openRemote'] = async (provider, credentialId, secrets) => {
    const signer = await openCsc({
      client: clientOf(provider),
      credentialId,
      authenticate: typedAnswers(secrets),
      clock,
    });
    return { signer, close: () => undefined };
  };

  const openToken: KeyPlaces['openToken'] = async (name, secrets) => {
    const found = settings.tokens.get(name);
    if (found === undefined) throw ceremonyFault('ceremony.keyPlaceUnknown', { name });
    const { library, label, serial, key, issuers } = found;
    // Each chunk of a ceremony signs in anew, so the PIN lasts until the last of them.
    const pin = heldSecret(() => Promise.resolve(pinOf(secrets)));
    const signer = await openPkcs11({
      library,
      token:
        serial === undefined ? { label: label ?? '' } : { serial, ...(label !== undefined && { label }) },
      ...(key !== undefined && { key: { label: key } }),
      askPin: pin.ask,
      issuers: issuers === undefined ? [] : certificatesIn(issuers).map(({ der }) => der),
      at: clock.now(),
    });
    return { signer, close: pin.wipe };
  };

  return {
    places: [
      ...[...settings.remote].map(([name, { title }]): KeyPlace => ({ kind: 'csc', name, title })),
      ...[...settings.tokens].map(([name, { title }]): KeyPlace => ({ kind: 'pkcs11', name, title })),
    ],
    openRemote,
    openToken,
    openSeal: async (schoolId, secrets) => {
      const { seal } =
        settings.schools.get(schoolId) ?? settings.schools.get(await schoolName(schoolId)) ?? {};
      if (seal === undefined) throw ceremonyFault('ceremony.noSealKey');
      if ('token' in seal) return openToken(seal.token, secrets);
      if ('remote' in seal) return openRemote(seal.remote, seal.credential, secrets);
      return openFile(seal.p12, secrets);
    },
  };
}

function openFile(file: string, secrets: KeySecrets): OpenKey {
  const signer = openPkcs12(readFileSync(file), Buffer.from(pinOf(secrets)).toString('utf8'));
  return { signer, close: () => undefined };
}

function pinOf({ pin }: KeySecrets): Uint8Array {
  if (pin === undefined) throw ceremonyFault('ceremony.secretNeeded', { what: 'pin' });
  return Uint8Array.from(pin);
}
