// Whose family can be told, for the homeroom teacher and the office: who agreed, how, and whose address fails.
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import { permission, targetOfClass } from '../access/permission.ts';
import { failingKey } from '../notices/address.ts';
import type { FamilyConsent } from '../ports/family-store.ts';
import type { House } from '../ports/house.ts';
import { familiesIn } from './families.ts';

export interface PupilFamily {
  readonly pupil: string;
  readonly parents: readonly {
    readonly person: PersonId;
    readonly name: string;
    readonly consent: FamilyConsent | null;
    readonly failing: boolean;
  }[];
}

/**
 * In the class list's order, pupils without known parents included.
 * @throws Fault `class.unknown`, `access.notPermitted`
 */
export const familiesOfClass = (
  house: House,
  { classId, by }: { readonly classId: ClassId; readonly by: PersonId },
): Promise<readonly PupilFamily[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    const target = await targetOfClass(view, classId);
    await permission(view, { person: by, action: 'family.consentNoted', target, at });
    const families =
      (await familiesIn(view, target.schoolId, at)).get(classId) ?? new Map<string, PersonId[]>();
    const consents = new Map((await view.standingConsents()).map((one) => [one.personId, one]));
    const failing = new Set((await view.failingAddresses()).map(({ address }) => address));
    const names = new Map(
      (await view.people([...families.values()].flat())).map(({ id, name }) => [id, name]),
    );
    const pupils = (await view.recordsOf(classId)).filter(({ kind }) => kind === 'transcript');
    return pupils.map(({ key: pupil }) => ({
      pupil,
      parents: (families.get(pupil) ?? []).map((person) => {
        const consent = consents.get(person) ?? null;
        const fails = consent !== null && failing.has(failingKey(consent.address));
        return { person, name: names.get(person) ?? '', consent, failing: fails };
      }),
    }));
  });
