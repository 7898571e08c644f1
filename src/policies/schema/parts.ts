// Pieces the policy schema is put together from (JSON Schema 2020-12).
import { parties } from '../vocabulary.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** No member but those named. */
export const object = (
  properties: Record<string, JsonSchema>,
  required: readonly string[] = [],
): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

export const list = (items: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  type: 'array',
  items,
  minItems: 1,
  ...more,
});
export const oneOf = (...values: readonly (string | number)[]): JsonSchema => ({ enum: values });
export const whole = (minimum: number, maximum: number): JsonSchema => ({
  type: 'integer',
  minimum,
  maximum,
});
/** One line somebody can read. */
export const words: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 300,
  pattern: '^[^\\p{C}\\s](?:[^\\p{C}]*[^\\p{C}\\s])?$',
};
export const flag: JsonSchema = { type: 'boolean' };

export const date: JsonSchema = { type: 'string', format: 'date' };
export const dayOfYear: JsonSchema = { type: 'string', format: 'day-of-year' };
export const schoolYear: JsonSchema = { type: 'string', format: 'school-year' };
export const term = oneOf('HK1', 'HK2');
export const grades = list(whole(1, 12), { uniqueItems: true });
export const party = oneOf(...Object.keys(parties));
export const severalParties = list(party, { uniqueItems: true });

/** A union told apart by one member, so that complaints are about the variant that was meant. */
export const variants = (
  tag: string,
  of: Readonly<Record<string, Record<string, JsonSchema>>>,
): JsonSchema => ({
  type: 'object',
  discriminator: { propertyName: tag },
  oneOf: Object.entries(of).map(([name, properties]) =>
    object({ [tag]: { const: name }, ...properties }, [tag, ...Object.keys(properties)]),
  ),
});
