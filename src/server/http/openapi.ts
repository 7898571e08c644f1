// The OpenAPI 3.1 document, from the very declarations that serve the routes.
import { problemShape } from './problem.ts';
import type { AnyRoute } from './route.ts';
import type { JsonSchema } from './shapes.ts';
import { statusOf } from './statuses.ts';

type Described = Record<string, unknown>;

export function openApi(routes: readonly AnyRoute[], version: string): Described {
  const components = new Map<string, unknown>();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route, components);
  hoisted(problemShape.schema, components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Giáp Lai',
      version,
      description: 'Hồ sơ nhà trường tự chứng minh. School records that prove themselves.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries([...components].toSorted(([a], [b]) => a.localeCompare(b))),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Token of a program; scopes read, write, sign',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'giaplai',
          description: 'Needs X-CSRF-Token to change anything',
        },
      },
    },
  };
}

function operation(route: AnyRoute, components: Map<string, unknown>): Described {
  const { operationId, summary, tag, who } = route;
  const body = bodyOf(route, components);
  return {
    operationId,
    summary,
    tags: [tag],
    parameters: [
      ...parameters('path', route.params?.schema),
      ...parameters('query', route.query?.schema),
      ...headerParameters(route),
    ],
    ...(body && { requestBody: { required: true, content: body } }),
    responses: { ...success(route, components), ...failures(route) },
    security: securityOf(who),
  };
}

function securityOf(who: AnyRoute['who']): readonly Described[] {
  if (who === 'anybody') return [{}];
  return who === 'session' ? [{ session: [] }] : [{ token: [who] }, { session: [] }];
}

function bodyOf({ body, file }: AnyRoute, components: Map<string, unknown>): Described | undefined {
  if (body) return { 'application/json': { schema: hoisted(body.schema, components) } };
  return (
    file &&
    Object.fromEntries(
      [file.mediaType].flat().map((type) => [type, { schema: { type: 'string', contentMediaType: type } }]),
    )
  );
}

function success(route: AnyRoute, components: Map<string, unknown>): Described {
  const { answer, produces, status = answer || produces ? 200 : 204 } = route;
  const type = produces ?? 'application/json';
  const schema = answer ? hoisted(answer.schema, components) : { type: 'string', contentMediaType: type };
  return {
    [status]: {
      description: 'Done',
      ...(route.answersWithETag && { headers: { ETag: { schema: { type: 'string' } } } }),
      ...((answer ?? produces) && { content: { [type]: { schema } } }),
    },
  };
}

function failures({ faults = [], who, body, file, takesIfMatch, method }: AnyRoute): Described {
  const codes = new Set([
    ...faults,
    ...(who === 'anybody'
      ? []
      : ['request.unauthenticated', 'request.outOfScope', 'account.secondFactorNeeded']),
    // Also for whatever is sent that is not documented.
    'request.invalid',
    ...(body || file ? ['request.unsupportedMedia', 'request.tooLarge'] : []),
    ...(takesIfMatch ? ['request.preconditionFailed'] : []),
    ...(method === 'post' ? ['request.inProgress', 'request.keyReused'] : []),
    'request.tooMany',
    'request.unexpected',
  ]);
  const byStatus = new Map<number, string[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, told]) => [
      String(status),
      {
        description: told.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function parameters(place: 'path' | 'query', schema: JsonSchema = {}): readonly Described[] {
  const required = (schema.required ?? []) as readonly string[];
  return Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, { description, ...rest }]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    }),
  );
}

const headerParameters = ({ method, takesIfMatch, neverStored }: AnyRoute): readonly Described[] => [
  ...(takesIfMatch ? [header('If-Match', 'ETag of the record as it was read')] : []),
  ...(method === 'post' && !neverStored
    ? [header('Idempotency-Key', 'Sent again, the request is answered, not repeated')]
    : []),
];

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

/** Schemas with a title become components and are referred to. */
function hoisted(schema: unknown, components: Map<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((each) => hoisted(each, components));
  if (typeof schema !== 'object' || schema === null) return schema;
  const whole = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, hoisted(value, components)]),
  );
  const { title, ...rest } = whole;
  if (typeof title !== 'string') return whole;
  components.set(title, rest);
  return { $ref: `#/components/schemas/${title}` };
}
