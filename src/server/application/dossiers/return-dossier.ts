// Whoever's turn it is asks for a change, and that is minuted (biên bản ghi nhớ, R55); the author withdraws.
import type { PersonId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { Dossier } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import { refusalFault } from '../refusal-fault.ts';
import { judgeDeed, keepStep, type DossierDeed } from './take-step.ts';

export interface ChangeRequest extends DossierDeed {
  /** What is to be changed. */
  readonly reason: string;
  readonly place: string;
  /** Who was there beside the two it is about. */
  readonly present: readonly PersonId[];
}

const LONGEST = 4_000;

/** @throws Fault `dossier.*`, `access.notPermitted`, `policy.*`, `person.unknown` */
export function returnDossier(
  house: House,
  { reason, place, present, ...deed }: ChangeRequest,
): Promise<Dossier> {
  const at = house.clock.now();
  const minutes = {
    reason: reason.normalize('NFC').trim().slice(0, LONGEST),
    place: place.normalize('NFC').trim().slice(0, LONGEST),
    present: [...new Set(present)],
  };
  return house.store.write(async (transaction) => {
    const judged = await judgeDeed(transaction, deed, 'dossier.returned', at, (_, as) => ({
      ...{ type: 'dossier.returned' as const, by: deed.by, as, at },
      ...minutes,
    }));
    const { schoolId } = judged.dossier;
    const people = await transaction.people(minutes.present);
    for (const person of minutes.present)
      if (people.find(({ id }) => id === person)?.schoolId !== schoolId)
        throw applicationFault('person.unknown', { person });
    if (minutes.present.includes(deed.by) || minutes.present.includes(judged.dossier.snapshot.context.author))
      throw refusalFault(presentBeside);
    return keepStep(transaction, judged);
  });
}

const presentBeside = {
  code: 'dossier.minutesIncomplete',
  vi: 'Thành phần tham dự chỉ ghi những người khác ngoài người kiểm tra và người soạn',
  en: 'Those present are others than whoever checks and the author, who are there by themselves',
};

/** @throws Fault `dossier.*`, `policy.*` */
export function withdrawDossier(house: House, deed: DossierDeed): Promise<Dossier> {
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    const withdrawn = () => ({ type: 'dossier.withdrawn' as const, by: deed.by, at });
    return keepStep(transaction, await judgeDeed(transaction, deed, null, at, withdrawn));
  });
}
