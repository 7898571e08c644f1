// What became of letters about accounts, for the administrator: never what they said.
import type { PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { StoredLetter } from '../ports/letters-store.ts';

export type LetterSeen = Omit<StoredLetter, 'sealed' | 'personId' | 'wantedUntil'> & {
  readonly person: PersonId;
  readonly name: string;
};

/** Older ones are history. */
const MOST = 5_000;

/**
 * Newest first.
 * @throws Fault `access.notPermitted`
 */
export const watchLetters = (
  house: Pick<House, 'store' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly LetterSeen[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'notices.watched', target: { schoolId }, at });
    const people = (await view.people()).filter((one) => one.schoolId === schoolId);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return (await view.letters(MOST)).flatMap((letter) => {
      const { id, personId, kind, address, createdAt, dueAt, state, attempts, lastReply, settledAt } = letter;
      const name = personId === null ? undefined : names.get(personId);
      if (personId === null || name === undefined) return [];
      const told = { id, person: personId, name, kind, address, createdAt, dueAt, state, attempts };
      return [{ ...told, lastReply, settledAt }];
    });
  });
