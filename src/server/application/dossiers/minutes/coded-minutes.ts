// What anybody may know of the minutes of a request for change whose printed code they hold.
import type { Instant, Sha256 } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import { parseVerificationCode } from '../../verification-code.ts';

export interface CodedDossierMinutes {
  readonly code: string;
  readonly school: string;
  readonly schoolYear: string;
  /** Everybody who was there has signed. */
  readonly complete: boolean;
  readonly file: { readonly sha256: Sha256; readonly length: number } | null;
  readonly signatures: readonly { readonly person: string; readonly at: Instant }[];
}

/** @param typed as people type it; null for what is no code or belongs to no minutes */
export async function dossierMinutesOfCode(
  { store }: Pick<House, 'store'>,
  typed: string,
): Promise<CodedDossierMinutes | null> {
  const code = parseVerificationCode(typed);
  if (code === null) return null;
  return store.read(async (view) => {
    const paper = await view.dossierMinutesByCode(code);
    const dossier = paper && (await view.dossier(paper.dossierId));
    if (!dossier) return null;
    const segments = await view.dossierMinutesSegments(dossier.id, paper.number);
    const signed = segments.flatMap(({ signer, at }) => (signer === null ? [] : [{ signer, at }]));
    const people = await view.people([...new Set(signed.map(({ signer }) => signer))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const last = segments.at(-1);
    const places = paper.slots.flatMap(({ signer }) => signer ?? []);
    return {
      code,
      school: (await view.schools()).find(({ id }) => id === dossier.schoolId)?.name ?? '',
      schoolYear: dossier.snapshot.context.schoolYear,
      complete: places.every((person) => signed.some(({ signer }) => signer === person)),
      file:
        last === undefined
          ? null
          : {
              sha256: last.fileHash,
              length: segments.reduce((sum, { length }) => sum + length, 0),
            },
      signatures: signed.map(({ signer, at }) => ({ person: names.get(signer) ?? '', at })),
    };
  });
}
