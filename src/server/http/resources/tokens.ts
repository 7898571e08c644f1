// Tokens of programs: given by a signed-in person for themselves, shown once.
import { toIso } from '../../../kernel/index.ts';
import { issueOwnToken, revokeToken, tokenScopes, type ApiToken } from '../../application/index.ts';
import { held } from '../held.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, moment, named, nullable, object, oneOf, text, uuid, whole, type Of } from '../shapes.ts';

const scope = oneOf(...tokenScopes);
const tokenShape = named(
  'Token',
  object({
    id: uuid,
    label: text(),
    scopes: list(scope),
    createdAt: moment,
    expiresAt: moment,
    revokedAt: nullable(moment),
  }),
);

const toToken = ({
  id,
  label,
  scopes,
  createdAt,
  expiresAt,
  revokedAt,
}: ApiToken): Of<typeof tokenShape> => ({
  id,
  label,
  scopes,
  createdAt: toIso(createdAt),
  expiresAt: toIso(expiresAt),
  revokedAt: revokedAt === null ? null : toIso(revokedAt),
});

export const tokenRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/tokens',
    operationId: 'listTokens',
    summary: 'Mã truy cập của tôi / My tokens',
    tag: 'tokens',
    who: 'session',
    answer: object({ items: list(tokenShape) }),
    handle: async ({ house }, _, { person }) => {
      const tokens = await house.store.read((view) => view.apiTokensOf(person));
      return { json: { items: tokens.map(toToken) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/tokens',
    operationId: 'issueToken',
    summary: 'Cấp mã truy cập cho chương trình / A token for a program; shown this once',
    tag: 'tokens',
    who: 'session',
    status: 201,
    neverStored: true,
    perMinute: 10,
    body: object({
      label: text({ minLength: 1, maxLength: 100 }),
      scopes: list(scope, { minItems: 1, uniqueItems: true }),
      days: whole({ minimum: 1, maximum: 366 }),
    }),
    answer: object({ token: text(), issued: tokenShape }),
    faults: ['account.proofNeeded'],
    handle: async ({ gate }, { body, session }) => {
      const { token, issued } = await issueOwnToken(gate, held(session), body);
      return { json: { token, issued: toToken(issued) } };
    },
  }),
  route({
    method: 'delete',
    path: '/api/tokens/{tokenId}',
    operationId: 'revokeToken',
    summary: 'Thu hồi mã truy cập / Revoke a token',
    tag: 'tokens',
    who: 'session',
    params: object({ tokenId: uuid }),
    faults: ['token.unknown'],
    handle: async ({ house }, { params }, { person }) => {
      await revokeToken(house, { id: params.tokenId, person });
      return {};
    },
  }),
];
