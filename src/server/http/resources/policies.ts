// The school's own rules: which are in force, all versions, trying a file without adopting it, adopting.
import { toIso } from '../../../kernel/index.ts';
import { readPolicy, untraced } from '../../../policies/index.ts';
import {
  adoptPolicy,
  listPolicies,
  mayReadPolicies,
  policyInForce,
  readPolicyVersion,
  type AdoptedPolicy,
} from '../../application/index.ts';
import { route, type AnyRoute } from '../route.ts';
import { schoolYear, yearAsked, yearQuery } from '../school-year.ts';
import {
  described,
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  whole,
  words,
  yesNo,
  type Of,
  type Shape,
} from '../shapes.ts';

const day = text({ format: 'date' });
const file = described('The policy file, as text', text({ minLength: 1, maxLength: 900_000 }));
const policyJson: Shape<unknown> = { schema: { description: 'As docs/policies.md describes it' } };

const adoptedShape = named(
  'AdoptedPolicy',
  object({
    version: whole(),
    from: schoolYear,
    to: described('Null: until another version takes over', nullable(schoolYear)),
    effectiveFrom: day,
    decisionNumber: text(),
    sha256: digest,
    adoptedBy: uuid,
    adoptedAt: moment,
  }),
);
const toAdopted = (one: AdoptedPolicy): Of<typeof adoptedShape> => ({
  version: one.version,
  from: one.from,
  to: one.to,
  effectiveFrom: one.effectiveFrom,
  decisionNumber: one.decisionNumber,
  sha256: one.hash,
  adoptedBy: one.adoptedBy,
  adoptedAt: toIso(one.adoptedAt),
});

export const policyRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/policies',
    operationId: 'listPolicies',
    summary: 'Các lần ban hành quy chế / Versions the school has adopted',
    tag: 'policies',
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({ items: list(adoptedShape) }),
    handle: async ({ house }, _, caller) => ({
      json: { items: (await listPolicies(house, caller)).map(toAdopted) },
    }),
  }),
  route({
    method: 'get',
    path: '/api/policies/in-force',
    operationId: 'policyInForce',
    summary: 'Quy chế đang áp dụng / What governs a school year now; nulls where nothing is adopted',
    tag: 'policies',
    who: 'read',
    query: object(yearQuery),
    faults: ['access.notPermitted'],
    answer: object({ schoolYear, adopted: nullable(adoptedShape), policy: policyJson }),
    handle: async ({ house }, { query }, caller) => {
      await mayReadPolicies(house, caller);
      const at = house.clock.now();
      const year = yearAsked(query, at);
      const found = await policyInForce(house, { schoolId: caller.schoolId, schoolYear: year, at });
      const { adopted, policy } = found ?? { adopted: null, policy: null };
      return { json: { schoolYear: year, adopted: adopted && toAdopted(adopted), policy } };
    },
  }),
  route({
    method: 'get',
    path: '/api/policies/{version}',
    operationId: 'readPolicy',
    summary: 'Một lần ban hành / One version, whole',
    tag: 'policies',
    who: 'read',
    params: object({ version: whole({ minimum: 1, maximum: 100_000 }) }),
    faults: ['access.notPermitted', 'policy.unknown'],
    answer: object({ adopted: adoptedShape, policy: policyJson }),
    handle: async ({ house }, { params }, caller) => {
      const { adopted, policy } = await readPolicyVersion(house, caller, params.version);
      return { json: { adopted: toAdopted(adopted), policy } };
    },
  }),
  route({
    method: 'post',
    path: '/api/policy-checks',
    operationId: 'checkPolicy',
    summary: 'Kiểm tra tệp quy chế / What is wrong with a file, where, and what would do; adopts nothing',
    tag: 'policies',
    who: 'read',
    neverStored: true,
    perMinute: 60,
    body: object({ file }),
    faults: ['access.notPermitted'],
    answer: object({
      right: yesNo,
      problems: list(
        object({
          code: text(),
          pointer: described('JSON Pointer (RFC 6901) into the file', text()),
          place: words,
          vi: text(),
          en: text(),
          allowed: list(text()),
        }),
      ),
      untraced: described('Places that name no article', list(text())),
    }),
    handle: async ({ house }, { body }, caller) => {
      await mayReadPolicies(house, caller);
      const reading = readPolicy(Buffer.from(body.file));
      return {
        json: reading.ok
          ? { right: true, problems: [], untraced: untraced(reading.policy) }
          : { right: false, problems: reading.problems, untraced: [] },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/policies',
    operationId: 'adoptPolicy',
    summary: 'Ban hành quy chế / Adopt a file by a numbered decision; sent again, nothing changes',
    tag: 'policies',
    who: 'sign',
    status: 201,
    perMinute: 30,
    body: object({
      file,
      decisionNumber: optional(
        described('Where the file names none', text({ minLength: 1, maxLength: 100 })),
      ),
      effectiveFrom: optional(described('Where the file names none', day)),
    }),
    faults: [
      'policy.invalid',
      'policy.decisionMissing',
      'policy.badDate',
      'policy.versionTaken',
      'access.notPermitted',
    ],
    answer: object({ outcome: oneOf('adopted', 'unchanged'), adopted: adoptedShape }),
    handle: async ({ house }, { body }, { person: by, schoolId }) => {
      const { file: content, ...decision } = body;
      const bytes = Buffer.from(content);
      const { outcome, adopted } = await adoptPolicy(house, { schoolId, by, bytes, ...decision });
      return { json: { outcome, adopted: toAdopted(adopted) } };
    },
  }),
];
