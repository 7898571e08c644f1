// One's own credentials at remote signing services: their names, nothing that signs.
import { toIso } from '../../../kernel/index.ts';
import { noteRemoteCredential, type RemoteCredential } from '../../application/index.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, moment, named, object } from '../shapes.ts';
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
    tag: 'ceremonies',
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
    summary: 'Lưu chứng thư ký từ xa / Note which credential is mine; replaces the one before',
    tag: 'ceremonies',
    who: 'write',
    status: 201,
    body: object({ provider: placeName, credential: credentialName }),
    faults: ['ceremony.keyPlaceUnknown'],
    answer: noted,
    handle: async ({ house, runs }, { body }, { person }) => ({
      json: toNoted(await noteRemoteCredential(house, runs.places, { person, ...body })),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/account/remote-credentials/{provider}',
    operationId: 'dropRemoteCredential',
    summary: 'Bỏ chứng thư ký từ xa / Forget it',
    tag: 'ceremonies',
    who: 'write',
    params: object({ provider: placeName }),
    handle: async ({ house }, { params }, { person }) => {
      await house.store.write((transaction) => transaction.dropRemoteCredential(person, params.provider));
      return {};
    },
  }),
];
