// Puts a letter about an account into the store, in the transaction that gives cause for it: it outlives a restart.
import { canonicalJson, freshId } from '../../../kernel/index.ts';
import type { Brand, Instant } from '../../../kernel/index.ts';
import type { AccountLetter, SecretBox } from '../ports/credentials.ts';
import type { Transaction } from '../ports/unit-of-work.ts';

const HOUR_MS = 3_600_000;
/** Word that something was changed is still wanted the next day. */
const WANTED_FOR_MS = 24 * HOUR_MS;

/**
 * Letters carry codes that open accounts: they are sealed, and forgotten once they are sent or given up.
 * @param letter null where nobody is meant: as much work, and nothing that anybody gets
 */
export async function queueLetter(
  transaction: Transaction,
  secrets: SecretBox,
  letter: AccountLetter | null,
  at: Instant,
): Promise<void> {
  const id = freshId<Brand<string, 'LetterId'>>();
  const meant = letter ?? nobody(at);
  await transaction.addLetter({
    id,
    personId: letter === null ? null : letter.person,
    kind: meant.kind,
    address: meant.to,
    sealed: secrets.seal(canonicalJson({ ...meant }), contextOf(id)),
    createdAt: at,
    dueAt: at,
    wantedUntil: 'until' in meant ? meant.until : ((at + WANTED_FOR_MS) as Instant),
  });
}

/** @throws Fault `account.secretUnreadable` under another key */
export const openLetter = (secrets: SecretBox, id: string, sealed: string): AccountLetter =>
  JSON.parse(secrets.open(sealed, contextOf(id))) as AccountLetter;

const contextOf = (id: string) => `letter ${id}`;

const nobody = (at: Instant): AccountLetter => ({
  kind: 'passwordLink',
  person: '00000000-0000-0000-0000-000000000000' as AccountLetter['person'],
  to: '',
  name: '',
  token: '',
  until: at,
});
