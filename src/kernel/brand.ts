// Nominal types over primitives: a RecordId is not a PersonId although both are strings.
declare const brand: unique symbol;

/** A primitive that only the named parser may produce. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
