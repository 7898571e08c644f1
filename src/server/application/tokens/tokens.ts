// Keys that programs come with: shown once, kept as a digest, limited in time and in what they may do.
import { randomBytes } from 'node:crypto';
import { freshId, instant, sha256 } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { ApiToken, TokenScope } from '../ports/api-store.ts';
import type { House } from '../ports/house.ts';

const DAY_MS = 86_400_000;
/** Told from other secrets by people and by scanners of leaked ones. */
const PREFIX = 'giaplai_';

export interface NewToken {
  readonly person: PersonId;
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

/** The only time the token itself is to be seen. */
export async function issueToken(
  house: House,
  { person, label, scopes, days }: NewToken,
): Promise<{ readonly token: string; readonly issued: ApiToken }> {
  const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  const createdAt = house.clock.now();
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
  await house.store.write(async (transaction) => {
    await transaction.saveApiToken(issued);
    await transaction.append([noted('apiToken.issued', issued, createdAt)]);
  });
  return { token, issued };
}

/** Null for a token that was never given, has run out or was revoked. */
export async function tokenFrom(house: House, token: string): Promise<ApiToken | null> {
  if (!token.startsWith(PREFIX)) return null;
  const found = await house.store.read((view) => view.apiToken(sha256(token)));
  return found !== null && found.revokedAt === null && found.expiresAt > house.clock.now() ? found : null;
}

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

const noted = (type: string, { id, personId, scopes }: ApiToken, at: ApiToken['createdAt']) => ({
  at,
  actor: `person:${personId}`,
  record: null,
  event: { type, token: id, scopes },
});
