// Requests against their schemas, with every place that is wrong named; answers too, where that is asked for.
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { httpFault } from './faults.ts';
import { InvalidRequest, type ProblemError } from './problem.ts';
import type { JsonSchema } from './shapes.ts';

export type Check = (value: unknown) => void;

/** Ajv without its surroundings: its module has another shape under every loader. */
function compiler(coerceTypes: boolean) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    coerceTypes,
    useDefaults: true,
    validateFormats: true,
  });
  (formats as unknown as (target: Ajv2020) => void)(ajv);
  /** With the first value: there are hundreds of schemas, and neither a start nor anybody else waits for all of them. */
  return (schema: JsonSchema) => {
    let made: ValidateFunction | undefined;
    return (): ValidateFunction => (made ??= ajv.compile(schema));
  };
}

const exact = compiler(false);
/** Parameters arrive as text. */
const coercing = compiler(true);

/** @throws InvalidRequest `request.invalid`; parameters are turned into what they mean, in place */
export function checkOf(place: 'body' | 'query' | 'path', schema: JsonSchema): Check {
  const compiled = (place === 'body' ? exact : coercing)(schema);
  return (value) => {
    const validate = compiled();
    if (validate(value)) return;
    throw new InvalidRequest(
      httpFault('request.invalid'),
      (validate.errors ?? []).slice(0, MOST).map((error) => told(place, error)),
    );
  };
}

/** What is wrong with an answer; empty when it is as documented. */
export function answerCheck(schema: JsonSchema): (value: unknown) => readonly string[] {
  const compiled = exact(schema);
  return (value) => {
    const validate = compiled();
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}

const MOST = 50;

function told(
  place: ProblemError['in'],
  { instancePath, keyword, message, params }: ErrorObject,
): ProblemError {
  const member = params as { readonly additionalProperty?: string; readonly missingProperty?: string };
  const name = member.additionalProperty ?? member.missingProperty;
  const pointer = name === undefined ? instancePath : `${instancePath}/${escaped(name)}`;
  return { in: place, pointer, detail: detailOf(keyword, message, params) };
}

const escaped = (name: string) => name.replace(/~/g, '~0').replace(/\//g, '~1');

function detailOf(keyword: string, message: string | undefined, params: Record<string, unknown>): string {
  if (keyword === 'additionalProperties') return 'no such member';
  if (keyword === 'required') return 'is missing';
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as readonly unknown[]).join(', ')}`;
  return message ?? keyword;
}
