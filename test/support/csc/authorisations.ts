// Permissions to sign, as the test service keeps them: bound, counted, expiring, used once (CSC API v2.0 §11.6–11.9).
import { randomBytes } from 'node:crypto';
import type { RemoteCredential } from './credentials.ts';
import { Refused } from './refused.ts';

type Members = Readonly<Record<string, unknown>>;
interface Answer {
  readonly status: number;
  readonly body: object;
}

interface Permission {
  readonly credential: string;
  /** Undefined: any hash (SCAL 1). */
  readonly hashes: ReadonlySet<string> | undefined;
  readonly until: number;
  remaining: number;
  used: boolean;
}

interface Question {
  readonly credential: RemoteCredential;
  readonly hashes: readonly string[];
  readonly count: number;
  readonly until: number;
  decision: 'open' | 'yes' | 'no';
}

export type Authorisations = ReturnType<typeof authorisations>;

export function authorisations({ now, sadLifetime }: { now: () => number; sadLifetime: number }) {
  const permissions = new Map<string, Permission>();
  const questions = new Map<string, Question>();
  const wrongTries = new Map<string, number>();

  const grant = (credential: RemoteCredential, hashes: readonly string[], count: number): string => {
    const sad = randomBytes(24).toString('base64url');
    permissions.set(sad, {
      credential: credential.id,
      hashes: credential.scal === '2' || hashes.length > 0 ? new Set(hashes) : undefined,
      until: now() + sadLifetime * 1000,
      remaining: count,
      used: false,
    });
    return sad;
  };

  const prove = (credential: RemoteCredential, body: Members): void => {
    if ((wrongTries.get(credential.id) ?? 0) >= 3)
      throw new Refused(400, 'invalid_request', 'Credential locked');
    const given = new Map(
      ((body.authData ?? []) as { id: string; value?: string }[]).map(({ id, value }) => [id, value]),
    );
    const wrong = (code: string, said: string): never => {
      wrongTries.set(credential.id, (wrongTries.get(credential.id) ?? 0) + 1);
      throw new Refused(400, code, said);
    };
    // A careless service repeats what it was sent; nobody may show that.
    if (credential.pin !== undefined && given.get('PIN') !== credential.pin)
      wrong('invalid_pin', `The PIN ${given.get('PIN') ?? ''} is invalid`);
    if (credential.code !== undefined && given.get('OTP') !== credential.code)
      wrong('invalid_otp', `The OTP ${given.get('OTP') ?? ''} is invalid`);
    wrongTries.delete(credential.id);
  };

  const known = (sad: unknown): Permission => {
    if (typeof sad !== 'string')
      throw new Refused(400, 'invalid_request', 'Missing (or invalid type) string parameter SAD');
    const permission = permissions.get(sad);
    if (!permission) throw new Refused(400, 'invalid_request', 'Invalid parameter SAD');
    if (now() >= permission.until) throw new Refused(400, 'invalid_request', 'SAD expired');
    return permission;
  };

  return {
    grant,
    authorize: (credential: RemoteCredential, body: Members): Answer => {
      if (credential.disabled)
        throw new Refused(400, 'invalid_request', 'The credential identified by credentialID is disabled');
      const count = body.numSignatures;
      const hashes = hashesOf(body);
      if (typeof count !== 'number')
        throw new Refused(
          400,
          'invalid_request',
          'Missing (or invalid type) integer parameter numSignatures',
        );
      if (count < 1) throw new Refused(400, 'invalid_request', 'Invalid value for parameter numSignatures');
      if (count > (credential.multisign ?? 50))
        throw new Refused(400, 'invalid_request', 'Numbers of signatures is too high');
      if (credential.scal === '2' && hashes.length === 0)
        throw new Refused(400, 'invalid_request', 'Missing (or invalid type) array parameter hashes');
      prove(credential, body);
      if (!credential.phone)
        return { status: 200, body: { SAD: grant(credential, hashes, count), expiresIn: sadLifetime } };
      const handle = randomBytes(16).toString('hex');
      const until = now() + 120_000;
      questions.set(handle, { credential, hashes, count, until, decision: 'open' });
      return { status: 202, body: { handle } };
    },
    check: ({ handle }: Members): Answer => {
      const question = questions.get(String(handle));
      if (!question) throw new Refused(400, 'invalid_request', 'Invalid parameter handle');
      if (question.decision === 'no') throw new Refused(400, 'access_denied', 'The user denied the request');
      if (now() >= question.until) throw new Refused(400, 'invalid_request', 'The authorization has expired');
      if (question.decision === 'open') return { status: 202, body: { handle } };
      const sad = grant(question.credential, question.hashes, question.count);
      return { status: 200, body: { SAD: sad, expiresIn: sadLifetime } };
    },
    extend: (credential: RemoteCredential, body: Members): Answer => {
      const earlier = known(body.SAD);
      if (earlier.credential !== credential.id || earlier.remaining < 1)
        throw new Refused(400, 'invalid_request', 'Invalid parameter SAD');
      permissions.delete(String(body.SAD));
      const sad = grant(credential, hashesOf(body), earlier.remaining);
      return { status: 200, body: { SAD: sad, expiresIn: sadLifetime } };
    },
    /** For signing: each permission once, for its credential, its hashes and its number. */
    use: (credential: RemoteCredential, body: Members): void => {
      const permission = known(body.SAD);
      const hashes = hashesOf(body);
      if (permission.used || permission.credential !== credential.id)
        throw new Refused(400, 'invalid_request', 'Invalid parameter SAD');
      if (hashes.length === 0) throw new Refused(400, 'invalid_request', 'Empty hash array');
      if (
        hashes.length > permission.remaining ||
        hashes.some((hash) => permission.hashes?.has(hash) === false)
      )
        throw new Refused(400, 'invalid_request', 'Hash is not authorized by the SAD');
      permission.used = true;
      permission.remaining -= hashes.length;
    },
    phone: {
      approve: () => decide(questions, 'yes'),
      refuse: () => decide(questions, 'no'),
    },
  };
}

const hashesOf = ({ hashes }: Members): readonly string[] => (hashes ?? []) as string[];

function decide(questions: ReadonlyMap<string, Question>, decision: 'yes' | 'no'): void {
  for (const question of questions.values()) if (question.decision === 'open') question.decision = decision;
}
