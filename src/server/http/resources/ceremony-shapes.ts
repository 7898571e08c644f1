// Shapes of ceremonies: which key signs, how the ceremony stands, what a key elsewhere is asked.
import { toIso } from '../../../kernel/index.ts';
import type { CeremonyAsked, CeremonyRequest, KeySecrets } from '../../application/index.ts';
import {
  described,
  either,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  trouble,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';
import { bare, signingRole } from './shapes.ts';

export const base64 = (maxLength: number) => text({ pattern: '^[A-Za-z0-9+/]+={0,2}$', maxLength });
export const placeName = text({ minLength: 1, maxLength: 100 });
export const credentialName = text({ minLength: 1, maxLength: 200 });

const algorithms = [
  'rsa-pkcs1-sha256',
  'rsa-pkcs1-sha384',
  'rsa-pkcs1-sha512',
  'rsa-pss-sha256',
  'rsa-pss-sha384',
  'rsa-pss-sha512',
  'ecdsa-sha256',
  'ecdsa-sha384',
  'ecdsa-sha512',
] as const;

/** Used while the ceremony runs, then forgotten. */
export const secretMembers = {
  pin: optional(described('Kept in memory while the ceremony runs, never stored', text({ maxLength: 256 }))),
  code: optional(described('One-time code of a remote service', text({ maxLength: 64 }))),
};

/** DER, the signer's own first. */
export const certificatesShape = list(base64(20_000), { minItems: 1, maxItems: 10 });

const reached = [
  object({ kind: oneOf('development') }),
  object({
    kind: oneOf('csc'),
    provider: placeName,
    credential: optional(credentialName),
    ...secretMembers,
  }),
  object({ kind: oneOf('pkcs11'), token: placeName, ...secretMembers }),
  object({ kind: oneOf('schoolSeal'), ...secretMembers }),
] as const;

/** Any key that answers while somebody waits. */
export const keyAtHandShape = either(...reached);

export const keyShape = either(
  ...reached,
  object({
    kind: oneOf('external'),
    certificates: certificatesShape,
    algorithm: optional(oneOf(...algorithms)),
  }),
);

export function toKey(key: Of<typeof keyShape>): Pick<CeremonyAsked, 'key' | 'secrets'> {
  if (key.kind === 'development') return { key };
  if (key.kind === 'external')
    return { key: { kind: key.kind, chain: key.certificates, algorithm: key.algorithm ?? null } };
  const { pin, code, ...rest } = key;
  return { key: rest, secrets: toSecrets({ pin, code }) };
}

export const toSecrets = ({
  pin,
  code,
}: {
  pin?: string | undefined;
  code?: string | undefined;
}): KeySecrets => ({
  ...(pin !== undefined && { pin: octets(pin) }),
  ...(code !== undefined && { code: octets(code) }),
});

const octets = (secret: string) => new Uint8Array(Buffer.from(secret, 'utf8'));

const questionShape = named(
  'SigningQuestion',
  object({
    algorithm: text(),
    digestAlgorithm: text(),
    certificate: text(),
    until: moment,
    items: list(object({ digest: text(), bytes: text() })),
  }),
);

export const ceremonyShape = named(
  'Ceremony',
  object({
    id: uuid,
    role: signingRole,
    state: oneOf('running', 'waiting', 'finished', 'stopped'),
    at: moment,
    records: whole(),
    outcomes: list(
      object({ record: uuid, signed: yesNo, trouble: nullable(trouble), shortfall: nullable(trouble) }),
    ),
    questions: list(questionShape),
    confirming: described(
      'The person is asked on the phone, until then',
      nullable(object({ documents: whole(), until: moment })),
    ),
    trouble: nullable(trouble),
  }),
);

interface Question {
  readonly algorithm: string;
  readonly digestAlgorithm: string;
  readonly certificate: string;
  readonly until: CeremonyRequest['at'];
  readonly items: readonly { readonly digest: string; readonly bytes: string }[];
}

export const toCeremony = ({
  id,
  role,
  state,
  at,
  records,
  outcomes,
  questions,
  confirming,
  trouble: stop,
}: CeremonyRequest): Of<typeof ceremonyShape> => ({
  id,
  role,
  state,
  at: toIso(at),
  records: records.length,
  outcomes: outcomes.map(({ recordId, trouble: why, shortfall }) => ({
    record: recordId,
    signed: why === null || why.code === 'signing.alreadySigned',
    trouble: why && bare(why),
    shortfall: shortfall ? bare(shortfall) : null,
  })),
  questions: (questions as unknown as readonly Question[]).map(
    ({ algorithm, digestAlgorithm, certificate, until, items }) => ({
      algorithm,
      digestAlgorithm,
      certificate,
      until: toIso(until),
      items: items.map(({ digest, bytes }) => ({ digest, bytes })),
    }),
  ),
  confirming: confirming ? { documents: confirming.documents, until: toIso(confirming.until) } : null,
  trouble: stop,
});
