// Shapes of requests and answers: one declaration gives the JSON schema (validation, OpenAPI) and the TypeScript type.

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A schema that carries its type; the member `of` exists only for the compiler. */
export interface Shape<Type> {
  readonly schema: JsonSchema;
  readonly of?: Type;
}

export interface OptionalShape<Type> extends Shape<Type> {
  readonly optional: true;
}

export type Of<S> = S extends Shape<infer Type> ? Type : never;

type Members = Readonly<Record<string, Shape<unknown>>>;
type OptionalKeys<M extends Members> = {
  [Key in keyof M]: M[Key] extends OptionalShape<unknown> ? Key : never;
}[keyof M];
export type Whole<M extends Members> = {
  readonly [Key in Exclude<keyof M, OptionalKeys<M>>]: Of<M[Key]>;
} & { readonly [Key in OptionalKeys<M>]?: Of<M[Key]> };

export const text = (limits: JsonSchema = {}): Shape<string> => ({ schema: { type: 'string', ...limits } });
export const whole = (limits: JsonSchema = {}): Shape<number> => ({ schema: { type: 'integer', ...limits } });
export const yesNo: Shape<boolean> = { schema: { type: 'boolean' } };

export const oneOf = <const Word extends string>(...words: readonly Word[]): Shape<Word> => ({
  schema: { type: 'string', enum: words },
});

export const list = <Item>(items: Shape<Item>, limits: JsonSchema = {}): Shape<readonly Item[]> => ({
  schema: { type: 'array', items: items.schema, ...limits },
});

export const nullable = <Type>({ schema }: Shape<Type>): Shape<Type | null> => ({
  schema: { anyOf: [schema, { type: 'null' }] },
});

export const optional = <Type>(shape: Shape<Type>): OptionalShape<Type> => ({ ...shape, optional: true });

/** Members that are not declared are refused, in requests and in answers alike. */
export const object = <M extends Members>(members: M, more: JsonSchema = {}): Shape<Whole<M>> => ({
  schema: {
    type: 'object',
    properties: Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema])),
    required: Object.keys(members).filter((name) => !('optional' in (members[name] ?? {}))),
    additionalProperties: false,
    ...more,
  },
});

/** Told apart by their member `kind`. */
export const either = <const Shapes extends readonly Shape<unknown>[]>(
  ...shapes: Shapes
): Shape<Of<Shapes[number]>> => ({ schema: { oneOf: shapes.map(({ schema }) => schema) } });

/** An own component of the OpenAPI document. */
export const named = <Type>(name: string, { schema }: Shape<Type>): Shape<Type> => ({
  schema: { title: name, ...schema },
});

export const described = <S extends Shape<unknown>>(description: string, shape: S): S => ({
  ...shape,
  schema: { ...shape.schema, description },
});

export const uuid = text({ format: 'uuid' });
export const moment = text({ format: 'date-time' });
export const digest = text({ pattern: '^[0-9a-f]{64}$' });
export const words = named('Words', object({ vi: text(), en: text() }));
export const trouble = named('Trouble', object({ code: text(), vi: text(), en: text() }));
