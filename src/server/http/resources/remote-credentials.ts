// One's own credentials at remote signing services: their names, nothing that signs.
import { toIso } from '../../../kernel/index.ts';
import { noteRemoteCredential, type RemoteCredential } from '../../application/index.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, moment, named, nullable, object } from '../shapes.ts';
import { credentialName, placeName } from './ceremony-shapes.ts';

const noted = named(
  'RemoteCredential',
  object({ provider: placeName, credential: credentialName, at: moment }),
);
const toNoted = ({ provider, credential, at }: RemoteCredential) => ({
  provider,
  credential,
  at: toIso(at),
});

export const remoteCredentialRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/account/remote-credentials',
    operationId: 'listRemoteCredentials',
    summary: 'Chứng thư ký từ xa của tôi / My credentials at remote signing services',
    tag: 'keys',
    who: 'read',
    answer: object({ items: list(noted) }),
    handle: async ({ house }, _, { person }) => {
      const own = await house.store.read((view) => view.remoteCredentialsOf(person));
      return { json: { items: own.map(toNoted) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/account/remote-credentials',
    operationId: 'noteRemoteCredential',
    summary: 'Lưu chứng thư ký từ xa / Note which credential is mine; null forgets it',
    tag: 'keys',
    who: 'write',
    status: 201,
    body: object({ provider: placeName, credential: nullable(credentialName) }),
    faults: ['ceremony.keyPlaceUnknown'],
    answer: object({ items: list(noted) }),
    handle: async ({ house, runs }, { body: { provider, credential } }, { person }) => {
      if (credential === null)
        await house.store.write((transaction) => transaction.dropRemoteCredential(person, provider));
      else await noteRemoteCredential(house, runs.places, { person, provider, credential });
      const own = await house.store.read((view) => view.remoteCredentialsOf(person));
      return { json: { items: own.map(toNoted) } };
    },
  }),
];
