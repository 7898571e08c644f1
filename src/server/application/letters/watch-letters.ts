// What became of letters about accounts, for the administrator: never what they said.
import type { PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { PageOf } from '../ports/api-store.ts';
import type { House } from '../ports/house.ts';
import type { StoredLetter } from '../ports/letters-store.ts';

export type LetterSeen = Omit<StoredLetter, 'sealed' | 'personId' | 'wantedUntil'> & {
  readonly person: PersonId;
  readonly name: string;
};

/**
 * Newest first; null when the page goes on after something else.
 * @throws Fault `access.notPermitted`
 */
export const watchLetters = (
  house: Pick<House, 'store' | 'clock'>,
  { schoolId, by, page }: { readonly schoolId: string; readonly by: PersonId; readonly page: PageOf },
): Promise<readonly LetterSeen[] | null> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'notices.watched', target: { schoolId }, at });
    const letters = await view.lettersPage(schoolId, page);
    if (letters === null) return null;
    const people = await view.people([...new Set(letters.flatMap(({ personId }) => personId ?? []))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return letters.flatMap((letter) => {
      const { id, personId, kind, address, createdAt, dueAt, state, attempts, lastReply, settledAt } = letter;
      const name = personId === null ? undefined : names.get(personId);
      if (personId === null || name === undefined) return [];
      const told = { id, person: personId, name, kind, address, createdAt, dueAt, state, attempts };
      return [{ ...told, lastReply, settledAt }];
    });
  });
