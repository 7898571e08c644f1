// What the schema complains about, told to people. One row per keyword of JSON Schema that the policy schema uses.
import type { ErrorObject } from 'ajv';
import type { Words } from './places.ts';
import { problem } from './problem.ts';
import type { PolicyProblem } from './problem.ts';

/** Undefined for complaints that only repeat what another one says. */
export function complaintOf(error: ErrorObject): PolicyProblem | undefined {
  const tell = complaints[error.keyword] ?? unknownKeyword;
  return tell(error.params as Params, error.instancePath, error);
}

type Params = Readonly<Record<string, unknown>>;
type Complaint = (params: Params, pointer: string, error: ErrorObject) => PolicyProblem | undefined;

const complaints: Readonly<Record<string, Complaint>> = {
  required: ({ missingProperty }, pointer) =>
    problem('missing', within(pointer, missingProperty), {
      vi: 'thiếu phần này',
      en: 'this part is missing',
    }),
  additionalProperties: ({ additionalProperty }, pointer, { parentSchema }) =>
    problem(
      'unknownMember',
      within(pointer, additionalProperty),
      {
        vi: `không có mục tên “${String(additionalProperty)}”`,
        en: `there is no member called "${String(additionalProperty)}"`,
      },
      Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {}),
    ),
  enum: ({ allowedValues }, pointer, { data }) =>
    problem('notAllowed', pointer, notAllowed(data), allowedValues as readonly unknown[]),
  const: ({ allowedValue }, pointer, { data }) =>
    problem('notAllowed', pointer, notAllowed(data), [allowedValue]),
  discriminator: ({ tag, tagValue }, pointer, { parentSchema }) =>
    problem('notAllowed', within(pointer, tag), notAllowed(tagValue), variantsOf(parentSchema, String(tag))),
  type: ({ type }, pointer, { data }) =>
    problem('wrongType', pointer, {
      vi: `phải là ${typeWords(type).vi}, không phải ${shown(data)}`,
      en: `must be ${typeWords(type).en}, not ${shown(data)}`,
    }),
  minimum: bound('nhỏ nhất là', 'the least is'),
  maximum: bound('lớn nhất là', 'the most is'),
  minItems: ({ limit }, pointer) =>
    problem('tooFew', pointer, {
      vi: `cần ít nhất ${String(limit)} mục`,
      en: `needs at least ${String(limit)}`,
    }),
  maxItems: ({ limit }, pointer) =>
    problem('tooMany', pointer, { vi: `nhiều nhất ${String(limit)} mục`, en: `at most ${String(limit)}` }),
  uniqueItems: ({ i, j }, pointer) =>
    problem('twice', pointer, {
      vi: `mục ${Number(i) + 1} và mục ${Number(j) + 1} trùng nhau`,
      en: `items ${Number(i) + 1} and ${Number(j) + 1} are the same`,
    }),
  minLength: (_, pointer) =>
    problem('empty', pointer, { vi: 'không được để trống', en: 'must not be empty' }),
  maxLength: ({ limit }, pointer) =>
    problem('tooLong', pointer, {
      vi: `dài quá ${String(limit)} ký tự`,
      en: `longer than ${String(limit)} characters`,
    }),
  pattern: (_, pointer, { data }) =>
    problem('malformed', pointer, {
      vi: `viết chưa đúng: ${shown(data)}`,
      en: `is not written as it should be: ${shown(data)}`,
    }),
  format: ({ format }, pointer, { data }) => {
    const { vi, en, example } = formats[String(format)] ?? {
      vi: String(format),
      en: String(format),
      example: '',
    };
    return problem(
      'malformed',
      pointer,
      { vi: `phải là ${vi}, không phải ${shown(data)}`, en: `must be ${en}, not ${shown(data)}` },
      example ? [example] : [],
    );
  },
  // `if`, `oneOf` and `propertyNames` only sum up what their branches say.
  if: () => undefined,
  oneOf: () => undefined,
  propertyNames: () => undefined,
};

const unknownKeyword: Complaint = (_, pointer, { keyword, message }) =>
  problem('malformed', pointer, { vi: `trái quy tắc “${keyword}”`, en: message ?? keyword });

const formats: Readonly<Record<string, Words & { readonly example: string }>> = {
  date: { vi: 'một ngày có thật', en: 'a day that exists', example: '2026-02-17' },
  'day-of-year': { vi: 'tháng-ngày', en: 'month and day', example: '09-05' },
  'school-year': { vi: 'một năm học', en: 'a school year', example: '2025-2026' },
  'json-pointer': { vi: 'một con trỏ JSON', en: 'a JSON pointer', example: '/calendar/milestones/0' },
};

const types: Readonly<Record<string, Words>> = {
  object: { vi: 'một nhóm mục {…}', en: 'an object {…}' },
  array: { vi: 'một danh sách […]', en: 'a list […]' },
  string: { vi: 'chữ trong ngoặc kép', en: 'text in quotes' },
  integer: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
};

function typeWords(type: unknown): Words {
  const each = (Array.isArray(type) ? type : [type]).map(
    (one) => types[String(one)] ?? { vi: String(one), en: String(one) },
  );
  return { vi: each.map(({ vi }) => vi).join(' hoặc '), en: each.map(({ en }) => en).join(' or ') };
}

function bound(vi: string, en: string): Complaint {
  return ({ limit }, pointer, { data }) =>
    problem('outOfRange', pointer, {
      vi: `${vi} ${String(limit)}, không phải ${shown(data)}`,
      en: `${en} ${String(limit)}, not ${shown(data)}`,
    });
}

const notAllowed = (value: unknown): Words =>
  value === undefined
    ? { vi: 'thiếu phần này', en: 'this part is missing' }
    : { vi: `không nhận giá trị ${shown(value)}`, en: `does not take the value ${shown(value)}` };

const variantsOf = (schema: unknown, tag: string): readonly unknown[] =>
  (
    (schema as { oneOf?: readonly { properties: Record<string, { const: unknown }> }[] } | undefined)
      ?.oneOf ?? []
  ).map(({ properties }) => properties[tag]?.const);

const within = (pointer: string, member: unknown): string =>
  `${pointer}/${String(member).replace(/~/g, '~0').replace(/\//g, '~1')}`;

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return JSON.stringify(value).slice(0, 80);
};
