// The accounts of a school, for those who look after them (R14).
import type { PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import { cardOf } from './account.ts';
import type { AccountCard } from './account.ts';
import type { PageOf } from '../ports/api-store.ts';
import type { Gate } from './gate.ts';

/** By login name; null when `page` begins behind none of theirs. @throws Fault `access.notPermitted` */
export function listAccounts(
  gate: Pick<Gate, 'store' | 'clock'>,
  { by, schoolId, page }: { readonly by: PersonId; readonly schoolId: string; readonly page: PageOf },
): Promise<readonly AccountCard[] | null> {
  const at = gate.clock.now();
  return gate.store.read(async (view) => {
    await permission(view, { person: by, action: 'account.read', target: { schoolId }, at });
    return (await view.accountsPage(schoolId, page))?.map(cardOf) ?? null;
  });
}
