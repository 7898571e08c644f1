// Keys that programs come with: shown once, kept as a digest, limited in time and in what they may do.
import { randomBytes } from 'node:crypto';
import { freshId, instant, sha256 } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { accountFault } from '../accounts/faults.ts';
import type { Gate } from '../accounts/gate.ts';
import { sessionLimits } from '../accounts/session-rule.ts';
import { hasFactor, mustHaveFactor } from '../accounts/reach.ts';
import { applicationFault } from '../faults.ts';
import { actorText } from '../journal/entry.ts';
import type { ApiToken, TokenScope } from '../ports/api-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';

const DAY_MS = 86_400_000;
/** Told from other secrets by people and by scanners of leaked ones. */
const PREFIX = 'giaplai_';

export interface NewToken {
  readonly person: PersonId;
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

export interface IssuedToken {
  /** The only time it is to be seen. */
  readonly token: string;
  readonly issued: ApiToken;
}

export async function issueToken(
  house: Pick<House, 'store' | 'clock'>,
  wish: NewToken,
): Promise<IssuedToken> {
  const at = house.clock.now();
  return house.store.write((transaction) => giveToken(transaction, wish, at));
}

/** As `issueToken`, together with what allows it. */
export async function giveToken(
  transaction: Transaction,
  { person, label, scopes, days }: NewToken,
  createdAt: Instant,
): Promise<IssuedToken> {
  const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  const issued: ApiToken = {
    id: freshId(),
    hash: sha256(token),
    personId: person,
    label,
    scopes,
    createdAt,
    expiresAt: instant(createdAt + days * DAY_MS),
    revokedAt: null,
  };
  await transaction.saveApiToken(issued);
  await transaction.append([noted('apiToken.issued', issued, createdAt)]);
  return { token, issued };
}

/**
 * Null for a token that was never given, has run out or was revoked, and while its person's account is suspended.
 * @throws Fault `account.secondFactorNeeded` while its person must have a second factor and has none
 */
export async function tokenFrom(
  { store, clock, secondFactorFor }: Pick<Gate, 'store' | 'clock' | 'secondFactorFor'>,
  token: string,
): Promise<ApiToken | null> {
  if (!token.startsWith(PREFIX)) return null;
  const at = clock.now();
  return store.read(async (view) => {
    const found = await view.apiToken(sha256(token));
    if (found?.revokedAt !== null || !lives(found, at)) return null;
    const { personId } = found;
    const account = await view.accountOfPerson(personId);
    if (account?.state === 'suspended') return null;
    if ((await mustHaveFactor(view, personId, secondFactorFor, at)) && !(await hasFactor(view, account)))
      throw accountFault('account.secondFactorNeeded');
    return found;
  });
}

/** One given under a clock that ran ahead would live for longer than its days. */
const lives = ({ createdAt, expiresAt }: ApiToken, at: Instant): boolean =>
  at < expiresAt && createdAt - at <= sessionLimits.aheadMs;

/** Revoking twice is no error. @throws Fault `token.unknown` for a token of somebody else as well */
export async function revokeToken(
  house: House,
  { id, person }: { readonly id: string; readonly person: PersonId },
): Promise<void> {
  const at = house.clock.now();
  await house.store.write(async (transaction) => {
    const found = (await transaction.apiTokensOf(person)).find((token) => token.id === id);
    if (found === undefined) throw applicationFault('token.unknown');
    if (found.revokedAt !== null) return;
    await transaction.saveApiToken({ ...found, revokedAt: at });
    await transaction.append([noted('apiToken.revoked', found, at)]);
  });
}

/** Whoever took an account over may have given themselves some. */
export async function revokeTokensOf(
  transaction: Transaction,
  { person, by, at }: { readonly person: PersonId; readonly by: Actor; readonly at: Instant },
): Promise<void> {
  const good = (await transaction.apiTokensOf(person)).filter(({ revokedAt }) => revokedAt === null);
  for (const token of good) await transaction.saveApiToken({ ...token, revokedAt: at });
  await transaction.append(good.map((token) => noted('apiToken.revoked', token, at, by)));
}

const noted = (
  type: string,
  { id, personId, scopes }: ApiToken,
  at: Instant,
  by: Actor = { person: personId },
) => ({
  at,
  actor: actorText(by),
  record: null,
  event: { type, token: id, scopes },
});
