// Minutes of a request for change as those see them who were there or may see the dossier: who has signed, who has not.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { ChangeMinutes, DossierId } from '../../../../workflows/index.ts';
import type { Dossier, DossierMinutesSegment } from '../../ports/dossiers-store.ts';
import type { House } from '../../ports/house.ts';
import { dossierFault } from '../faults.ts';
import { dossierSeenBy } from '../read-dossiers.ts';
import { knownDossier } from '../take-step.ts';

export interface MinutesNamed {
  readonly dossier: DossierId;
  /** From 1 within the dossier. */
  readonly number: number;
  readonly by: PersonId;
}

export interface MinutesSeen {
  readonly dossier: Dossier;
  readonly minutes: ChangeMinutes;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly signed: readonly { readonly person: PersonId; readonly at: Instant }[];
  /** Who was there and has not signed. */
  readonly awaited: readonly PersonId[];
}

/** @throws Fault `dossier.unknown`, `dossier.minutesUnknown` */
export async function dossierMinutesSeenBy(house: House, named: MinutesNamed): Promise<MinutesSeen> {
  const { dossier, minutes } = await minutesFor(house, named);
  return house.store.read(async (view) => {
    const segments = await view.dossierMinutesSegments(dossier.id, minutes.number);
    const there = thereAt(dossier, minutes);
    const names = new Map((await view.people(there)).map(({ id, name }) => [id, name]));
    return { dossier, minutes, names, ...signaturesIn(there, segments) };
  });
}

/** Of a school year, those at which somebody was and which they have not signed, oldest first. */
export const dossierMinutesToSign = (
  house: House,
  asked: { readonly schoolId: string; readonly schoolYear: string; readonly by: PersonId },
): Promise<readonly Pick<MinutesSeen, 'dossier' | 'minutes'>[]> =>
  house.store.read(async (view) => {
    const found: Pick<MinutesSeen, 'dossier' | 'minutes'>[] = [];
    for (const dossier of await view.dossiersOf(asked.schoolId, asked.schoolYear))
      for (const minutes of dossier.snapshot.context.minutes) {
        if (!isThere(dossier, minutes, asked.by)) continue;
        const segments = await view.dossierMinutesSegments(dossier.id, minutes.number);
        if (!segments.some(({ signer }) => signer === asked.by)) found.push({ dossier, minutes });
      }
    return found.toSorted((one, other) => one.minutes.at - other.minutes.at);
  });

/** @throws Fault `dossier.unknown`, `dossier.minutesUnknown` */
export async function minutesFor(
  house: House,
  { dossier: id, number, by }: MinutesNamed,
): Promise<{ readonly dossier: Dossier; readonly minutes: ChangeMinutes }> {
  const dossier = await house.store.read((view) => knownDossier(view, id));
  const minutes = dossier.snapshot.context.minutes.find((one) => one.number === number);
  if (minutes === undefined || !isThere(dossier, minutes, by))
    await dossierSeenBy(house, { dossier: id, by });
  if (minutes === undefined) throw dossierFault('dossier.minutesUnknown', { number });
  return { dossier, minutes };
}

export const isThere = (dossier: Dossier, minutes: ChangeMinutes, by: PersonId): boolean =>
  thereAt(dossier, minutes).includes(by);

const thereAt = ({ snapshot }: Dossier, minutes: ChangeMinutes): readonly PersonId[] => [
  minutes.by,
  snapshot.context.author,
  ...minutes.present,
];

function signaturesIn(there: readonly PersonId[], segments: readonly DossierMinutesSegment[]) {
  const signed = segments.flatMap(({ signer, at }) => (signer === null ? [] : [{ person: signer, at }]));
  return { signed, awaited: there.filter((one) => !signed.some(({ person }) => person === one)) };
}
