// The OpenAPI document and the server agree on what is refused: every operation, asked wrongly.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { call, startApi, type TestApi } from '../../support/api.ts';

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Record<string, unknown>;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** What names nothing and is of the right form; of all other members of addresses that is a UUID. */
const wellFormed: Readonly<Record<string, string>> = {
  code: 'GL-00000-00000-00000',
  version: '7',
  number: '7',
  child: `${NOBODY}.HS00`,
};

describe('the OpenAPI document', () => {
  let api: TestApi;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as a client without types sees it
  let document: any;
  let operations: readonly Operation[];
  let token: string;
  let isProblem: (value: unknown) => boolean;
  beforeAll(async () => {
    api = await startApi();
    document = (await call(api, 'GET', '/api/openapi.json')).body;
    operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, methods]) => Object.entries(methods).map(([method, one]) => ({ ...one, path, method })),
    );
    token = await api.tokenOf(api.imported.cast.homeroom);
    const ajv = new Ajv2020({ strict: false });
    (formats as unknown as (target: Ajv2020) => void)(ajv);
    ajv.addSchema(document, 'document');
    isProblem = (value) => ajv.getSchema('document#/components/schemas/Problem')!(value) as boolean;
  });
  afterAll(() => api.close());

  const filled = (path: string) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => wellFormed[name] ?? NOBODY);
  const ask = async (
    one: Operation,
    more: { query?: string; body?: unknown; type?: string; token?: string | null; path?: string },
  ) => {
    const headers: Record<string, string> = {};
    const bearer = more.token === undefined ? token : more.token;
    if (bearer !== null) headers.authorization = `Bearer ${bearer}`;
    if (more.body !== undefined) headers['content-type'] = more.type ?? 'application/json';
    const response = await fetch(`${api.url}${more.path ?? filled(one.path)}${more.query ?? ''}`, {
      method: one.method.toUpperCase(),
      headers,
      ...(more.body !== undefined && {
        body: typeof more.body === 'string' ? more.body : JSON.stringify(more.body),
      }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.text(),
    };
  };
  const expectProblem = (one: Operation, reply: Awaited<ReturnType<typeof ask>>, status: number) => {
    const told = `${one.operationId}: ${reply.status} ${reply.body}`;
    expect(told).toContain(`${one.operationId}: ${status}`);
    expect(reply.type).toBe('application/problem+json; charset=utf-8');
    expect(isProblem(JSON.parse(reply.body))).toBe(true);
    expect(Object.keys(one.responses)).toContain(String(status));
  };
  const isFor = (one: Operation, scheme: string) => one.security.some((each) => scheme in each);
  const jsonBody = (one: Operation) => one.requestBody?.content['application/json'];

  it('refers only to what it contains, and names every operation once', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(Object.keys(document.components.schemas as object)).toContain(name);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(25);
  });

  it('is right about who must be known: without a token every such operation answers 401', async () => {
    for (const one of operations) {
      if (!isFor(one, 'token') && !isFor(one, 'session')) continue;
      expectProblem(one, await ask(one, { token: null }), 401);
      expectProblem(one, await ask(one, { token: 'giaplai_invented' }), 401);
    }
  });

  it('is right about scopes: a token without the scope is refused before anything is looked at', async () => {
    const nothing = await api.tokenOf(api.imported.cast.homeroom, []);
    for (const one of operations)
      if (isFor(one, 'token') || isFor(one, 'session'))
        expectProblem(one, await ask(one, { token: nothing }), 403);
  });

  it('refuses query parameters and path parameters that are not documented', async () => {
    for (const one of operations) {
      if (!isFor(one, 'token')) continue;
      const reply = await ask(one, { query: '?nonsense=1' });
      expectProblem(one, reply, 400);
      expect(JSON.parse(reply.body).errors).toContainEqual({
        in: 'query',
        pointer: '/nonsense',
        detail: 'no such member',
      });
      if (!one.parameters.some((each) => each.in === 'path')) continue;
      const odd = await ask(one, { path: one.path.replace(/\{(\w+)\}/g, 'no-uuid') });
      expectProblem(one, odd, 400);
      expect(JSON.parse(odd.body).errors[0]).toMatchObject({ in: 'path' });
    }
  });

  it('refuses bodies with unknown members, missing members, wrong types and no JSON at all', async () => {
    for (const one of operations) {
      if (!jsonBody(one) || !isFor(one, 'token')) continue;
      const unknown = await ask(one, { body: { nonsense: true } });
      expectProblem(one, unknown, 400);
      expect(JSON.parse(unknown.body).errors).toContainEqual({
        in: 'body',
        pointer: '/nonsense',
        detail: 'no such member',
      });
      expectProblem(one, await ask(one, { body: [] }), 400);
      expectProblem(one, await ask(one, { body: 'null' }), 400);
      expectProblem(one, await ask(one, { body: '{"a":' }), 400);
      expectProblem(one, await ask(one, { body: '{}', type: 'text/plain' }), 415);
    }
  });

  it('names the member of a body whose type is wrong', async () => {
    const one = operations.find(({ operationId }) => operationId === 'holdCeremony')!;
    const body = { role: 'king', records: ['x', 7], key: { kind: 'external', certificates: [] } };
    const reply = await ask(one, { body });
    expectProblem(one, reply, 400);
    const pointers = (JSON.parse(reply.body).errors as readonly { pointer: string }[]).map(
      ({ pointer }) => pointer,
    );
    expect(pointers).toEqual(
      expect.arrayContaining(['/role', '/records/0', '/records/1', '/key/certificates']),
    );
  });

  it('knows every method of every address', async () => {
    for (const path of Object.keys(document.paths as object)) {
      const reply = await call(api, 'PUT', filled(path), token);
      expect(reply).toMatchObject({ status: 405, body: { code: 'request.methodNotAllowed' } });
      const methods = Object.keys(document.paths[path] as object).map((method) => method.toUpperCase());
      expect(reply.headers.get('allow')).toBe(methods.join(', '));
    }
  });
});
