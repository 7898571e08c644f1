// What others know of the holder of an account, and so might try as a password.
import type { View } from '../ports/unit-of-work.ts';
import type { Account } from './account.ts';

export async function about(view: View, account: Account): Promise<readonly string[]> {
  const [person] = await view.people([account.personId]);
  const school = (await view.schools()).find(({ id }) => id === account.schoolId);
  return [account.loginName, account.email ?? '', person?.name ?? '', school?.name ?? ''].filter(
    (text) => text !== '',
  );
}

export async function nameOfHolder(view: View, account: Account): Promise<string> {
  const [person] = await view.people([account.personId]);
  return person?.name ?? account.loginName;
}
